#include "pipeline/store/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>

#include "pipeline/report_filter.h"
#include "pipeline/search_words.h"
#include "pipeline/store/conditions.h"
#include "pipeline/store/fold_text.h"
#include "pipeline/store/nullable.h"
#include "pipeline/utf8.h"

namespace prongsai {
namespace {

/// Where one kind of text is looked up.
struct Corpus {
  std::string_view index, terms;
  std::string_view all;
  std::string_view of_documents;  ///< the texts of documents d that a condition leaves
  std::string_view looked_at;     ///< what is read of texts whose numbers come as a JSON array, in its order
  std::string_view shown;         ///< what is shown of the text of a number
  std::size_t ranked_hits;        ///< so many are gathered before the best of them are chosen
  std::size_t scanned_at_once;    ///< where a filter leaves no more texts than that, they are read without the index
};

// A text is put together only for a measure that the filters leave: most are refused by what stands in its own row.
constexpr Corpus measures{
    "measure_search",
    "measure_terms",
    "SELECT measure_id AS id FROM measure ORDER BY measure_id DESC",
    "SELECT r.record_id AS id FROM document d CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = 'measure' WHERE ",
    "SELECT m.measure_id, t.text, coalesce(m.fiscal_year, d.fiscal_year), m.title FROM json_each(?) k CROSS JOIN measure m ON m.measure_id = k.value "
    "CROSS JOIN record r ON r.record_id = m.measure_id CROSS JOIN document d ON d.document_id = r.document_id "
    "CROSS JOIN measure_text t ON t.measure_id = m.measure_id WHERE ",
    "SELECT m.measure_id, m.document_id, m.path, m.organisation, m.province, m.fiscal_year, m.page, m.title, m.status, m.indicator, t.text "
    "FROM v_measures m CROSS JOIN measure_text t ON t.measure_id = m.measure_id WHERE m.measure_id = ?",
    400,
    2000,
};

constexpr Corpus pages{
    "page_search",
    "page_terms",
    "SELECT page_id AS id FROM page ORDER BY page_id DESC",
    "SELECT p.page_id AS id FROM document d CROSS JOIN page p ON p.document_id = d.document_id WHERE ",
    "SELECT p.page_id, p.text, d.fiscal_year, '' FROM json_each(?) k CROSS JOIN page p ON p.page_id = k.value "
    "CROSS JOIN document d ON d.document_id = p.document_id WHERE ",
    "SELECT p.page_id, p.document_id, m.path, m.organisation, m.province, m.fiscal_year, p.page, '', NULL, NULL, p.text "
    "FROM page p CROSS JOIN document_common m ON m.document_id = p.document_id WHERE p.page_id = ?",
    100,
    200,
};

/// A query that gives the numbers of texts, with the values that it wants.
struct Source {
  std::string sql;
  std::vector<SqlValue> values;
};

constexpr std::size_t characters_of_a_trigram = 3;
// Where a filter, or a word as a whole, refuses much of what the index gives, the ranking is content with fewer hits.
constexpr std::size_t most_candidates = 2000, enough_hits = 20;
// What a trial of a way may cost, where a text that its own row refuses costs one, and one that is read ten.
constexpr std::size_t most_of_a_trial = 15'000, cost_of_a_text = 10;

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
std::optional<Source> from_index(const Corpus& corpus, const std::vector<std::string>& words) {
  std::vector<std::string> phrases;
  for (const std::string& word : words) {
    if (characters_of(word) < characters_of_a_trigram) continue;
    for (const std::string& trigram : trigrams_of(word)) {
      std::string phrase = "\"";
      for (const char c : trigram) phrase.append(c == '"' ? 2 : 1, c);
      phrases.push_back(phrase + '"');
    }
  }
  if (phrases.empty()) return std::nullopt;
  return Source{fmt::format("SELECT rowid AS id FROM {0} WHERE {0} MATCH ? ORDER BY rowid DESC", corpus.index),
                {fmt::format("{}", fmt::join(phrases, " AND "))}};
}

/// Where all words are short: by the trigrams that begin with the longest. Every character of a text begins one.
Source from_terms(Database& database, const Corpus& corpus, const std::vector<std::string>& words) {
  const std::string* chosen = nullptr;
  for (const std::string& word : words) {
    if (!has_other_letters(word) && (chosen == nullptr || characters_of(word) > characters_of(*chosen))) chosen = &word;
  }
  if (chosen == nullptr) return {std::string(corpus.all), {}};
  database.execute(fmt::format("CREATE VIRTUAL TABLE IF NOT EXISTS temp.{} USING fts5vocab(main, {}, instance)", corpus.terms, corpus.index));
  std::string end = *chosen;
  ++end.back();  // no byte of UTF-8 is 0xFF
  return {fmt::format("SELECT DISTINCT doc AS id FROM temp.{} WHERE term >= ? AND term < ?", corpus.terms), {*chosen, std::move(end)}};
}

/// The numbers that a query gives, as a JSON array.
std::string numbers_of(Database& database, std::string_view sql, const std::vector<SqlValue>& values) {
  std::vector<std::int64_t> numbers;
  Statement statement = database.prepare(sql);
  for (statement.bind_each(values); statement.next();) numbers.push_back(statement.integer(0));
  return fmt::format("[{}]", fmt::join(numbers, ","));
}

/// A search as it is carried out: names have been looked up.
struct Task {
  const SearchRequest& request;
  const Corpus& corpus;
  std::optional<std::string> organisations, units;  ///< JSON arrays of the numbers that are meant; nothing: any
};

Task task_of(Database& database, const SearchRequest& request) {
  Task task{request, request.in_pages ? pages : measures, {}, {}};
  Conditions organisations, units;
  add_organisations(organisations, "name", "province", request.filter);
  organisations.one_of("type", request.filter.types);
  add_containing(units, "name", request.units);
  if (!organisations.empty()) {
    task.organisations = numbers_of(database, "SELECT organisation_id FROM organisation WHERE " + organisations.sql(), organisations.values());
  }
  if (!units.empty()) task.units = numbers_of(database, "SELECT unit_id FROM unit WHERE " + units.sql(), units.values());
  return task;
}

/// What each text must be, on the tables of Corpus::looked_at.
Conditions conditions_of(const Task& task) {
  const SearchRequest& request = task.request;
  Conditions conditions;
  if (!request.in_pages) {
    conditions.one_of("m.indicator", request.indicators);
    conditions.one_of("m.status", request.statuses);
  }
  add_years(conditions, request.in_pages ? "d.fiscal_year" : "coalesce(m.fiscal_year, d.fiscal_year)", request.filter);
  if (task.organisations) conditions.add("+d.organisation_id IN (SELECT value FROM json_each(?))", {*task.organisations});
  add_files(conditions, "d.document_id", request.filter);
  if (task.units) {
    conditions.add("EXISTS (SELECT 1 FROM measure_unit x WHERE x.measure_id = m.measure_id AND x.unit_id IN (SELECT value FROM json_each(?)))",
                   {*task.units});
  }
  return conditions;
}

/// The texts that filters by place or unit leave. A filter by year alone leaves too many.
std::vector<Source> from_filters(const Task& task) {
  std::vector<Source> sources;
  if (task.organisations) {
    sources.push_back({fmt::format("{}d.organisation_id IN (SELECT value FROM json_each(?))", task.corpus.of_documents), {*task.organisations}});
  }
  if (task.units) {
    sources.push_back({"SELECT DISTINCT x.measure_id AS id FROM json_each(?) u CROSS JOIN measure_unit x ON x.unit_id = u.value", {*task.units}});
  }
  return sources;
}

/// Sources one after the other among whose texts all hits are.
using Way = std::vector<Source>;

/// The texts of the years that are asked for, the newest first; then what is said of these years in documents of others.
Way by_years(const Task& task) {
  Conditions documents, own;
  add_years(documents, "+d.fiscal_year", task.request.filter);  // + : in the order of their numbers, and not sorted into it
  add_years(own, "m.fiscal_year", task.request.filter);
  Way way{{fmt::format("{}{} ORDER BY d.document_id DESC, 1 DESC", task.corpus.of_documents, documents.sql()), documents.values()}};
  if (task.request.in_pages) return way;
  own.add(fmt::format("NOT coalesce({}, 0)", documents.sql()), documents.values());
  way.push_back({fmt::format("SELECT m.measure_id AS id FROM measure m CROSS JOIN record r ON r.record_id = m.measure_id "
                             "CROSS JOIN document d ON d.document_id = r.document_id WHERE {} ORDER BY 1 DESC",
                             own.sql()),
                 own.values()});
  return way;
}

/// The ways to the hits, in the order in which they are tried. The index gives the texts of all years: where the words are frequent, the few
/// of an early year stand behind very many; where they are rare, there are soon no more in the index.
std::vector<Way> ways(Database& database, const Task& task) {
  for (const Source& source : from_filters(task)) {
    Statement first =
        database.prepare(fmt::format("SELECT count(*), json_group_array(id) FROM ({} LIMIT {})", source.sql, task.corpus.scanned_at_once + 1));
    const bool is_short = first.bind_each(source.values).next() && first.integer(0) <= static_cast<std::int64_t>(task.corpus.scanned_at_once);
    if (is_short) return {{{"SELECT value AS id FROM json_each(?) ORDER BY id DESC", {first.text(1)}}}};
  }
  std::vector<Way> found;
  if (!task.request.filter.years.empty()) found.push_back(by_years(task));
  auto indexed = from_index(task.corpus, task.request.words);
  found.push_back({indexed ? *std::move(indexed) : from_terms(database, task.corpus, task.request.words)});
  return found;
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

/// Gives what is found one after the other, in the order of a way.
class Finder {
 public:
  Finder(Database& database, const Task& task, const Way& way)
      : request_(task.request),
        conditions_(conditions_of(task)),
        texts_(database.prepare(fmt::format("{}{}", task.corpus.looked_at, conditions_.sql()))) {
    for (const Source& source : way) {
      sources_.push_back(database.prepare(source.sql));
      sources_.back().bind_each(source.values);
    }
    values_ = {std::string()};
    values_.insert(values_.end(), conditions_.values().begin(), conditions_.values().end());
  }

  /// Nothing where there is no more, or where it has cost so much.
  std::optional<Found> next(std::size_t most_cost = std::numeric_limits<std::size_t>::max()) {
    do {
      while (is_reading_ && (is_reading_ = texts_.next())) {
        ++read_;
        const std::string folded = fold_text(texts_.text(1));
        if (has_all(folded, request_.words)) return found(folded);
      }
    } while (looked_at_ + read_ * cost_of_a_text < most_cost && read_more());
    return std::nullopt;
  }

  bool is_at_end() const { return !is_reading_ && source_ == sources_.size(); }

  std::size_t looked_at() const { return looked_at_; }

 private:
  /// Takes the next numbers from the source; false where there are none.
  bool read_more() {
    constexpr std::size_t at_once = 256;
    std::vector<std::int64_t> ids;
    while (ids.size() < at_once && source_ < sources_.size()) {
      if (sources_[source_].next()) {
        ids.push_back(sources_[source_].integer(0));
      } else {
        ++source_;
      }
    }
    looked_at_ += ids.size();
    if (ids.empty()) return false;
    values_.front() = fmt::format("[{}]", fmt::join(ids, ","));
    texts_.bind_each(values_);
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
  const Conditions conditions_;
  Statement texts_;
  std::vector<Statement> sources_;
  std::size_t source_ = 0;        ///< that is being read
  std::vector<SqlValue> values_;  ///< that texts_ is bound to: the numbers of texts, then those of the conditions
  bool is_reading_ = false;
  std::size_t looked_at_ = 0, read_ = 0;
};

/// Whether enough hits are soon found on a way, or all that there are; they come along.
bool is_promising(Finder& finder, std::vector<Found>& found) {
  while (found.size() < enough_hits) {
    const auto next = finder.next(most_of_a_trial);
    if (!next) return finder.is_at_end();
    found.push_back(*next);
  }
  return true;
}

/// What is shown of those that were found; of one that has gone meanwhile nothing.
std::vector<SearchHit> hits_of(Database& database, const Corpus& corpus, const std::vector<std::int64_t>& ids) {
  Statement row = database.prepare(corpus.shown);
  std::vector<SearchHit> hits;
  for (const std::int64_t id : ids) {
    if (!row.bind_all(id).next()) continue;
    hits.push_back({row.integer(0), row.integer(1), row.text(2), text_or_nothing(row, 3), text_or_nothing(row, 4), static_cast<int>(row.integer(5)),
                    static_cast<int>(row.integer(6)), row.text(7), text_or_nothing(row, 8), text_or_nothing(row, 9), row.text(10)});
  }
  return hits;
}

}  // namespace

Result<SearchFound> find_texts(Database& database, const SearchRequest& request) {
  const Task task = task_of(database, request);
  const Corpus& corpus = task.corpus;
  const std::vector<Way> all_ways = ways(database, task);
  std::optional<Finder> finder;
  std::vector<Found> found;
  SearchFound result;
  result.has_more = true;
  const auto take = [&] {
    const auto next = finder->next();
    result.has_more = next.has_value();
    if (next) found.push_back(*next);
    return result.has_more;
  };
  for (const Way& way : all_ways) {
    found.clear();
    finder.emplace(database, task, way);
    if (&way == &all_ways.back() || is_promising(*finder, found)) break;
  }
  while (found.size() < corpus.ranked_hits && (finder->looked_at() < most_candidates || found.size() < enough_hits) && take()) {
  }
  std::sort(found.begin(), found.end());
  while (result.has_more && found.size() < request.offset + request.limit && take()) {
  }
  result.known = found.size();
  const std::size_t first = std::min(request.offset, found.size()), last = std::min(request.offset + request.limit, found.size());
  for (const Found& one : std::span(found).subspan(first, last - first)) result.ids.push_back(one.id);
  if (Status status = database.take_status(); !status) return status.error();
  return result;
}

Result<SearchResult> search(Database& database, const SearchRequest& request) {
  const auto found = find_texts(database, request);
  if (!found) return found.error();
  SearchResult result{hits_of(database, request.in_pages ? pages : measures, found->ids), found->known, found->has_more};
  if (Status status = database.take_status(); !status) return status.error();
  return result;
}

}  // namespace prongsai
