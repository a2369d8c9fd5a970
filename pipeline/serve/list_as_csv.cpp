#include "pipeline/serve/list_as_csv.h"

#include <fmt/core.h>

#include <utility>

#include "pipeline/serve/csv_answer.h"

namespace prongsai::serve {
namespace {

/// Items that are asked for at once: some megabytes.
constexpr std::int64_t items_of_a_slice = 2'000;

void set(Arguments::Values& values, const char* name, std::int64_t number) {
  values.erase(name);
  values.emplace(name, std::to_string(number));
}

}  // namespace

Result<std::string> list_as_csv(const Question& question, const Context& context, Arguments::Values values, bool is_whole,
                                std::vector<std::string> columns) {
  CsvAnswer csv(std::move(columns));
  if (is_whole) set(values, "limit", items_of_a_slice);
  std::int64_t offset = Arguments(values).integer("offset").value_or(0);
  while (true) {
    const auto answer = question.answer(context, Arguments(values));
    if (!answer) return answer.error();
    if (const Status status = context.database.take_status(); !status) return status.error();
    const Json& items = answer->at("items");
    if (is_whole && answer->at("total").get<std::int64_t>() - offset > most_rows_of_a_list && csv.rows() == 0) {
      return Error{ErrorCode::unsupported,
                   fmt::format("a list of more than {} rows is not given whole: ask for less, or run `prongsai export`", most_rows_of_a_list), "", 0};
    }
    csv.add(items);
    if (!is_whole || items.size() < static_cast<std::size_t>(items_of_a_slice)) return std::move(csv).text();
    set(values, "offset", offset += items_of_a_slice);
  }
}

}  // namespace prongsai::serve
