#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "pipeline/serve/questions/finding_rows.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

constexpr std::string_view state_of = "coalesce((SELECT x.value FROM correction x WHERE x.record_id = f.finding_id AND x.state = 'applied'), 'open')";

constexpr std::string_view rows_sql =
    "SELECT f.finding_id AS id, f.severity, f.code, f.message_th, f.message_en, {} AS state, coalesce(a.kind, 'document') AS record_kind, "
    "coalesce(f.about, r.document_id) AS record_id, iif(o.name = '', NULL, d.organisation_id) AS organisation_id, nullif(o.name, '') AS "
    "organisation, "
    "nullif(o.province, '') AS province, d.fiscal_year AS year, d.document_id, d.path, d.format, r.page, r.box AS \"box:box\", r.table_no AS "
    "\"table\", "
    "r.\"row\", e.look_th, e.look_en "
    "FROM ({}) c CROSS JOIN finding f ON f.finding_id = c.finding_id CROSS JOIN record r ON r.record_id = f.finding_id CROSS JOIN document d USING "
    "(document_id) "
    "CROSS JOIN organisation o USING (organisation_id) LEFT JOIN record a ON a.record_id = f.about LEFT JOIN ref_finding e ON e.code = f.code";

/// Errors first, as they are looked at.
constexpr std::array<std::string_view, 3> severities{"error", "warning", "info"};

/// Of what many documents say no more findings of a severity are counted one by one.
constexpr std::int64_t most_counted = 300;

/// A way to the findings of a request: from reviews, from few documents, from those of a code, or else from the last document back.
struct Source {
  std::string from, order;
  Conditions conditions;
};

bool is_of_few_documents(const Arguments& arguments) {
  return arguments.has("document") || arguments.has("organisation") || arguments.has("province") || arguments.has("q");
}

/// Of one year, whose documents an index has in their order.
bool is_of_a_year(const Arguments& arguments) {
  return arguments.texts("year").size() == 1 && !is_of_few_documents(arguments) && !arguments.has("code");
}

bool is_reviewed(const Arguments& arguments) {
  const auto states = arguments.texts("state");
  return !states.empty() && std::find(states.begin(), states.end(), "open") == states.end();
}

constexpr std::string_view of_finding = "CROSS JOIN record r ON r.record_id = f.finding_id CROSS JOIN document d ON d.document_id = r.document_id";

/// What gives documents in the order of their ids.
std::string_view index_of(const Arguments& arguments) {
  if (is_of_few_documents(arguments)) return "";
  return is_of_a_year(arguments) ? "INDEXED BY document_in_year" : "INDEXED BY document_facts";
}

/// Where findings come from, in the order of their ids, the last first. The plus signs keep other orders away, which would have to be sorted.
void choose_way(Source& source, const Arguments& arguments) {
  source.order = "f.finding_id DESC";
  if (is_reviewed(arguments)) {
    source.from = fmt::format(
        "(SELECT DISTINCT record_id FROM correction WHERE record_kind = 'finding' AND state = 'applied' AND record_id IS NOT NULL) c "
        "CROSS JOIN finding f ON f.finding_id = c.record_id {}",
        of_finding);
  } else if (arguments.has("code") && !is_of_few_documents(arguments)) {
    source.from = fmt::format("finding f INDEXED BY finding_by_code {}", of_finding);
  } else {
    source.from = fmt::format(
        "document d {} CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = 'finding' CROSS JOIN finding f ON f.finding_id = "
        "r.record_id",
        index_of(arguments));
    source.order = "d.document_id DESC, r.record_id DESC";
  }
}

Source source_of(const Context& context, const Arguments& arguments) {
  Source source;
  choose_way(source, arguments);
  Conditions& conditions = source.conditions;
  if (const auto document = arguments.integer("document")) conditions.add("d.document_id = ?", {*document});
  add_organisation(conditions, is_of_few_documents(arguments) ? "d.organisation_id" : "+d.organisation_id", context, arguments, true);
  conditions.one_of(is_of_a_year(arguments) ? "d.fiscal_year" : "+d.fiscal_year", integers(arguments, "year"));
  conditions.one_of("f.code", arguments.texts("code"));
  conditions.one_of(state_of, arguments.texts("state"));
  if (!arguments.has("document")) add_lead_file(conditions, "d.document_id", arguments);
  return source;
}

std::string of_severity(const Source& source, std::string_view severity) {
  // A condition on f alone would make SQLite 3.40 read all findings into a Bloom filter first.
  return fmt::format("FROM {} WHERE f.severity = iif(r.record_id > 0, '{}', '') AND {}", source.from, severity, source.conditions.sql());
}

/// Values of a column with how often they stand, most often first.
Json counts_json(const std::map<std::string, std::int64_t>& counts) {
  std::vector<std::pair<std::string, std::int64_t>> ordered(counts.begin(), counts.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Json values = Json::array();
  for (const auto& [value, count] : ordered) {
    if (count > 0) values.push_back({{"value", value}, {"count", count}});
  }
  return values;
}

/// How many findings there are by severity, code and state.
struct Counts {
  std::map<std::string, std::int64_t> severities, codes, states;
  bool is_more = false;  ///< than were counted

  void add(const std::string& severity, const std::string& code, const std::string& state, std::int64_t count) {
    severities[severity] += count;
    codes[code] += count;
    states[state] += count;
  }

  std::int64_t of(std::string_view severity) const {
    const auto found = severities.find(std::string(severity));
    return found == severities.end() ? 0 : found->second;
  }

  std::int64_t total() const {
    std::int64_t sum = 0;
    for (const auto& [severity, count] : severities) sum += count;
    return sum;
  }

  Json json() const {
    return {{"is_sample", is_more}, {"severity", counts_json(severities)}, {"code", counts_json(codes)}, {"state", counts_json(states)}};
  }
};

bool is_asked_for(const Arguments& arguments, std::string_view severity) {
  const auto asked = arguments.texts("severity");
  return asked.empty() || std::find(asked.begin(), asked.end(), severity) != asked.end();
}

/// The findings of few documents: all of them, in one go.
struct Gathered {
  Counts counts;
  Json ids = Json::array();  ///< of the piece that is asked for
};

Gathered gathered(Database& database, const Source& source, const Arguments& arguments, const Piece& piece) {
  Gathered all;
  std::map<std::string, std::vector<std::int64_t>> by_severity;
  Statement rows = database.prepare(fmt::format("SELECT f.finding_id, f.severity, f.code, {} FROM {} WHERE {} ORDER BY {}", state_of, source.from,
                                                source.conditions.sql(), source.order));
  for (rows.bind_each(source.conditions.values()); rows.next();) {
    if (!is_asked_for(arguments, rows.text(1))) continue;
    all.counts.add(rows.text(1), rows.text(2), rows.text(3), 1);
    by_severity[rows.text(1)].push_back(rows.integer(0));
  }
  std::int64_t place = 0;
  for (const std::string_view severity : severities) {
    for (const std::int64_t id : by_severity[std::string(severity)]) {
      if (place >= piece.offset && place < piece.offset + piece.limit) all.ids.push_back(id);
      ++place;
    }
  }
  return all;
}

/// One by one, up to a number of each severity.
Counts counted(Database& database, const Source& source, const Arguments& arguments, std::int64_t most) {
  Counts counts;
  for (const std::string_view severity : severities) {
    if (!is_asked_for(arguments, severity)) continue;
    Statement rows = database.prepare(fmt::format("SELECT f.code, {} {} LIMIT {}", state_of, of_severity(source, severity), most + 1));
    std::int64_t count = 0;
    for (rows.bind_each(source.conditions.values()); rows.next(); ++count) {
      if (count < most) counts.add(std::string(severity), rows.text(0), rows.text(1), 1);
    }
    counts.is_more = counts.is_more || count > most;
  }
  return counts;
}

/// As the last run counted them, less those that people have looked at since, which are few. Nothing where other things are asked for than
/// severities, codes, years and what is open.
std::optional<Counts> known_counts(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  for (const char* other : {"document", "organisation", "province", "type", "q", "all_files"}) {
    if (arguments.has(other)) return std::nullopt;
  }
  if (is_reviewed(arguments) || !has_counts(database)) return std::nullopt;
  Conditions conditions;
  conditions.one_of("c.severity", arguments.texts("severity"));
  conditions.one_of("c.code", arguments.texts("code"));
  conditions.one_of("c.fiscal_year", integers(arguments, "year"));
  Counts counts;
  Statement known = database.prepare(fmt::format("SELECT c.severity, c.code, c.findings FROM link_finding_count c WHERE {}", conditions.sql()));
  for (known.bind_each(conditions.values()); known.next();) counts.add(known.text(0), known.text(1), "open", known.integer(2));
  const auto states = arguments.texts("state");
  const std::string reviewed = fmt::format(
      "SELECT c.severity, c.code, x.value FROM correction x CROSS JOIN (SELECT f.*, d.fiscal_year, d.document_id FROM finding f {}) c ON "
      "c.finding_id = x.record_id "
      "WHERE x.record_kind = 'finding' AND x.state = 'applied' AND {} "
      "AND NOT EXISTS (SELECT 1 FROM link_report l WHERE l.document_id = c.document_id AND l.lead_id <> c.document_id)",
      of_finding, conditions.sql());
  Statement rows = database.prepare(reviewed);
  for (rows.bind_each(conditions.values()); rows.next();) {
    counts.add(rows.text(0), rows.text(1), "open", -1);
    if (states.empty() || std::find(states.begin(), states.end(), rows.text(2)) != states.end())
      counts.add(rows.text(0), rows.text(1), rows.text(2), 1);
  }
  return counts;
}

/// The rows of a piece, severity after severity.
Json rows_by_severity(Database& database, const Source& source, const Arguments& arguments, const Piece& piece, const Counts& counts) {
  std::int64_t before = 0;
  Json items = Json::array();
  for (const std::string_view severity : severities) {
    if (!is_asked_for(arguments, severity)) continue;
    const std::int64_t wanted = piece.limit - static_cast<std::int64_t>(items.size()), skipped = std::max<std::int64_t>(piece.offset - before, 0);
    before += counts.of(severity);
    if (wanted <= 0 || (skipped > 0 && skipped >= counts.of(severity))) continue;
    const std::string chosen = fmt::format("SELECT f.finding_id {} ORDER BY {} LIMIT ? OFFSET ?", of_severity(source, severity), source.order);
    for (Json& item : finding_rows(database, chosen, in_piece(source.conditions.values(), {wanted, skipped}))) items.push_back(std::move(item));
  }
  return items;
}

Result<Json> answer_with(Database& database, const Arguments& arguments, const Counts& counts, Json items) {
  auto answer = list_answer(database, {counts.total(), counts.is_more}, std::move(items));
  if (answer && arguments.flag("facets")) (*answer)["facets"] = counts.json();
  return answer;
}

Result<Json> findings(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const Source source = source_of(context, arguments);
  const Piece piece = piece_of(arguments);
  if (is_of_few_documents(arguments)) {
    const Gathered all = gathered(database, source, arguments, piece);
    return answer_with(database, arguments, all.counts, finding_rows(database, "SELECT value AS finding_id FROM json_each(?)", {all.ids.dump()}));
  }
  const auto known = known_counts(context, arguments);
  // As many as are passed over must be counted, or the next severity would begin too early.
  const Counts counts = known ? *known : counted(database, source, arguments, std::max(most_counted, piece.offset + piece.limit));
  return answer_with(database, arguments, counts, rows_by_severity(database, source, arguments, piece, counts));
}

}  // namespace

Json finding_rows(Database& database, std::string_view ids, const std::vector<SqlValue>& values) {
  return rows_of(database, fmt::format(rows_sql, state_of, ids), values);
}

Json newest_findings(Database& database, const Conditions& documents, int count) {
  const std::string chosen = fmt::format(
      "SELECT r.record_id AS finding_id FROM document d INDEXED BY document_facts CROSS JOIN record r ON r.document_id = d.document_id "
      "AND r.kind = 'finding' WHERE {} ORDER BY d.document_id DESC, r.record_id DESC LIMIT {}",
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
