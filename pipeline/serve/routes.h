#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/serve/question.h"
#include "pipeline/serve/router.h"

namespace prongsai::serve {

/// How a request is answered.
enum class Handling {
  question,     ///< from the database, by its `answer`
  picture,      ///< of a page
  original,     ///< the file of a document
  description,  ///< of all of this
  review,       ///< of a finding
  correction,
  withdrawal,  ///< of a correction
};

/// What may be asked of the API, and with which method. Where `form` is no question, its `answer` is null.
struct Route {
  std::string_view method;
  Handling handling = Handling::question;
  Question form;
  std::string_view body = {};  ///< the schema of what is sent, in data/api/schemas.json
};

/// All of them: questions() and what else there is.
const std::vector<Route>& routes();

/// What a path and a method lead to.
struct Found {
  const Route* route = nullptr;  ///< null: nothing
  Arguments::Values in_path;
  std::string allowed = {};  ///< where the path is known, but not with that method: those it is known with
};

Found find_route(std::span<const Route> routes, std::string_view method, std::span<const std::string> segments);

/// How wide a picture may be, in pixels.
constexpr std::int64_t least_width = 100, usual_width = 800, most_width = 2400;

}  // namespace prongsai::serve
