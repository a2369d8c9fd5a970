#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/serve/questions/finding_rows.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/subjects.h"

namespace prongsai::serve {
namespace {

constexpr std::string_view state_of = "coalesce((SELECT x.value FROM correction x WHERE x.record_id = f.finding_id AND x.state = 'applied'), 'open')";

constexpr std::string_view rows_sql =
    "SELECT f.finding_id AS id, f.severity, f.code, f.message_th, f.message_en, {} AS state, coalesce(a.kind, 'document') AS record_kind, "
    "coalesce(f.about, r.document_id) AS record_id, iif(o.name = '', NULL, d.organisation_id) AS organisation_id, nullif(o.name, '') AS organisation, "
    "nullif(o.province, '') AS province, d.fiscal_year AS year, d.document_id, d.path, d.format, r.page, r.box AS \"box:box\", r.table_no AS \"table\", "
    "r.\"row\", e.look_th, e.look_en "
    "FROM ({}) c CROSS JOIN finding f ON f.finding_id = c.finding_id CROSS JOIN record r ON r.record_id = f.finding_id CROSS JOIN document d USING (document_id) "
    "CROSS JOIN organisation o USING (organisation_id) LEFT JOIN record a ON a.record_id = f.about LEFT JOIN ref_finding e ON e.code = f.code";

/// Errors first, as they are looked at.
constexpr std::array<std::string_view, 3> severities{"error", "warning", "info"};

/// Of each severity no more are counted.
constexpr std::int64_t most_counted = 1'000;

/// Where findings come from: where documents are asked for, from these, else from all findings of a severity in the order of their ids.
struct Source {
  std::string from;
  Conditions conditions;
};

Source source_of(const Context& context, const Arguments& arguments) {
  Source source;
  Conditions& conditions = source.conditions;
  if (const auto document = arguments.integer("document")) conditions.add("d.document_id = ?", {*document});
  add_organisation(conditions, "d.organisation_id", context, arguments, true);
  source.from = conditions.empty()
                    ? "finding f CROSS JOIN record r ON r.record_id = f.finding_id CROSS JOIN document d ON d.document_id = r.document_id"
                    : "document d CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = 'finding' CROSS JOIN finding f ON f.finding_id = r.record_id";
  conditions.one_of("d.fiscal_year", integers(arguments, "year"));
  conditions.one_of("f.code", arguments.texts("code"));
  conditions.one_of(state_of, arguments.texts("state"));
  if (!arguments.has("document")) add_lead_file(conditions, "d.document_id", arguments);
  return source;
}

std::string of_severity(const Source& source, std::string_view severity) {
  return fmt::format("FROM {} WHERE f.severity = '{}' AND {}", source.from, severity, source.conditions.sql());
}

/// Values of a column with how often they stand, most often first.
Json counts_json(const std::map<std::string, std::int64_t>& counts) {
  std::vector<std::pair<std::string, std::int64_t>> ordered(counts.begin(), counts.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Json values = Json::array();
  for (const auto& [value, count] : ordered) values.push_back({{"value", value}, {"count", count}});
  return values;
}

/// How the findings part by severity, code and state: those that were counted.
class Facets {
 public:
  void count(Database& database, const Source& source, std::string_view severity, std::int64_t most) {
    Statement rows = database.prepare(fmt::format("SELECT f.code, {} {} LIMIT {}", state_of, of_severity(source, severity), most));
    for (rows.bind_each(source.conditions.values()); rows.next(); ++severities_[std::string(severity)]) {
      ++codes_[rows.text(0)];
      ++states_[rows.text(1)];
    }
  }

  Json json(bool is_sample) const {
    return {{"is_sample", is_sample}, {"severity", counts_json(severities_)}, {"code", counts_json(codes_)}, {"state", counts_json(states_)}};
  }

 private:
  std::map<std::string, std::int64_t> severities_, codes_, states_;
};

bool is_asked_for(const Arguments& arguments, std::string_view severity) {
  const auto asked = arguments.texts("severity");
  return asked.empty() || std::find(asked.begin(), asked.end(), severity) != asked.end();
}

Result<Json> findings(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const Source source = source_of(context, arguments);
  const Piece piece = piece_of(arguments);
  Total total;
  Facets facets;
  Json items = Json::array();
  for (const std::string_view severity : severities) {
    if (!is_asked_for(arguments, severity)) continue;
    const std::string rows = of_severity(source, severity);
    const std::int64_t wanted = piece.limit - static_cast<std::int64_t>(items.size()), skipped = std::max<std::int64_t>(piece.offset - total.count, 0);
    if (wanted > 0) {
      const std::string chosen = fmt::format("SELECT f.finding_id {} ORDER BY f.finding_id DESC LIMIT {} OFFSET {}", rows, wanted, skipped);
      for (Json& item : finding_rows(database, chosen, source.conditions.values())) items.push_back(std::move(item));
    }
    // As many as are passed over must be counted, or the next severity would begin too early.
    const std::int64_t most = std::max(most_counted, piece.offset + piece.limit);
    const Total of_this = count_rows(database, "SELECT 1 " + rows, source.conditions.values(), most);
    total.count += of_this.count;
    total.is_more = total.is_more || of_this.is_more;
    if (arguments.flag("facets")) facets.count(database, source, severity, most);
  }
  auto answer = list_answer(database, total, std::move(items));
  if (answer && arguments.flag("facets")) (*answer)["facets"] = facets.json(total.is_more);
  return answer;
}

}  // namespace

Json finding_rows(Database& database, std::string_view ids, const std::vector<SqlValue>& values) {
  return rows_of(database, fmt::format(rows_sql, state_of, ids), values);
}

Json newest_findings(Database& database, const Conditions& documents, int count) {
  const std::string chosen = fmt::format(
      "SELECT f.finding_id FROM finding f CROSS JOIN record r ON r.record_id = f.finding_id CROSS JOIN document d ON d.document_id = r.document_id "
      "WHERE {} ORDER BY f.finding_id DESC LIMIT {}",
      documents.sql(), count);
  return finding_rows(database, chosen, documents.values());
}

std::vector<Question> finding_questions() {
  return {{"/findings",
           "What does not add up, errors first, the newest first",
           {{.name = "severity", .is_repeatable = true, .choices = {"error", "warning", "info"}, .meaning = "How bad it is"},
            {.name = "code", .is_repeatable = true, .meaning = "Code of the finding, see /meta"},
            {.name = "state", .is_repeatable = true, .choices = {"open", "confirmed", "dismissed"}, .meaning = "What people have said of it"},
            parameters::year,
            parameters::province,
            parameters::type,
            parameters::organisation,
            parameters::name,
            parameters::document,
            parameters::all_files,
            {.name = "facets", .kind = ParameterKind::flag, .meaning = "Also how many there are by severity, code and state"}},
           true,
           findings,
           "finding"}};
}

}  // namespace prongsai::serve
