#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "models/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/discover.h"
#include "pipeline/serve/edits.h"
#include "pipeline/serve/explorer.h"
#include "pipeline/serve/http_server.h"
#include "pipeline/serve/painters.h"
#include "pipeline/serve/request_log.h"
#include "pipeline/serve/web_files.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai serve --db reports.db                          then open http://127.0.0.1:8080/\n"
    "  prongsai serve --db reports.db --listen 127.0.0.1:0     any port that is free; the first line says which\n"
    "  prongsai serve --db reports.db --edit                   values can be corrected by who has the address with its token\n"
    "  prongsai serve --db reports.db --listen 0.0.0.0:8080 --host reports.example.org\n"
    "                                                          for a network: anybody there can read everything\n"
    "\n"
    "The API is below /api/v1, described by /api/v1/openapi.json. Without --edit the database is opened for reading only. It may be filled by\n"
    "`ingest` meanwhile. Ctrl-C ends the server.\n"
    "Exit codes: 0 ended by SIGINT or SIGTERM, 2 usage, 3 could not run.";

struct ServeOptions {
  std::string database, listen = "127.0.0.1:8080", web;
  std::vector<std::string> hosts;
  bool edit = false, log = false;
};

int serve_explorer(const ServeOptions& options) {
  const auto address = serve::address_of(options.listen);
  if (!address) return complain("--listen: " + address.error().message, exit_usage);
  if (const auto database = open_for_reading(options.database); !database) return complain(database.error());
  std::signal(SIGPIPE, SIG_IGN);
  auto painters = serve::Painters::start(2);
  if (!painters) return complain(painters.error());
  auto server = serve::HttpServer::listen(*address);
  if (!server) return complain(server.error().message);
  const auto token = options.edit ? serve::new_token() : Result<std::string>(std::string());
  if (!token) return complain(token.error());
  const std::filesystem::path web = options.web.empty() ? serve::web_folder() : std::filesystem::path(options.web);
  const serve::ExplorerOptions explored{options.database, options.hosts, data_folder(), web, *token};
  const auto explorer = serve::Explorer::create(explored, address->host, server->port(), *painters);
  if (!explorer) return complain(explorer.error());
  if (!serve::is_loopback(*address)) {
    fmt::print(stderr, "prongsai: warning: whoever reaches {} can read everything in {}\n", options.listen, printable(options.database));
  }
  const bool is_v6 = address->host.find(':') != std::string::npos;
  // What stands behind # is known to the browser alone: it is not sent, and in no log.
  fmt::print("http://{}{}{}:{}/{}{}\n", is_v6 ? "[" : "", address->host, is_v6 ? "]" : "", server->port(), options.edit ? "#token=" : "", *token);
  std::fflush(stdout);
  server->run([&](serve::Request request, serve::Reply reply) { (*explorer)->answer(std::move(request), std::move(reply)); },
              serve::Explorer::finish);
  return exit_all_well;
}

}  // namespace

void add_serve(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "Look at it all in a browser: scores, measures, units, findings, each with its page");
  command->add_option("--db", options->database, "The database")->required();
  command->add_option("--listen", options->listen, "Where to listen. Default: 127.0.0.1:8080")->type_name("ADDRESS:PORT");
  command->add_option("--host", options->hosts, "A name under which the server is reached, as behind a proxy; repeatable")->type_name("NAME[:PORT]");
  command->add_option("--web", options->web, "The folder of the web application, where it is not the installed one")
      ->type_name("FOLDER")
      ->check(CLI::ExistingDirectory);
  command->add_flag("--edit", options->edit, "Let whoever has the token that is printed correct values and review findings");
  command->add_flag("--log", options->log, "Write a line of JSON for each request to stderr");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return serve_explorer(*options); }; });
}

}  // namespace prongsai
