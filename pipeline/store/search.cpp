#include "pipeline/store/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>

#include "pipeline/search_words.h"
#include "pipeline/store/fold_text.h"

namespace prongsai {
namespace {

/// Where one kind of text is looked up. `shown` and `joined` say what is known of a candidate k.id.
struct Corpus {
  std::string_view index, shown, joined, all;
  std::size_t ranked_hits;      ///< so many are gathered before the best of them are chosen
  std::size_t scanned_at_once;  ///< where a filter leaves no more texts than that, they are read without the index
};

constexpr Corpus measures{
    "measure_search",
    "SELECT m.measure_id, m.document_id, m.path, m.organisation, m.province, m.fiscal_year, m.page, m.title, m.status, m.indicator, t.text",
    "CROSS JOIN v_measures m ON m.measure_id = k.id CROSS JOIN measure_text t ON t.measure_id = k.id",
    "SELECT measure_id AS id FROM measure ORDER BY measure_id DESC",
    1000,
    2000,
};

constexpr Corpus pages{
    "page_search",
    "SELECT p.page_id, p.document_id, m.path, m.organisation, m.province, m.fiscal_year, p.page, '', NULL, NULL, p.text",
    "CROSS JOIN page p ON p.page_id = k.id CROSS JOIN document_common m ON m.document_id = p.document_id",
    "SELECT page_id AS id FROM page ORDER BY page_id DESC",
    200,
    200,
};

constexpr std::size_t characters_of_a_trigram = 3;
// Where a filter refuses nearly all that the index gives, the ranking is content with fewer hits.
constexpr std::size_t most_candidates = 5000, enough_hits = 20;

/// The bytes of a character whose capital and small letter the index does not tell apart, though folding does: neither ASCII nor Thai.
bool has_other_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    if ((word[at] & 0x80) == 0) continue;
    if (word[at] != '\xE0' || (word.substr(at + 1, 1) != "\xB8" && word.substr(at + 1, 1) != "\xB9")) return true;
    at += 2;
  }
  return false;
}

/// Texts that may have the words: in the order in which they are looked at.
std::string from_index(const Corpus& corpus, const std::vector<std::string>& words) {
  std::vector<std::string> phrases;
  for (const std::string& word : words) {
    if (characters_of(word) < characters_of_a_trigram) continue;
    std::string phrase = "\"";
    for (const char c : word) phrase.append(c == '"' ? 2 : 1, c);
    phrases.push_back(phrase + '"');
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
  std::string sql = fmt::format("{} AND {} AND {} AND {}", organisation_sql("m.organisation", "m.province", request.filter),
                                year_sql("m.fiscal_year", request.filter), type_sql("m.document_id", request.filter),
                                file_sql("m.document_id", request.filter));
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

std::optional<std::string> text_or_nothing(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.text(column));
}

SearchHit hit_of(const Statement& row, std::string text) {
  return {row.integer(0),
          row.integer(1),
          row.text(2),
          text_or_nothing(row, 3),
          text_or_nothing(row, 4),
          static_cast<int>(row.integer(5)),
          static_cast<int>(row.integer(6)),
          row.text(7),
          text_or_nothing(row, 8),
          text_or_nothing(row, 9),
          std::move(text)};
}

/// Gives the hits one after the other, in the order of their source.
class Hits {
 public:
  Hits(Database& database, const Corpus& corpus, const SearchRequest& request)
      : words_(request.words),
        rows_(database.prepare(
            fmt::format("{}, {} FROM ({}) k {}", corpus.shown, conditions(request), source_of(database, corpus, request), corpus.joined))) {}

  std::optional<SearchHit> next() {
    while (rows_.next()) {
      ++looked_at_;
      if (rows_.integer(11) == 0) continue;
      std::string text = rows_.text(10);
      if (has_all(fold_text(text), words_)) return hit_of(rows_, std::move(text));
    }
    return std::nullopt;
  }

  std::size_t looked_at() const { return looked_at_; }

 private:
  const std::vector<std::string>& words_;
  Statement rows_;
  std::size_t looked_at_ = 0;
};

/// What comes first is less.
auto worth(const SearchHit& hit, const SearchRequest& request) {
  std::size_t good = 0;
  if (request.in_pages) {
    good = std::min<std::size_t>(occurrences(fold_text(hit.text), request.words), 10);
  } else {
    const std::string title = fold_text(hit.title);
    for (const std::string& word : request.words) good += title.find(word) != std::string::npos ? 1 : 0;
  }
  return std::make_tuple(request.words.size() + 10 - good, -hit.fiscal_year, hit.title.size(), hit.id);
}

void rank(std::vector<SearchHit>& hits, const SearchRequest& request) {
  using Worth = decltype(worth(hits.front(), request));
  std::vector<std::pair<Worth, std::size_t>> order;
  for (std::size_t index = 0; index < hits.size(); ++index) order.emplace_back(worth(hits[index], request), index);
  std::sort(order.begin(), order.end());
  std::vector<SearchHit> ranked;
  for (const auto& [ignored, index] : order) ranked.push_back(std::move(hits[index]));
  hits = std::move(ranked);
}

}  // namespace

Result<SearchResult> search(Database& database, const SearchRequest& request) {
  const Corpus& corpus = request.in_pages ? pages : measures;
  define_conditions(database);
  database.execute(fmt::format("DROP TABLE IF EXISTS temp.terms; CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, {}, instance)", corpus.index));
  Hits source(database, corpus, request);
  std::vector<SearchHit> hits;
  SearchResult result;
  result.has_more = true;
  const auto take = [&] {
    auto hit = source.next();
    result.has_more = hit.has_value();
    if (hit) hits.push_back(*std::move(hit));
    return result.has_more;
  };
  while (hits.size() < corpus.ranked_hits && (source.looked_at() < most_candidates || hits.size() < enough_hits) && take()) {
  }
  rank(hits, request);
  while (result.has_more && hits.size() < request.offset + request.limit && take()) {
  }
  if (Status status = database.take_status(); !status) return status.error();
  result.known = hits.size();
  const std::size_t first = std::min(request.offset, hits.size()), last = std::min(request.offset + request.limit, hits.size());
  result.hits.assign(std::make_move_iterator(hits.begin() + static_cast<std::ptrdiff_t>(first)),
                     std::make_move_iterator(hits.begin() + static_cast<std::ptrdiff_t>(last)));
  return result;
}

}  // namespace prongsai
