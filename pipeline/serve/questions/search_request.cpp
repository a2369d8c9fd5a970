#include "pipeline/serve/questions/search_request.h"

#include "pipeline/search_words.h"
#include "pipeline/serve/questions/sql_conditions.h"

namespace prongsai::serve {

SearchRequest search_request(const Arguments& arguments) {
  SearchRequest request;
  request.words = words_of(arguments.text("q"));
  request.filter.provinces = arguments.texts("province");
  request.filter.types = arguments.texts("type");
  for (const std::int64_t year : integers(arguments, "year")) request.filter.years.push_back({static_cast<int>(year), static_cast<int>(year)});
  request.filter.all_files = arguments.flag("all_files");
  return request;
}

}  // namespace prongsai::serve
