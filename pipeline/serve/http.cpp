#include "pipeline/serve/http.h"

#include <nlohmann/json.hpp>

namespace prongsai::serve {

std::vector<std::string_view> Request::header(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : headers) {
    if (key == name) values.push_back(value);
  }
  return values;
}

Response response(int status, std::string content_type, std::string body) {
  return {status, std::move(content_type), {}, std::make_shared<const std::string>(std::move(body))};
}

Response failure(int status, std::string_view code, std::string_view message) {
  using Json = nlohmann::ordered_json;
  const Json told{{"error", {{"code", code}, {"message", message}}}};
  return response(status, "application/json; charset=utf-8", told.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

}  // namespace prongsai::serve
