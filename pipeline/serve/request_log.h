#pragma once

#include "pipeline/serve/http.h"

namespace prongsai::serve {

/// The same reply, which writes a line of JSON to stderr before it is given. What was asked for is not in it, only where: a query may hold what is
/// nobody's business.
Reply logged(const Request& request, Reply reply);

}  // namespace prongsai::serve
