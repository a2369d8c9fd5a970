#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/original_file.h"

namespace prongsai::serve {

/// What was asked, as it came; nothing of it is believed yet.
struct Request {
  std::string method;  ///< "GET"
  std::string target;  ///< path and query, encoded
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  /// All values of a header, whose name is in lower case.
  std::vector<std::string_view> header(std::string_view name) const;
};

/// Whether an answer may be packed by gzip: where that is named, and not with the weight of nothing (RFC 9110, 12.5.3).
bool accepts_gzip(const Request& request);

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;        ///< null: none
  std::shared_ptr<const OriginalFile> file = {};  ///< instead of a body: sent for as long as it stays as it was
};

Response response(int status, std::string content_type, std::string body);

/// {"error":{"code","message"}}
Response failure(int status, std::string_view code, std::string_view message);

/// Takes the response to a request: once, from any thread.
using Reply = std::function<void(Response)>;

}  // namespace prongsai::serve
