#include "pipeline/serve/questions/measure_choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/report_filter.h"
#include "pipeline/search_words.h"
#include "pipeline/serve/questions/search_request.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/store/fold_text.h"
#include "pipeline/store/search.h"

namespace prongsai::serve {
namespace {

/// So many are found, if there are so many, for the count and the facets; and the newest so many are looked through for that.
constexpr std::size_t most_found = 1'000;
constexpr std::int64_t most_looked_at = 30'000;

/// A unit that answers for more measures than this is looked for among the measures, and not the measures by it.
constexpr std::int64_t rare_unit = 5'000;

constexpr std::string_view unknown = "unknown";  ///< the status of a measure that states none

constexpr std::string_view facts_sql = "SELECT m.measure_id, coalesce(m.fiscal_year, d.fiscal_year, 0), coalesce(m.status, ''), coalesce(m.indicator, '') ";

void add_statuses(Conditions& conditions, const Arguments& arguments) {
  std::vector<std::string> statuses = arguments.texts("status");
  std::replace(statuses.begin(), statuses.end(), std::string(unknown), std::string());
  conditions.one_of("coalesce(m.status, '')", statuses);
}

std::vector<std::int64_t> unit_ids(Database& database, const std::vector<std::string>& names) {
  std::vector<std::int64_t> ids;
  Statement statement = database.prepare("SELECT unit_id FROM unit WHERE name = ?");
  for (const std::string& name : names) {
    for (statement.bind_all(name); statement.next();) ids.push_back(statement.integer(0));
  }
  if (!names.empty() && ids.empty()) ids.push_back(0);  // none has such a name
  return ids;
}

std::string marks_of(std::size_t count) {
  std::string marks;
  for (std::size_t each = 0; each < count; ++each) marks += each == 0 ? "?" : ", ?";
  return marks;
}

/// A way to the measures of a request without words, or of few documents with words, the newest first.
class Source {
 public:
  Source(const Context& context, const Arguments& arguments) {
    units_ = unit_ids(context.database, arguments.texts("unit"));
    if (const auto document = arguments.integer("document")) documents_.add("d.document_id = ?", {*document});
    add_organisation(documents_, "d.organisation_id", context, arguments, false);
    const bool is_type_alone = arguments.has("type") && !arguments.has("document") && !arguments.has("organisation") && !arguments.has("province");
    by_document_ = !documents_.empty() && !is_type_alone;
    by_unit_ = !by_document_ && !units_.empty() && is_rare(context.database);
    measures_.one_of("m.indicator", arguments.texts("indicator"));
    add_statuses(measures_, arguments);
    measures_.one_of("coalesce(m.fiscal_year, d.fiscal_year)", integers(arguments, "year"));
    if (!arguments.has("document")) add_lead_file(measures_, "d.document_id", arguments);
  }

  /// That all of the words stand in what is searched of a measure.
  void add_words(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      measures_.add("instr(fold_text((SELECT text FROM measure_text t WHERE t.measure_id = m.measure_id)), ?) > 0", {word});
    }
  }

  std::string sql() const {
    const std::string order = fmt::format(" AND m.measure_id > ? AND m.measure_id <= ? AND {} ", measures_.sql());
    const std::string of_unit = fmt::format("EXISTS (SELECT 1 FROM measure_unit x WHERE x.measure_id = m.measure_id AND x.unit_id IN ({}))", marks_of(units_.size()));
    const std::string with_unit = units_.empty() ? "1" : of_unit;
    if (by_document_) {
      return fmt::format("{} FROM (SELECT d.document_id, d.fiscal_year FROM document d WHERE {} ORDER BY d.document_id DESC LIMIT -1) d "
                         "CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = 'measure' CROSS JOIN measure m ON m.measure_id = r.record_id "
                         "WHERE {}{} ORDER BY d.document_id DESC, r.record_id DESC",
                         facts_sql, documents_.sql(), with_unit, order);
    }
    if (by_unit_) {
      return fmt::format("{} FROM (SELECT DISTINCT measure_id FROM measure_unit WHERE unit_id IN ({})) x CROSS JOIN measure m ON m.measure_id = x.measure_id "
                         "CROSS JOIN record r ON r.record_id = m.measure_id CROSS JOIN document d ON d.document_id = r.document_id "
                         "WHERE {}{} ORDER BY m.measure_id DESC",
                         facts_sql, marks_of(units_.size()), documents_.sql(), order);
    }
    return fmt::format("{} FROM measure m CROSS JOIN record r ON r.record_id = m.measure_id CROSS JOIN document d ON d.document_id = r.document_id "
                       "WHERE {} AND {}{} ORDER BY m.measure_id DESC",
                       facts_sql, with_unit, documents_.sql(), order);
  }

  /// The values of that statement, for ids above `floor` and up to `ceiling`.
  std::vector<SqlValue> values(std::int64_t floor, std::int64_t ceiling) const {
    std::vector<SqlValue> all;
    const auto add = [&](const std::vector<SqlValue>& values) { all.insert(all.end(), values.begin(), values.end()); };
    const std::vector<SqlValue> units(units_.begin(), units_.end());
    add(by_document_ ? documents_.values() : units);
    add(by_document_ ? units : documents_.values());
    add({floor, ceiling});
    add(measures_.values());
    return all;
  }

  /// Whether few measures are looked at, however rare those are that are found.
  bool is_narrow() const { return by_document_ || by_unit_; }

 private:
  bool is_rare(Database& database) const {
    const std::vector<SqlValue> units(units_.begin(), units_.end());
    return !count_rows(database, fmt::format("SELECT 1 FROM measure_unit WHERE unit_id IN ({})", marks_of(units.size())), units, rare_unit).is_more;
  }

  Conditions documents_, measures_;
  std::vector<std::int64_t> units_;
  bool by_document_ = false, by_unit_ = false;
};

MeasureFacts facts_at(const Statement& row) { return {row.integer(0), row.integer(1), row.text(2), row.text(3)}; }

/// Reads on until so many are found; false at the end.
bool read(Database& database, const Source& source, std::int64_t floor, std::int64_t ceiling, std::size_t wanted, std::vector<MeasureFacts>& found) {
  Statement rows = database.prepare(source.sql());
  const std::vector<SqlValue> values = source.values(floor, ceiling);
  for (rows.bind_each(values); found.size() <= wanted && rows.next();) found.push_back(facts_at(rows));
  if (found.size() <= wanted) return false;
  found.pop_back();
  return true;
}

/// The newest that fulfil the conditions. Many are found only as far as they lie among the newest: the piece itself is found wherever it lies.
MeasureChoice newest(Database& database, const Source& source, const Piece& piece) {
  MeasureChoice choice;
  const auto needed = static_cast<std::size_t>(piece.offset + piece.limit);
  const std::int64_t last = database.number("SELECT max(measure_id) FROM measure"), floor = source.is_narrow() ? 0 : std::max<std::int64_t>(last - most_looked_at, 0);
  choice.is_more = read(database, source, floor, last, std::max(needed, most_found), choice.found);
  if (choice.is_more || floor == 0) return choice;
  choice.is_more = choice.found.size() >= needed || read(database, source, 0, floor, needed, choice.found);
  return choice;
}

bool is_one_of(const std::vector<std::string>& values, const std::string& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

/// Whether a measure has a unit of exactly such a name: the search knows parts of names only.
bool has_unit(Statement& units, std::int64_t measure, const std::vector<std::string>& names) {
  if (names.empty()) return true;
  bool has = false;
  for (units.bind_all(measure); units.next();) has = has || is_one_of(names, units.text(0));
  return has;
}

Result<MeasureChoice> searched(const Context& context, const Arguments& arguments, const Piece& piece) {
  Database& database = context.database;
  SearchRequest request = search_request(arguments);
  request.indicators = arguments.texts("indicator");
  request.units = arguments.texts("unit");
  const std::vector<std::string> statuses = arguments.texts("status");
  if (std::find(statuses.begin(), statuses.end(), unknown) == statuses.end()) request.statuses = statuses;
  request.limit = std::max(most_found, static_cast<std::size_t>(piece.offset + piece.limit));
  auto result = search(database, request);
  if (!result) return result.error();
  MeasureChoice choice{{}, result->has_more, std::move(request.words)};
  Statement units = database.prepare("SELECT u.name FROM measure_unit x CROSS JOIN unit u USING (unit_id) WHERE x.measure_id = ?");
  for (const SearchHit& hit : result->hits) {
    const std::string status = hit.status.value_or(std::string(unknown));
    if (is_one_of(statuses, status) && has_unit(units, hit.id, request.units))
      choice.found.push_back({hit.id, hit.fiscal_year, hit.status.value_or(""), hit.indicator.value_or("")});
  }
  return choice;
}

/// Counts values, and gives those that stand most often first.
class Counter {
 public:
  void add(Json value) {
    const std::string key = value.dump();
    for (auto& [known, entry] : counts_) {
      if (known != key) continue;
      ++entry.second;
      return;
    }
    counts_.emplace_back(key, std::pair{std::move(value), std::int64_t{1}});
  }

  Json json(std::size_t most) {
    std::stable_sort(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) { return a.second.second > b.second.second; });
    Json values = Json::array();
    for (std::size_t each = 0; each < std::min(most, counts_.size()); ++each)
      values.push_back({{"value", counts_[each].second.first}, {"count", counts_[each].second.second}});
    return values;
  }

 private:
  std::vector<std::pair<std::string, std::pair<Json, std::int64_t>>> counts_;
};

}  // namespace

Result<MeasureChoice> choose_measures(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const Piece piece = piece_of(arguments);
  const std::vector<std::string> words = words_of(arguments.text("q"));
  const bool is_narrow = arguments.has("organisation") || arguments.has("document");
  if (!words.empty() && !is_narrow) return searched(context, arguments, piece);
  define_conditions(database);
  Source source(context, arguments);
  source.add_words(words);
  MeasureChoice choice = newest(database, source, piece);
  choice.words = words;
  return choice;
}

Json facets_of(Database& database, const MeasureChoice& choice) {
  Counter units, indicators, years, statuses;
  Statement names = database.prepare("SELECT u.name FROM measure_unit x CROSS JOIN unit u USING (unit_id) WHERE x.measure_id = ?");
  const std::size_t counted = std::min(choice.found.size(), most_found);
  for (std::size_t each = 0; each < counted; ++each) {
    const MeasureFacts& facts = choice.found[each];
    for (names.bind_all(facts.id); names.next();) units.add(names.text(0));
    if (!facts.indicator.empty()) indicators.add(facts.indicator);
    if (facts.year != 0) years.add(facts.year);
    statuses.add(facts.status.empty() ? Json(unknown) : Json(facts.status));
  }
  constexpr std::size_t most_values = 30;
  return {{"is_sample", choice.is_more || counted < choice.found.size()},
          {"counted", counted},
          {"unit", units.json(most_values)},
          {"indicator", indicators.json(most_values)},
          {"year", years.json(most_values)},
          {"status", statuses.json(most_values)}};
}

}  // namespace prongsai::serve
