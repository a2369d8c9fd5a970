#include "pipeline/store/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <span>
#include <string_view>
#include <tuple>

#include "pipeline/search_words.h"
#include "pipeline/store/fold_text.h"
#include "pipeline/store/nullable.h"
#include "pipeline/utf8.h"

namespace prongsai {
namespace {

/// Where one kind of text is looked up.
struct Corpus {
  std::string_view index, all;
  std::string_view looked_at;   ///< what is read of texts whose numbers come as a JSON array, in its order
  std::string_view shown;       ///< what is shown of the text of a number
  std::size_t ranked_hits;      ///< so many are gathered before the best of them are chosen
  std::size_t scanned_at_once;  ///< where a filter leaves no more texts than that, they are read without the index
};

constexpr Corpus measures{
    "measure_search",
    "SELECT measure_id AS id FROM measure ORDER BY measure_id DESC",
    "SELECT m.measure_id, t.text, m.fiscal_year, m.title FROM json_each(?) k CROSS JOIN v_measures m ON m.measure_id = k.value "
    "CROSS JOIN measure_text t ON t.measure_id = k.value WHERE ",
    "SELECT m.measure_id, m.document_id, m.path, m.organisation, m.province, m.fiscal_year, m.page, m.title, m.status, m.indicator, t.text "
    "FROM v_measures m CROSS JOIN measure_text t ON t.measure_id = m.measure_id WHERE m.measure_id = ?",
    1000,
    2000,
};

constexpr Corpus pages{
    "page_search",
    "SELECT page_id AS id FROM page ORDER BY page_id DESC",
    "SELECT p.page_id, p.text, m.fiscal_year, '' FROM json_each(?) k CROSS JOIN page p ON p.page_id = k.value "
    "CROSS JOIN document_common m ON m.document_id = p.document_id WHERE ",
    "SELECT p.page_id, p.document_id, m.path, m.organisation, m.province, m.fiscal_year, p.page, '', NULL, NULL, p.text "
    "FROM page p CROSS JOIN document_common m ON m.document_id = p.document_id WHERE p.page_id = ?",
    200,
    200,
};

constexpr std::size_t characters_of_a_trigram = 3;
// Where a filter, or a word as a whole, refuses much of what the index gives, the ranking is content with fewer hits.
constexpr std::size_t most_candidates = 2000, enough_hits = 20;

/// The bytes of a character whose capital and small letter the index does not tell apart, though folding does: neither ASCII nor Thai.
bool has_other_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    if ((word[at] & 0x80) == 0) continue;
    if (word[at] != '\xE0' || (word.substr(at + 1, 1) != "\xB8" && word.substr(at + 1, 1) != "\xB9")) return true;
    at += 2;
  }
  return false;
}

/// The trigrams of a word one behind the other, and its last: a text without one of them has not the word. To ask for the word itself, as
/// the phrase that all its trigrams make, costs the index three times as much.
std::vector<std::string> trigrams_of(std::string_view word) {
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (!is_continuation(word[at])) begins.push_back(at);
  }
  begins.push_back(word.size());
  const std::size_t last = begins.size() - 1 - characters_of_a_trigram;
  std::vector<std::string> trigrams;
  for (std::size_t at = 0;; at = std::min(at + characters_of_a_trigram, last)) {
    trigrams.emplace_back(word.substr(begins[at], begins[at + characters_of_a_trigram] - begins[at]));
    if (at == last) return trigrams;
  }
}

/// Texts that may have the words: in the order in which they are looked at.
std::string from_index(const Corpus& corpus, const std::vector<std::string>& words) {
  std::vector<std::string> phrases;
  for (const std::string& word : words) {
    if (characters_of(word) < characters_of_a_trigram) continue;
    for (const std::string& trigram : trigrams_of(word)) {
      std::string phrase = "\"";
      for (const char c : trigram) phrase.append(c == '"' ? 2 : 1, c);
      phrases.push_back(phrase + '"');
    }
  }
  if (phrases.empty()) return "";
  return fmt::format("SELECT rowid AS id FROM {0} WHERE {0} MATCH {1} ORDER BY rowid DESC", corpus.index,
                     sql_text(fmt::format("{}", fmt::join(phrases, " AND "))));
}

/// Where all words are short: by the trigrams that begin with the longest. Every character of a text begins one.
std::string from_terms(const Corpus& corpus, const std::vector<std::string>& words) {
  const std::string* chosen = nullptr;
  for (const std::string& word : words) {
    if (!has_other_letters(word) && (chosen == nullptr || characters_of(word) > characters_of(*chosen))) chosen = &word;
  }
  if (chosen == nullptr) return std::string(corpus.all);
  std::string end = *chosen;
  ++end.back();  // no byte of UTF-8 is 0xFF
  return fmt::format("SELECT DISTINCT doc AS id FROM temp.terms WHERE term >= CAST(x'{0:02x}' AS TEXT) AND term < CAST(x'{1:02x}' AS TEXT)",
                     fmt::join(std::vector<unsigned char>(chosen->begin(), chosen->end()), ""),
                     fmt::join(std::vector<unsigned char>(end.begin(), end.end()), ""));
}

/// The texts that filters by place or unit leave; empty where there are no such filters. A filter by year alone leaves too many. IN
/// rather than JOIN: for that, SQLite 3.40 reads all records into a Bloom filter.
std::vector<std::string> from_filters(const SearchRequest& request) {
  std::vector<std::string> sources;
  if (!request.filter.organisations.empty() || !request.filter.provinces.empty()) {
    sources.push_back(
        fmt::format("SELECT {} AS id FROM {} document_id IN (SELECT document_id FROM document WHERE organisation_id IN "
                    "(SELECT organisation_id FROM organisation WHERE {}))",
                    request.in_pages ? "page_id" : "record_id", request.in_pages ? "page WHERE" : "record WHERE kind = 'measure' AND",
                    organisation_sql("name", "province", request.filter)));
  }
  if (!request.units.empty()) {
    sources.push_back(fmt::format("SELECT DISTINCT measure_id AS id FROM measure_unit WHERE unit_id IN (SELECT unit_id FROM unit WHERE {})",
                                  contains_sql("name", request.units)));
  }
  return sources;
}

std::string conditions(const SearchRequest& request) {
  const auto one_of = [](std::string_view column, const std::vector<std::string>& values) {
    return values.empty() ? std::string("1") : fmt::format("{} IN {}", column, sql_list(values));
  };
  std::string sql =
      fmt::format("{} AND {} AND {} AND {}", organisation_sql("m.organisation", "m.province", request.filter),
                  year_sql("m.fiscal_year", request.filter), type_sql("m.document_id", request.filter), file_sql("m.document_id", request.filter));
  if (request.in_pages) return sql;
  sql += fmt::format(" AND {} AND {}", one_of("m.indicator", request.indicators), one_of("m.status", request.statuses));
  if (!request.units.empty()) {
    sql += fmt::format(
        " AND EXISTS (SELECT 1 FROM measure_unit x WHERE x.measure_id = m.measure_id AND x.unit_id IN (SELECT unit_id FROM unit WHERE {}))",
        contains_sql("name", request.units));
  }
  return sql;
}

/// The cheapest way to texts among which all hits are.
std::string source_of(Database& database, const Corpus& corpus, const SearchRequest& request) {
  for (const std::string& source : from_filters(request)) {
    const auto most = static_cast<std::int64_t>(corpus.scanned_at_once);
    if (database.number(fmt::format("SELECT count(*) FROM ({} LIMIT {})", source, most + 1)) <= most) return source + " ORDER BY id DESC";
  }
  const std::string indexed = from_index(corpus, request.words);
  return indexed.empty() ? from_terms(corpus, request.words) : indexed;
}

/// What is ranked of a text that has all the words; what comes first is less.
struct Found {
  std::size_t missed = 0;  ///< words that the title has not; of pages: the fewer the more places there are
  std::int64_t year = 0;
  std::size_t title_length = 0;
  std::int64_t id = 0;

  auto operator<=>(const Found& other) const {
    return std::tie(missed, other.year, title_length, id) <=> std::tie(other.missed, year, other.title_length, other.id);
  }
};

/// Gives what is found one after the other, in the order of its source.
class Finder {
 public:
  Finder(Database& database, const Corpus& corpus, const SearchRequest& request)
      : request_(request),
        source_(database.prepare(source_of(database, corpus, request))),
        texts_(database.prepare(fmt::format("{}{}", corpus.looked_at, conditions(request)))) {}

  std::optional<Found> next() {
    do {
      while (is_reading_ && (is_reading_ = texts_.next())) {
        const std::string folded = fold_text(texts_.text(1));
        if (has_all(folded, request_.words)) return found(folded);
      }
    } while (read_more());
    return std::nullopt;
  }

  std::size_t looked_at() const { return looked_at_; }

 private:
  /// Takes the next numbers from the source; false where there are none.
  bool read_more() {
    constexpr std::size_t at_once = 256;
    std::vector<std::int64_t> ids;
    while (ids.size() < at_once && has_more_) {
      has_more_ = source_.next();
      if (has_more_) ids.push_back(source_.integer(0));
    }
    looked_at_ += ids.size();
    if (ids.empty()) return false;
    numbers_ = fmt::format("[{}]", fmt::join(ids, ","));
    texts_.bind_all(numbers_);
    return is_reading_ = true;
  }

  Found found(const std::string& folded) const {
    const std::string title = texts_.text(3);
    std::size_t good = 0;
    if (request_.in_pages) {
      good = std::min(occurrences(folded, request_.words), most_places);
    } else {
      const std::string folded_title = fold_text(title);
      for (const std::string& word : request_.words) good += folded_title.find(word) != std::string::npos ? 1 : 0;
    }
    return {request_.words.size() + most_places - good, texts_.integer(2), title.size(), texts_.integer(0)};
  }

  static constexpr std::size_t most_places = 10;

  const SearchRequest& request_;
  Statement source_, texts_;
  std::string numbers_;  ///< that texts_ reads
  bool is_reading_ = false, has_more_ = true;
  std::size_t looked_at_ = 0;
};

/// What is shown of those that were found; of one that has gone meanwhile nothing.
std::vector<SearchHit> hits_of(Database& database, const Corpus& corpus, std::span<const Found> found) {
  Statement row = database.prepare(corpus.shown);
  std::vector<SearchHit> hits;
  for (const Found& one : found) {
    if (!row.bind_all(one.id).next()) continue;
    hits.push_back({row.integer(0), row.integer(1), row.text(2), text_or_nothing(row, 3), text_or_nothing(row, 4), static_cast<int>(row.integer(5)),
                    static_cast<int>(row.integer(6)), row.text(7), text_or_nothing(row, 8), text_or_nothing(row, 9), row.text(10)});
  }
  return hits;
}

}  // namespace

Result<SearchResult> search(Database& database, const SearchRequest& request) {
  const Corpus& corpus = request.in_pages ? pages : measures;
  define_conditions(database);
  database.execute(fmt::format("DROP TABLE IF EXISTS temp.terms; CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, {}, instance)", corpus.index));
  Finder finder(database, corpus, request);
  std::vector<Found> found;
  SearchResult result;
  result.has_more = true;
  const auto take = [&] {
    const auto next = finder.next();
    result.has_more = next.has_value();
    if (next) found.push_back(*next);
    return result.has_more;
  };
  while (found.size() < corpus.ranked_hits && (finder.looked_at() < most_candidates || found.size() < enough_hits) && take()) {
  }
  std::sort(found.begin(), found.end());
  while (result.has_more && found.size() < request.offset + request.limit && take()) {
  }
  result.known = found.size();
  const std::size_t first = std::min(request.offset, found.size()), last = std::min(request.offset + request.limit, found.size());
  result.hits = hits_of(database, corpus, std::span(found).subspan(first, last - first));
  if (Status status = database.take_status(); !status) return status.error();
  return result;
}

}  // namespace prongsai
