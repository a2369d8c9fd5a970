#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/result.h"
#include "pipeline/serve/http.h"
#include "pipeline/serve/question.h"
#include "pipeline/store/corrections.h"
#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

/// A secret of 128 bits, as 32 digits. Fails with `internal` where the system has none to give.
Result<std::string> new_token();

/// Why a request may change nothing: 403 where nobody may (`token` is empty), 401 without the token, 415 where what comes is no JSON.
std::optional<Response> refuse_change(const Request& request, const std::string& token);

/// What people say of values and findings, kept as `prongsai correct` keeps it. One thread at a time.
class Edits {
 public:
  Edits(std::string database, const std::atomic<bool>& is_stopping) : file_(std::move(database)), is_stopping_(is_stopping) {}

  /// {"state","by","note"} of the finding `id`.
  Response review(std::int64_t finding, const std::string& body);

  /// {"record_kind","record_id","column","value","by","note"}
  Response correct(const std::string& body);

  Response withdraw(std::int64_t correction);

 private:
  Response make(const CorrectionRequest& request);
  Result<Database> open();

  std::string file_;
  const std::atomic<bool>& is_stopping_;
  bool was_busy_ = false;
};

}  // namespace prongsai::serve
