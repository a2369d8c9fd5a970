#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/report_filter.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// What is searched for, and in what.
struct SearchRequest {
  std::vector<std::string> words;  ///< see words_of(); not empty
  bool in_pages = false;           ///< else in measures: their titles, sections, topics, methods, outputs and outcomes
  ReportFilter filter;
  std::vector<std::string> indicators, statuses, units;  ///< of measures; of units parts of the names
  std::size_t offset = 0, limit = 20;
};

/// A measure or a page that has all the words.
struct SearchHit {
  std::int64_t id = 0;  ///< measure_id; of a page its row in `page`
  std::int64_t document_id = 0;
  std::string path;
  std::optional<std::string> organisation, province;
  int fiscal_year = 0, page = 0;  ///< 0: unknown
  std::string title;              ///< of a measure
  std::optional<std::string> status, indicator;
  std::string text;  ///< all that was searched, as it stands in the report
};

/// Which texts have all the words: measure_id, or page_id.
struct SearchFound {
  std::vector<std::int64_t> ids;  ///< those from offset on, at most limit
  std::size_t known = 0;          ///< how many were found before the search ended
  bool has_more = false;          ///< there may be more than `known`
};

struct SearchResult {
  std::vector<SearchHit> hits;  ///< those from offset on, at most limit
  std::size_t known = 0;        ///< how many were found before the search ended
  bool has_more = false;        ///< there may be more than `known`
};

/// Every text that has all the words once folded is a hit. Of the first four hundred hits (of pages the first hundred) the best
/// stand first: measures with more of the words in their titles, pages with more places; then newer fiscal years and shorter
/// titles. What is beyond follows as it is found, so that a word that is everywhere costs no more than a rare one.
Result<SearchFound> find_texts(Database& database, const SearchRequest& request);

/// The same, with what is shown of them.
Result<SearchResult> search(Database& database, const SearchRequest& request);

}  // namespace prongsai
