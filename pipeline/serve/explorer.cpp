#include "pipeline/serve/explorer.h"

#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <functional>
#include <span>
#include <utility>

#include "models/gazetteer.h"
#include "models/ita.h"
#include "pipeline/discover.h"
#include "pipeline/serve/answer_cache.h"
#include "pipeline/serve/description.h"
#include "pipeline/serve/document_files.h"
#include "pipeline/serve/edits.h"
#include "pipeline/serve/guard.h"
#include "pipeline/serve/lane.h"
#include "pipeline/serve/list_as_csv.h"
#include "pipeline/serve/router.h"
#include "pipeline/serve/routes.h"
#include "pipeline/serve/target.h"
#include "pipeline/serve/web_files.h"

namespace prongsai::serve {
namespace {

/// What an answer may take of a thread's time.
constexpr std::chrono::seconds time_of_a_question{5}, time_of_a_whole_list{20};

/// Questions, and what takes long: whole lists, pictures, files. With more threads than processors those that take longest share them and take
/// longer still; one more, for what waits for the disk.
constexpr int quick_threads = 3, slow_threads = 3;
constexpr std::size_t most_waiting_quick = 128, most_waiting_slow = 16, most_waiting_changes = 16;

constexpr const char* content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

Response refusal(const Error& error) {
  switch (error.code) {
    case ErrorCode::empty: return failure(404, "not_found", error.message);
    case ErrorCode::unsupported: return failure(400, "bad_argument", error.message);
    case ErrorCode::timeout: return failure(503, "too_slow", "this took longer than granted; ask for less");
    default: break;
  }
  const bool is_away = error.code == ErrorCode::storage_failed;
  // What the database says may name files; it is for whoever runs the server.
  fmt::print(stderr, "prongsai: {}\n", render(error));
  if (is_away) return failure(503, "unavailable", "the database cannot be read at the moment");
  return failure(500, "internal", "this could not be answered; the server's log says why");
}

Response wrong_method(const std::string& allowed) {
  Response refused = failure(405, "wrong_method", "this address is asked with " + allowed);
  refused.headers.emplace_back("Allow", allowed);
  return refused;
}

/// The same question in the same words.
std::string key_of(const Question& question, const Arguments::Values& values) {
  std::string key(question.path);
  for (const auto& [name, value] : values) key.append(1, '\0').append(name).append(1, '=').append(value);
  return key;
}

}  // namespace

struct Explorer::State {
  State(const ExplorerOptions& given, HostGuard host_guard, WebFiles web_files, Gazetteer places, std::optional<ItaReference> reference,
        Description api, Painters& painters)
      : options(given),
        guard(std::move(host_guard)),
        files(std::move(web_files)),
        gazetteer(std::move(places)),
        ita(std::move(reference)),
        description(std::move(api)),
        documents(painters),
        edits(given.database, is_ending),
        quick(given.database, quick_threads, most_waiting_quick),
        slow(given.database, slow_threads, most_waiting_slow),
        changes(given.database, 1, most_waiting_changes) {}

  ~State() { is_ending = true; }

  void ask_api(Request request, const Target& target, const Reply& reply);
  void give(Lane& lane, const Reply& reply, std::function<Response(ReadConnection&)> work);
  void ask_for_file(Handling handling, Arguments::Values values, const Reply& reply);
  void ask_for_change(Handling handling, Request request, Arguments::Values values, const Reply& reply);
  void ask_question(const Question& question, Arguments::Values values, bool is_whole, const Reply& reply);
  Response answer_question(ReadConnection& connection, const Question& question, const Arguments::Values& values);
  Response answer_as_csv(ReadConnection& connection, const Question& question, const Arguments::Values& values, bool is_whole) const;

  const ExplorerOptions options;
  const HostGuard guard;
  const WebFiles files;
  const Gazetteer gazetteer;
  const std::optional<ItaReference> ita;
  const Description description;
  std::atomic<bool> is_ending = false;
  AnswerCache answers;
  DocumentFiles documents;
  Edits edits;
  Lane quick, slow, changes;  ///< end first; of `changes` a single thread
};

Explorer::Explorer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Explorer::~Explorer() = default;

Result<std::unique_ptr<Explorer>> Explorer::create(const ExplorerOptions& options, const std::string& host, std::uint16_t port, Painters& painters) {
  auto files = WebFiles::read(options.web);
  if (!files) return files.error();
  auto gazetteer = Gazetteer::read(options.data / "reference");
  if (!gazetteer) return gazetteer.error();
  auto description = Description::read(options.data / "api");
  if (!description) return description.error();
  auto ita = ItaReference::read(options.data / "reference");
  return std::unique_ptr<Explorer>(
      new Explorer(std::make_unique<State>(options, HostGuard(host, port, options.hosts), *std::move(files), *std::move(gazetteer),
                                           ita ? std::optional<ItaReference>(*std::move(ita)) : std::nullopt, *std::move(description), painters)));
}

Response Explorer::State::answer_question(ReadConnection& connection, const Question& question, const Arguments::Values& values) {
  const auto make = [&]() -> Result<AnswerCache::Made> {
    const auto snapshot = connection.snapshot(time_of_a_question);
    if (!snapshot) return snapshot.error();
    const auto answer = question.answer({snapshot->database, gazetteer, ita ? &*ita : nullptr, !options.token.empty()}, Arguments(values));
    if (!answer) return answer.error();
    if (const Status status = snapshot->database.take_status(); !status) return status.error();
    return AnswerCache::Made{answer->dump(-1, ' ', false, Json::error_handler_t::replace) + '\n', snapshot->state, snapshot->at};
  };
  const auto answer = answers.get(key_of(question, values), state_of(options.database), make);
  if (!answer) return refusal(answer.error());
  return {200, "application/json; charset=utf-8", {}, *answer};
}

Response Explorer::State::answer_as_csv(ReadConnection& connection, const Question& question, const Arguments::Values& values, bool is_whole) const {
  const auto snapshot = connection.snapshot(time_of_a_whole_list);
  if (!snapshot) return refusal(snapshot.error());
  auto text = list_as_csv(question, {snapshot->database, gazetteer, ita ? &*ita : nullptr, !options.token.empty()}, values, is_whole,
                          description.columns(question.schema));
  if (!text) return refusal(text.error());
  Response sent = response(200, "text/csv; charset=utf-8", *std::move(text));
  const std::string_view name = question.path.substr(question.path.rfind('/') + 1);
  sent.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", name));
  return sent;
}

/// Replies with what the work answers, on a thread of the lane; with a refusal where the lane is full, or the work throws.
void Explorer::State::give(Lane& lane, const Reply& reply, std::function<Response(ReadConnection&)> work) {
  const bool is_taken = lane.give([reply, work = std::move(work)](ReadConnection& connection) {
    try {
      reply(work(connection));
    } catch (const std::exception& error) {
      reply(refusal({ErrorCode::internal, error.what(), "", 0}));
    }
  });
  if (!is_taken) reply(failure(503, "busy", "too much is being asked at once; try again"));
}

void Explorer::State::ask_question(const Question& question, Arguments::Values values, bool is_whole, const Reply& reply) {
  const auto format = values.find("format");
  const bool is_csv = question.is_list && format != values.end() && format->second == "csv";
  give(is_csv ? slow : quick, reply, [this, &question, values = std::move(values), is_whole, is_csv](ReadConnection& connection) {
    return is_csv ? answer_as_csv(connection, question, values, is_whole) : answer_question(connection, question, values);
  });
}

void Explorer::State::ask_for_file(Handling handling, Arguments::Values values, const Reply& reply) {
  give(slow, reply, [this, handling, values = std::move(values)](ReadConnection& connection) {
    const auto database = connection.open(time_of_a_question);
    if (!database) return refusal(database.error());
    const Arguments arguments(values);
    return handling == Handling::picture ? documents.picture(**database, arguments, slow.is_stopping()) : documents.original(**database, arguments);
  });
}

void Explorer::State::ask_for_change(Handling handling, Request request, Arguments::Values values, const Reply& reply) {
  if (auto refused = refuse_change(request, options.token)) return reply(*std::move(refused));
  const auto change = [this, handling, body = std::move(request.body), id = Arguments(values).integer("id").value_or(0)] {
    switch (handling) {
      case Handling::review: return edits.review(id, body);
      case Handling::withdrawal: return edits.withdraw(id);
      default: return edits.correct(body);
    }
  };
  give(changes, reply, [this, change](ReadConnection&) {
    Response changed = change();
    quick.look_anew();
    slow.look_anew();
    answers.clear();
    return changed;
  });
}

void Explorer::State::ask_api(Request request, const Target& target, const Reply& reply) {
  const std::span<const std::string> segments(target.segments);
  if (segments.size() < 3 || segments[1] != "v1") return reply(failure(404, "not_found", "the API is below /api/v1"));
  const Found found = find_route(routes(), request.method, segments.subspan(2));
  if (found.route == nullptr && found.allowed.empty()) return reply(failure(404, "not_found", "the API has no such address"));
  if (found.route == nullptr) return reply(wrong_method(found.allowed));
  const Question& form = found.route->form;
  auto values = checked(form, found.in_path, target.query);
  if (!values) return reply(refusal(values.error()));
  switch (found.route->handling) {
    case Handling::question: return ask_question(form, *std::move(values), !target.query.contains("limit"), reply);
    case Handling::picture:
    case Handling::original: return ask_for_file(found.route->handling, *std::move(values), reply);
    case Handling::description: return reply(response(200, "application/json; charset=utf-8", description.of(routes()).dump(1) + '\n'));
    case Handling::review:
    case Handling::correction:
    case Handling::withdrawal: return ask_for_change(found.route->handling, std::move(request), *std::move(values), reply);
  }
}

void Explorer::answer(Request request, Reply reply) {
  if (auto refused = state_->guard.refuse(request)) return reply(*std::move(refused));
  const auto target = read_target(request.target);
  if (!target) return reply(failure(400, "bad_request", target.error().message));
  if (!target->segments.empty() && target->segments[0] == "api") return state_->ask_api(std::move(request), *target, reply);
  if (request.method != "GET" && request.method != "HEAD") return reply(wrong_method("GET, HEAD"));
  reply(state_->files.answer(target->path, request));
}

void Explorer::finish(Response& response) {
  const auto add = [&](const char* name, const char* value) {
    for (const auto& [key, _] : response.headers) {
      if (key == name) return;
    }
    response.headers.emplace_back(name, value);
  };
  add("Content-Security-Policy", content_security_policy);
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cache-Control", "no-store");
}

}  // namespace prongsai::serve
