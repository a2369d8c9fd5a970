#include "pipeline/serve/request_log.h"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "pipeline/utc_now.h"

namespace prongsai::serve {

Reply logged(const Request& request, Reply reply) {
  using Clock = std::chrono::steady_clock;
  std::string path = request.target.substr(0, request.target.find('?'));
  return [reply = std::move(reply), method = request.method, path = std::move(path), begin = Clock::now()](Response response) {
    const auto taken = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    const std::int64_t bytes = response.file ? response.file->stamp.size : response.body ? static_cast<std::int64_t>(response.body->size()) : 0;
    using Json = nlohmann::ordered_json;
    const Json line{
        {"time", utc_now()}, {"method", method}, {"path", path}, {"status", response.status}, {"milliseconds", static_cast<std::int64_t>(taken)},
        {"bytes", bytes}};
    fmt::print(stderr, "{}\n", line.dump(-1, ' ', false, Json::error_handler_t::replace));
    reply(std::move(response));
  };
}

}  // namespace prongsai::serve
