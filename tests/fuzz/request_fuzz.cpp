#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/serve/description.h"
#include "pipeline/serve/list_as_csv.h"
#include "pipeline/serve/router.h"
#include "pipeline/serve/routes.h"
#include "pipeline/serve/target.h"
#include "pipeline/store/store.h"
#include "pipeline/utf8.h"
#include "tests/support/readings.h"

namespace {

using namespace prongsai::serve;

void hold(bool condition) {
  if (!condition) std::abort();
}

/// The value, which is there.
template <typename Value>
Value value_of(prongsai::Result<Value> result) {
  hold(bool{result});
  return *std::move(result);
}

/// A database of one report that says one of everything, and what else answers are made from.
struct World {
  prongsai::Store store = value_of(prongsai::Store::open(":memory:", "1"));
  const prongsai::Gazetteer gazetteer = value_of(prongsai::Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference"));
  const prongsai::ItaReference ita = value_of(prongsai::ItaReference::read(PRONGSAI_SOURCE_DIR "/data/reference"));
  const Description description = value_of(Description::read(PRONGSAI_SOURCE_DIR "/data/api"));

  World() { hold(bool{store.write({"/reports/a.pdf", "a.pdf", std::string(64, 'a'), 100}, prongsai::testing::full_reading())}); }
  Context context() { return {store.database(), gazetteer, &ita}; }
};

World& world() {
  static World only;
  return only;
}

std::string encoded(std::string_view text) {
  std::string code;
  for (const char c : text) {
    char hexadecimal[4];
    std::snprintf(hexadecimal, sizeof hexadecimal, "%%%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    code += hexadecimal;
  }
  return code;
}

/// The same address with every byte encoded reads the same.
void hold_when_encoded(const Target& target) {
  std::string text;
  for (const std::string& segment : target.segments) text += '/' + encoded(segment);
  // An empty segment at the end is none.
  if (text.empty() || (!target.segments.empty() && target.segments.back().empty())) text += '/';
  char before = '?';
  for (const auto& [name, value] : target.query) {
    text += before + encoded(name) + '=' + encoded(value);
    before = '&';
  }
  const auto again = read_target(text);
  hold(again && again->segments == target.segments && again->query == target.query);
}

void hold_kinds(const Question& question, const Arguments& arguments) {
  for (const auto* parameters : {&question.parameters, &list_parameters()}) {
    for (const Parameter& parameter : *parameters) {
      if (!arguments.has(parameter.name)) continue;
      hold(arguments.text(parameter.name).size() <= most_bytes_of_a_text);
      if (parameter.kind == ParameterKind::integer) hold(arguments.integer(parameter.name).value_or(-1) >= 0);
      if (parameter.kind == ParameterKind::number) hold(std::isfinite(arguments.number(parameter.name).value_or(NAN)));
    }
  }
}

/// What there is no answer to is not there, or makes no sense; nothing is the server's fault.
template <typename Answer>
void hold_answer(const prongsai::Result<Answer>& answer) {
  hold(answer || answer.error().code == prongsai::ErrorCode::empty || answer.error().code == prongsai::ErrorCode::unsupported);
  hold(bool{world().store.database().take_status()});
}

void ask(const Question& question, const Arguments::Values& values) {
  hold_kinds(question, Arguments(values));
  const auto answer = question.answer(world().context(), Arguments(values));
  hold_answer(answer);
  if (answer) hold(prongsai::is_utf8(answer->dump(-1, ' ', false, Json::error_handler_t::replace)));
  if (question.is_list) hold_answer(list_as_csv(question, world().context(), values, true, world().description.columns(question.schema)));
}

}  // namespace

/// Any bytes as the target of a request below /api/v1, whose question is answered.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto target = read_target({reinterpret_cast<const char*>(data), size});
  if (!target) return 0;
  hold(target->path.starts_with('/') && prongsai::is_utf8(target->path));
  hold_when_encoded(*target);
  const Found found = find_route(routes(), "GET", target->segments);
  if (found.route == nullptr) return 0;
  const auto values = checked(found.route->form, found.in_path, target->query);
  if (values && found.route->handling == Handling::question) ask(found.route->form, *values);
  return 0;
}
