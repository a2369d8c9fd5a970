#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "models/result.h"
#include "pipeline/serve/http.h"

namespace prongsai::serve {

/// Where to listen.
struct Address {
  std::string host = "127.0.0.1";  ///< a number: 127.0.0.1, ::1
  std::uint16_t port = 8080;       ///< 0: any that is free
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:8080", or the port alone. Fails with `unsupported`.
Result<Address> address_of(const std::string& text);

/// Whether only this machine can reach it.
bool is_loopback(const Address& address);

/// What clients may take.
struct HttpLimits {
  std::size_t target_bytes = 8 * 1024;     ///< 414
  std::size_t head_bytes = 16 * 1024;      ///< 431
  std::size_t body_bytes = 64 * 1024;      ///< 413
  std::size_t connections = 256;           ///< one more ends the one that has waited longest for its client; 503 where all are answered
  std::chrono::seconds request_time{15};   ///< for a whole request, and between two of them
  std::chrono::seconds response_time{30};  ///< for a response to be taken, and a second more for each 64 KiB
  std::int64_t unsent_bytes = std::int64_t{64} * 1024 * 1024;  ///< of responses that clients do not take: 503 beyond
};

/// HTTP/1.1 on one thread that waits for no client: a slow one takes a place among the connections and nothing else. Requests
/// beyond the limits are answered here, with the form of failure().
class HttpServer {
 public:
  /// Called on the thread of run(), must not wait: replies at once or from another thread. May throw what std::exception is: 500.
  using Handler = std::function<void(Request, Reply)>;

  /// Changes a response before it is sent, also those that are made here.
  using Finish = std::function<void(Response&)>;

  /// Fails with `io_failed` where the address cannot be had.
  static Result<HttpServer> listen(const Address& address, const HttpLimits& limits = {});

  HttpServer(HttpServer&&) noexcept;
  ~HttpServer();

  /// That was asked for, or given.
  std::uint16_t port() const;

  /// Answers until SIGINT or SIGTERM comes, or stop().
  void run(const Handler& handler, const Finish& finish);

  /// From any thread.
  void stop();

  struct State;

 private:
  explicit HttpServer(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace prongsai::serve
