#include "pipeline/serve/http_server.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <list>
#include <map>
#include <optional>
#include <utility>

#include "pipeline/discover.h"

namespace prongsai::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using ErrorOf = beast::error_code;

/// A body in Beast's terms: pieces of an open file, which must stay as it was.
struct SentFileBody {
  using value_type = std::shared_ptr<const OriginalFile>;

  static std::uint64_t size(const value_type& file) { return static_cast<std::uint64_t>(file->stamp.size); }

  class writer {
   public:
    using const_buffers_type = asio::const_buffer;

    template <bool is_request, typename Fields>
    writer(const http::header<is_request, Fields>&, const value_type& file) : file_(file) {}

    void init(ErrorOf& error) { error = {}; }

    boost::optional<std::pair<const_buffers_type, bool>> get(ErrorOf& error) {
      const std::int64_t left = file_->stamp.size - sent_;
      if (left == 0) return boost::none;
      const bool is_same = is_as_it_was(file_->file.number(), file_->stamp);
      const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(left, static_cast<std::int64_t>(buffer_.size())));
      const ssize_t got = is_same ? pread(file_->file.number(), buffer_.data(), wanted, static_cast<off_t>(sent_)) : -1;
      if (got <= 0) {
        error = http::make_error_code(http::error::partial_message);  // ends the connection: what was promised does not come
        return boost::none;
      }
      sent_ += got;
      return {{const_buffers_type(buffer_.data(), static_cast<std::size_t>(got)), sent_ < file_->stamp.size}};
    }

   private:
    const value_type& file_;
    std::int64_t sent_ = 0;
    std::array<char, 65536> buffer_;
  };
};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

Error refusal(std::string message) { return {ErrorCode::io_failed, std::move(message), "", 0}; }

class Session;

}  // namespace

/// All of it belongs to the thread of run(), but what is posted to `io`.
struct HttpServer::State : std::enable_shared_from_this<HttpServer::State> {
  explicit State(const HttpLimits& given) : limits(given) {}

  void accept();
  void take(tcp::socket socket);
  void end_all();

  HttpLimits limits;
  Handler handler;
  Finish finish;
  std::list<std::shared_ptr<Session>> waiting;                  ///< for a request of their client, the longest first
  std::map<std::uint64_t, std::shared_ptr<Session>> answering;  ///< by the number of the request
  std::list<std::weak_ptr<Session>> open;
  std::uint64_t requests = 0;
  std::int64_t unsent = 0;  ///< bytes of responses
  asio::io_context io{1};   // goes before what its handlers look at
  tcp::acceptor acceptor{io};
  asio::steady_timer pause{io};
};

namespace {

/// A connection: reads a request, has it answered, sends the response, and again.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, HttpServer::State& server) : stream_(std::move(socket)), server_(server), buffer_(most_buffered(server.limits)) {}

  ~Session() { server_.unsent -= unsent_; }

  void begin() { read(); }

  void refuse(Response refusal) {
    is_last_ = true;
    send(std::move(refusal));
  }

  void close() {
    const auto self = shared_from_this();
    leave_queue();
    stream_.close();
  }

 private:
  static std::size_t most_buffered(const HttpLimits& limits) { return limits.head_bytes + 16 * 1024; }

  void enter_queue() { place_ = server_.waiting.insert(server_.waiting.end(), shared_from_this()); }

  void leave_queue() {
    if (!place_) return;
    const auto place = *std::exchange(place_, std::nullopt);
    server_.waiting.erase(place);
  }

  void read() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(server_.limits.head_bytes));
    parser_->body_limit(server_.limits.body_bytes);
    stream_.expires_after(server_.limits.request_time);
    enter_queue();
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](ErrorOf error, std::size_t) { self->on_read(error); });
  }

  void on_read(ErrorOf error) {
    leave_queue();
    if (error) return on_bad_read(error);
    const auto& message = parser_->get();
    is_last_ = !message.keep_alive();
    is_head_ = message.method() == http::verb::head;
    version_ = message.version();
    Request request{std::string(message.method_string()), std::string(message.target()), {}, message.body()};
    for (const auto& field : message)
      request.headers.emplace_back(lower_case({field.name_string().data(), field.name_string().size()}), field.value());
    parser_.reset();
    if (request.target.size() > server_.limits.target_bytes) return refuse(target_too_long());
    if (server_.unsent > server_.limits.unsent_bytes) return refuse(failure(503, "busy", "too much is waiting to be sent; try again"));
    answer(std::move(request));
  }

  void answer(Request request) {
    // The response may come from any thread, and after this server has ended.
    const std::uint64_t number = ++server_.requests;
    const Reply reply = [state = server_.shared_from_this(), number](Response response) {
      asio::post(state->io, [&state = *state, number, response = std::move(response)]() mutable {
        if (const auto asked = state.answering.extract(number)) asked.mapped()->send(std::move(response));
      });
    };
    server_.answering.emplace(number, shared_from_this());
    try {
      server_.handler(std::move(request), reply);
    } catch (const std::exception&) {
      reply(failure(500, "internal", "this could not be answered"));
    }
  }

  Response target_too_long() const {
    return failure(414, "target_too_long", fmt::format("an address may have {} bytes", server_.limits.target_bytes));
  }

  void on_bad_read(ErrorOf error) {
    // Where nobody listens any more, or took his time, there is nothing to be told.
    if (error == http::error::end_of_stream || error == beast::error::timeout || error == asio::error::operation_aborted) return close();
    if (error.category() != http::make_error_code(http::error::bad_method).category()) return close();
    is_last_ = true;
    if (error == http::error::body_limit)
      return send(failure(413, "body_too_large", fmt::format("a body may have {} bytes", server_.limits.body_bytes)));
    if (error != http::error::header_limit && error != http::error::buffer_overflow)
      return send(failure(400, "bad_request", "this is not HTTP: " + error.message()));
    const auto unread = buffer_.data();
    const std::string_view text(static_cast<const char*>(unread.data()), unread.size());
    const bool is_line_read = !parser_->get().target().empty();
    if (!is_line_read && text.find('\n') > server_.limits.target_bytes) return send(target_too_long());
    send(failure(431, "headers_too_large", fmt::format("headers may have {} bytes", server_.limits.head_bytes)));
  }

  template <typename Body>
  void write(http::response<Body> message, const Response& response, std::int64_t bytes) {
    message.version(version_);
    message.result(static_cast<unsigned>(response.status));
    if (!response.content_type.empty()) message.set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) message.set(name, value);
    message.keep_alive(!is_last_);
    message.content_length(static_cast<std::uint64_t>(bytes));
    stream_.expires_after(server_.limits.response_time + std::chrono::seconds(bytes / 65536));
    const auto whole = std::make_shared<http::response<Body>>(std::move(message));
    const auto serializer = std::make_shared<http::response_serializer<Body>>(*whole);
    const auto done = [self = shared_from_this(), whole, serializer](ErrorOf error, std::size_t) { self->on_written(error); };
    if (is_head_) return http::async_write_header(stream_, *serializer, done);
    http::async_write(stream_, *serializer, done);
  }

  void send(Response response) {
    server_.finish(response);
    sent_ = std::move(response);
    if (sent_.file) {
      http::response<SentFileBody> message;
      message.body() = sent_.file;
      return write(std::move(message), sent_, sent_.file->stamp.size);
    }
    const std::string_view text = sent_.body ? std::string_view(*sent_.body) : std::string_view();
    if (sent_.body && sent_.body.use_count() == 1) unsent_ = static_cast<std::int64_t>(text.size());
    server_.unsent += unsent_;
    http::response<http::span_body<const char>> message;
    message.body() = beast::span<const char>(text.data(), text.size());
    write(std::move(message), sent_, static_cast<std::int64_t>(text.size()));
  }

  void on_written(ErrorOf error) {
    sent_ = {};
    server_.unsent -= std::exchange(unsent_, 0);
    if (error) return close();
    if (!is_last_) return read();
    ErrorOf ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds(2));
    drain();
  }

  // Closing with something unread would take the response from a client that is still sending.
  void drain() {
    stream_.async_read_some(asio::buffer(rest_), [self = shared_from_this()](ErrorOf error, std::size_t) { error ? self->close() : self->drain(); });
  }

  beast::tcp_stream stream_;
  HttpServer::State& server_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<std::list<std::shared_ptr<Session>>::iterator> place_;
  Response sent_;
  std::int64_t unsent_ = 0;
  std::array<char, 4096> rest_;
  unsigned version_ = 11;
  bool is_last_ = false, is_head_ = false;
};

}  // namespace

void HttpServer::State::accept() {
  acceptor.async_accept([this](ErrorOf error, tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (!error) {
      take(std::move(socket));
      return accept();
    }
    // Out of descriptors, say: a moment later there may be some.
    pause.expires_after(std::chrono::milliseconds(50));
    pause.async_wait([this](ErrorOf stopped) {
      if (!stopped) accept();
    });
  });
}

void HttpServer::State::take(tcp::socket socket) {
  ErrorOf ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  open.remove_if([](const auto& session) { return session.expired(); });
  const bool is_full = open.size() >= limits.connections;
  const bool has_room = !is_full || !waiting.empty();
  if (is_full && has_room) waiting.front()->close();
  const auto session = std::make_shared<Session>(std::move(socket), *this);
  if (!has_room) return session->refuse(failure(503, "busy", "too many connections; try again"));
  open.push_back(session);
  session->begin();
}

void HttpServer::State::end_all() {
  ErrorOf ignored;
  acceptor.close(ignored);
  while (!waiting.empty()) waiting.front()->close();
  answering.clear();
  io.stop();
}

HttpServer::HttpServer(std::shared_ptr<State> state) : state_(std::move(state)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

Result<HttpServer> HttpServer::listen(const Address& address, const HttpLimits& limits) {
  auto state = std::make_shared<State>(limits);
  ErrorOf error;
  const auto host = asio::ip::make_address(address.host, error);
  const tcp::endpoint endpoint(host, address.port);
  if (!error) state->acceptor.open(endpoint.protocol(), error);
  if (!error) state->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) state->acceptor.bind(endpoint, error);
  if (!error) state->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return refusal(fmt::format("{}:{} cannot be listened on: {}", address.host, address.port, error.message()));
  return HttpServer(std::move(state));
}

std::uint16_t HttpServer::port() const { return state_->acceptor.local_endpoint().port(); }

void HttpServer::run(const Handler& handler, const Finish& finish) {
  state_->handler = handler;
  state_->finish = finish;
  asio::signal_set signals(state_->io, SIGINT, SIGTERM);
  signals.async_wait([this](ErrorOf error, int) {
    if (!error) state_->end_all();
  });
  state_->accept();
  state_->io.run();
}

void HttpServer::stop() {
  asio::post(state_->io, [state = state_] { state->end_all(); });
}

Result<Address> address_of(const std::string& text) {
  const Error wrong{ErrorCode::unsupported, fmt::format("'{}' is no address to listen on, as 127.0.0.1:8080 and [::1]:8080 are", printable(text)), "",
                    0};
  Address address;
  const std::size_t colon = text.rfind(':');
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  const auto [end, failed] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (failed != std::errc() || end != port.data() + port.size()) return wrong;
  if (host.empty() || host == "localhost") return address;
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  ErrorOf error;
  const auto parsed = asio::ip::make_address(host, error);
  if (error || parsed.is_v6() != is_bracketed) return wrong;
  address.host = parsed.to_string();
  return address;
}

bool is_loopback(const Address& address) { return asio::ip::make_address(address.host).is_loopback(); }

}  // namespace prongsai::serve
