#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "models/result.h"
#include "pipeline/serve/http.h"
#include "pipeline/serve/http_server.h"

namespace prongsai::serve {

class Painters;

struct ExplorerOptions {
  std::string database;
  std::vector<std::string> hosts;   ///< names by which the server is known besides those of this machine
  std::filesystem::path data, web;  ///< folders
  std::string token;                ///< lets its holder change something; empty: nobody may
};

/// Answers every request to the server: the API below /api/v1, the files of the application elsewhere.
class Explorer {
 public:
  /// Begins to work: threads. Fails with `io_failed` where the web application cannot be read, with `storage_failed` where the database cannot.
  static Result<std::unique_ptr<Explorer>> create(const ExplorerOptions& options, const std::string& host, std::uint16_t port, Painters& painters);
  ~Explorer();

  /// See HttpServer::Handler and HttpServer::Finish.
  void answer(Request request, Reply reply);
  static void finish(Response& response);

 private:
  struct State;
  explicit Explorer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::serve
