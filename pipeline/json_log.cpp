#include "pipeline/json_log.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "pipeline/discover.h"
#include "pipeline/utc_now.h"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

Json null_or(std::string_view text) { return text.empty() ? Json() : Json(text); }

template <typename Number>
Json null_or(Number number) {
  return number == 0 ? Json() : Json(number);
}

}  // namespace

Result<std::unique_ptr<JsonLog>> JsonLog::open(const std::filesystem::path& file) {
  std::FILE* const out = file == "-" ? stdout : std::fopen(file.c_str(), "ae");
  if (out == nullptr) return Error{ErrorCode::io_failed, fmt::format("--json-log {}: {}", printable(file.string()), std::strerror(errno)), "", 0};
  return std::unique_ptr<JsonLog>(new JsonLog(out));
}

JsonLog::~JsonLog() {
  if (out_ != stdout) std::fclose(out_);
}

template <typename AnyJson>
void JsonLog::write(const AnyJson& line) {
  if (is_broken_) return;
  const std::string text = line.dump(-1, ' ', false, AnyJson::error_handler_t::replace) + '\n';
  is_broken_ = std::fwrite(text.data(), 1, text.size(), out_) != text.size() || std::fflush(out_) != 0;
  if (is_broken_) write_to(stderr, fmt::format("prongsai: the JSON log ends here: {}\n", std::strerror(errno)));
}

void JsonLog::begin(const RunStart& run) {
  write(Json{{"event", "run_started"},
             {"time", utc_now()},
             {"run", run.run_id},
             {"database", run.database},
             {"program_version", run.program_version},
             {"extractor_version", run.extractor_version},
             {"files", run.files},
             {"planned", run.planned}});
}

void JsonLog::done(const FinishedFile& file) {
  write(Json{{"event", "document"},
             {"time", utc_now()},
             {"path", file.path},
             {"status", file.status},
             {"stage", null_or(file.stage)},
             {"code", null_or(file.code)},
             {"error", null_or(file.error)},
             {"pages", null_or(file.pages)},
             {"seconds", file.seconds},
             {"peak_mb", null_or(file.peak_mb)}});
}

void JsonLog::end(const BatchSummary& summary) {
  write(Json{{"event", "run_finished"},
             {"time", utc_now()},
             {"outcome", summary.outcome()},
             {"files", summary.files},
             {"bytes", summary.bytes},
             {"ok", summary.ok},
             {"partial", summary.partial},
             {"failed", summary.failed},
             {"unchanged", summary.unchanged},
             {"copied", summary.copied},
             {"vanished", summary.vanished},
             {"skipped", summary.skipped},
             {"failing", summary.failing},
             {"seconds", summary.seconds}});
}

}  // namespace prongsai
