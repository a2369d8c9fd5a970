#include "pipeline/serve/guard.h"

#include <fmt/core.h>

#include <algorithm>

namespace prongsai::serve {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

/// Where the port of "name:port" begins, with its colon; the end where there is none.
std::size_t port_of(std::string_view authority) {
  const std::size_t colon = authority.rfind(':');
  const std::size_t bracket = authority.rfind(']');
  const bool is_there = colon != std::string_view::npos && (bracket == std::string_view::npos || bracket < colon);
  return is_there ? colon : authority.size();
}

bool changes_something(const Request& request) { return request.method != "GET" && request.method != "HEAD"; }

}  // namespace

HostGuard::HostGuard(const std::string& listened, std::uint16_t port, const std::vector<std::string>& names) {
  const std::string number = listened.find(':') == std::string::npos ? listened : '[' + listened + ']';
  for (const std::string& name : {std::string("localhost"), std::string("127.0.0.1"), std::string("[::1]"), number}) {
    authorities_.insert(fmt::format("{}:{}", name, port));
    if (port == 80) authorities_.insert(name + ":");  // browsers leave it out
  }
  for (const std::string& name : names) authorities_.insert(lower_case(name));
}

bool HostGuard::knows(std::string_view authority) const {
  const std::string wanted = lower_case(authority);
  const std::string name = wanted.substr(0, port_of(wanted));
  return authorities_.contains(wanted) || authorities_.contains(name) || (name == wanted && authorities_.contains(name + ':'));
}

bool HostGuard::is_own_origin(std::string_view origin) const {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) return knows(origin.substr(scheme.size()));
  }
  return false;  // "null" too
}

std::optional<Response> HostGuard::refuse(const Request& request) const {
  const auto hosts = request.header("host");
  if (hosts.size() != 1) return failure(400, "bad_host", "a request has one Host");
  if (!knows(hosts[0])) return failure(421, "wrong_host", "this server is not known by that name; `prongsai serve --host NAME` makes it known");
  const auto origins = request.header("origin");
  const bool is_foreign = std::any_of(origins.begin(), origins.end(), [&](std::string_view origin) { return !is_own_origin(origin); });
  const auto sites = request.header("sec-fetch-site");
  const bool is_cross_site = std::find(sites.begin(), sites.end(), "cross-site") != sites.end();
  // A link from another site to a page of this one is no harm; its scripts and forms are.
  const auto modes = request.header("sec-fetch-mode");
  const bool is_visit = !changes_something(request) && modes.size() == 1 && modes[0] == "navigate";
  if ((is_foreign || is_cross_site) && !is_visit) return failure(403, "wrong_origin", "pages of other sites may not ask this server");
  return std::nullopt;
}

}  // namespace prongsai::serve
