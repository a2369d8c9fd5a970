#include "pipeline/serve/http.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace prongsai::serve {

std::vector<std::string_view> Request::header(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : headers) {
    if (key == name) values.push_back(value);
  }
  return values;
}

bool accepts_gzip(const Request& request) {
  for (std::string_view list : request.header("accept-encoding")) {
    while (!list.empty()) {
      const std::string_view coding = list.substr(0, list.find(','));
      list.remove_prefix(std::min(coding.size() + 1, list.size()));
      const std::size_t begin = coding.find_first_not_of(" \t");
      if (begin == std::string_view::npos) continue;
      const std::string_view name = coding.substr(begin, coding.find_first_of("; \t", begin) - begin);
      const std::size_t weight = coding.find("q=");
      const bool is_nothing = weight != std::string_view::npos && coding.find_first_not_of("0.", weight + 2) == std::string_view::npos;
      if (name == "gzip") return !is_nothing;
    }
  }
  return false;
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
