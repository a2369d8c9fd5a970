#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/serve/http.h"

namespace prongsai::serve {

/// Lets in what was meant for this server. A page of another site that makes a browser ask here, also by a name of its own that leads to this
/// machine (DNS rebinding), is refused: Host must be a name of this server, with its port; so must Origin where it is given and
/// something is to be changed, or Sec-Fetch-Site says that another site asks.
class HostGuard {
 public:
  /// `names` are those that the server is known by besides localhost and the numbers of this machine; with a port of their own where one is given
  /// ("reports.example.org:443"), else with any. `listened` is the number that it listens on.
  HostGuard(const std::string& listened, std::uint16_t port, const std::vector<std::string>& names);

  /// A refusal; nothing where the request may go on.
  std::optional<Response> refuse(const Request& request) const;

 private:
  bool knows(std::string_view authority) const;
  bool is_own_origin(std::string_view origin) const;

  std::set<std::string, std::less<>> authorities_;  ///< name:port, or a name alone where any port will do
};

}  // namespace prongsai::serve
