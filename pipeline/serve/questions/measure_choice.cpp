#include "pipeline/serve/questions/measure_choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/search_words.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/search_request.h"
#include "pipeline/store/search.h"

namespace prongsai::serve {
namespace {

/// So many are found, if there are so many, for the count and the facets: as many as a search ranks.
constexpr std::size_t most_found = 400;

/// Values of a facet.
constexpr std::size_t most_values = 30;

constexpr std::string_view of_a_measure_sql =
    "FROM measure m CROSS JOIN record r ON r.record_id = m.measure_id CROSS JOIN document d ON d.document_id = r.document_id WHERE m.measure_id = ?";

bool is_one_of(const std::vector<std::string>& values, const std::string& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

/// Whether only some of what has the words is asked for, so that hundreds are not found at once.
bool has_filter(const Arguments& arguments) {
  for (const char* filter : {"year", "province", "type", "unit", "indicator", "status"}) {
    if (arguments.has(filter)) return true;
  }
  return false;
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
  const bool has_unknown = std::find(statuses.begin(), statuses.end(), unknown_status) != statuses.end();
  if (!has_unknown) request.statuses = statuses;
  // What the search finds and is not asked for here is only counted: to find hundreds where few pass a filter takes long.
  const bool is_sifted = has_unknown || !request.units.empty();
  const auto needed = static_cast<std::size_t>(piece.offset + piece.limit);
  request.limit = has_filter(arguments) && !is_sifted ? needed : std::max(most_found, needed);
  auto result = find_texts(database, request);
  if (!result) return result.error();
  MeasureChoice choice{{}, result->has_more, std::move(request.words), 0};
  Statement units = database.prepare("SELECT u.name FROM measure_unit x CROSS JOIN unit u USING (unit_id) WHERE x.measure_id = ?");
  Statement facts = database.prepare(fmt::format("{} {}", facts_sql, of_a_measure_sql));
  for (const std::int64_t id : result->ids) {
    if (!facts.bind_all(id).next()) continue;
    MeasureFacts measure = facts_at(facts);
    const std::string status = measure.status.empty() ? std::string(unknown_status) : measure.status;
    if (is_one_of(statuses, status) && has_unit(units, id, request.units)) choice.found.push_back(std::move(measure));
  }
  choice.total = is_sifted ? choice.found.size() : result->known;
  return choice;
}

/// Counts values, and gives those that stand most often first.
template <typename Value>
class Counter {
 public:
  void add(const Value& value) {
    const auto found = std::find_if(counts_.begin(), counts_.end(), [&](const auto& known) { return known.first == value; });
    if (found != counts_.end()) {
      ++found->second;
    } else {
      counts_.emplace_back(value, 1);
    }
  }

  Json json() {
    std::stable_sort(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    Json values = Json::array();
    for (std::size_t each = 0; each < std::min(most_values, counts_.size()); ++each)
      values.push_back({{"value", counts_[each].first}, {"count", counts_[each].second}});
    return values;
  }

 private:
  std::vector<std::pair<Value, std::int64_t>> counts_;
};

// Of those that stand as often as others, first what was found first.
constexpr std::string_view units_sql =
    "SELECT u.name AS value, sum(x.measures) AS count FROM (SELECT x.unit_id, count(*) AS measures, min(k.key) AS place, x.ordinal FROM json_each(?) "
    "k CROSS JOIN measure_unit x ON x.measure_id = k.value GROUP BY x.unit_id) x CROSS JOIN unit u USING (unit_id) GROUP BY u.name "
    "ORDER BY count DESC, min(x.place), x.ordinal LIMIT ?";

}  // namespace

Result<MeasureChoice> choose_measures(const Context& context, const Arguments& arguments, bool is_counted) {
  Database& database = context.database;
  const Piece piece = piece_of(arguments);
  const auto needed = static_cast<std::size_t>(piece.offset + piece.limit);
  MeasureChoice choice;
  choice.words = words_of(arguments.text("q"));
  const bool is_of_few = arguments.has("organisation") || arguments.has("document");
  if (!choice.words.empty() && !is_of_few) return searched(context, arguments, piece);
  const MeasureSource source(context, arguments, choice.words);
  choice.is_more = source.find(database, {.needed = needed, .enough = is_counted ? needed : std::max(needed, most_found)}, choice.found);
  choice.total = choice.found.size();
  return choice;
}

Json facets_of(Database& database, const MeasureChoice& choice) {
  Counter<std::string> indicators, statuses;
  Counter<std::int64_t> years;
  Json ids = Json::array();
  const std::size_t counted = std::min(choice.found.size(), most_found);
  for (std::size_t each = 0; each < counted; ++each) {
    const MeasureFacts& facts = choice.found[each];
    ids.push_back(facts.id);
    if (!facts.indicator.empty()) indicators.add(facts.indicator);
    if (facts.year != 0) years.add(facts.year);
    statuses.add(facts.status.empty() ? std::string(unknown_status) : facts.status);
  }
  return {{"is_sample", choice.is_more || counted < choice.total},
          {"counted", counted},
          {"unit", rows_of(database, units_sql, {ids.dump(), static_cast<std::int64_t>(most_values)})},
          {"indicator", indicators.json()},
          {"year", years.json()},
          {"status", statuses.json()}};
}

}  // namespace prongsai::serve
