#include "pipeline/links/link_promises.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractors/links/promises.h"
#include "pipeline/interrupt.h"

namespace prongsai {
namespace {

// A plan that says more years than this has a year misread.
constexpr int most_years = 10;

constexpr std::string_view reports_sql =
    "SELECT d.organisation_id, d.document_id, d.document_kind = 'result_report', d.fiscal_year, coalesce(d.fiscal_year_end, d.fiscal_year), "
    "(SELECT substr(text, 1, 800) FROM page p WHERE p.document_id = d.document_id ORDER BY page_id LIMIT 1) "
    "FROM link_report l JOIN document d USING (document_id) JOIN organisation o USING (organisation_id) "
    "WHERE l.document_id = l.lead_id AND o.name <> '' AND d.fiscal_year IS NOT NULL "
    "AND (d.document_kind = 'action_plan' OR d.document_kind = 'measures' OR d.document_kind = 'result_report') "
    "ORDER BY d.organisation_id, d.location";

constexpr std::string_view measures_sql =
    "SELECT m.measure_id, m.title, coalesce(m.status, ''), coalesce(m.period_start, ''), "
    "coalesce(m.period_end, '') FROM record r CROSS JOIN measure m ON m.measure_id = r.record_id "
    "WHERE r.document_id = ? AND r.kind = 'measure' AND m.duplicate_of IS NULL ORDER BY m.measure_id";

struct StoredReport {
  std::int64_t document = 0;
  PromiseReport content;
  std::vector<std::int64_t> measures;  ///< ids, in the order of the content's
};

class PromiseLinker {
 public:
  PromiseLinker(Database& database, const LinkRules& rules)
      : rules_(rules),
        measures_(database.prepare(measures_sql)),
        units_(database.prepare("SELECT u.name FROM measure_unit x JOIN unit u USING (unit_id) WHERE x.measure_id = ?")),
        budgets_(database.prepare("SELECT coalesce(b.fiscal_year, m.fiscal_year, 0), b.amount_baht FROM budget b JOIN measure m USING (measure_id) "
                                  "WHERE b.measure_id = ?")),
        insert_(database.prepare("INSERT INTO link_promise (plan_measure_id, fiscal_year, outcome, result_measure_id, changed, budget_promised, "
                                 "budget_reported) VALUES (?, ?, ?, ?, ?, ?, ?)")) {}

  /// The plans and result reports of an organisation.
  void link(std::vector<StoredReport>& plans, std::vector<StoredReport>& results) {
    if (plans.empty()) return;
    std::vector<PromiseReport> contents;
    for (StoredReport& result : results) {
      read_measures(result);
      contents.push_back(result.content);
    }
    for (StoredReport& plan : plans) {
      read_measures(plan);
      for (const PromiseOutcome& outcome : outcomes_of(plan.content, contents, rules_)) write(plan, results, outcome);
    }
  }

 private:
  void read_measures(StoredReport& report) {
    for (measures_.bind_all(report.document); measures_.next();) {
      PromisedMeasure& measure = report.content.measures.emplace_back();
      report.measures.push_back(measures_.integer(0));
      measure.title = title_key(measures_.text(1));
      measure.status = measures_.text(2);
      measure.period_start = measures_.text(3);
      measure.period_end = measures_.text(4);
      for (units_.bind_all(report.measures.back()); units_.next();) measure.units.insert(units_.text(0));
      for (budgets_.bind_all(report.measures.back()); budgets_.next();) measure.budget[static_cast<int>(budgets_.integer(0))] += budgets_.integer(1);
    }
  }

  void write(const StoredReport& plan, const std::vector<StoredReport>& results, const PromiseOutcome& outcome) {
    std::optional<std::int64_t> result;
    if (outcome.report) result = results[*outcome.report].measures[*outcome.reported];
    insert_.run(plan.measures[outcome.measure], outcome.fiscal_year, outcome.outcome, result, OrNull{outcome.changed}, outcome.budget_promised,
                outcome.budget_reported);
  }

  const LinkRules& rules_;
  Statement measures_, units_, budgets_, insert_;
};

}  // namespace

void link_promises(Database& database, const LinkRules& rules) {
  database.execute("DELETE FROM link_promise");
  PromiseLinker linker(database, rules);
  std::vector<StoredReport> plans, results;
  std::int64_t organisation = 0;
  const auto end_organisation = [&] {
    linker.link(plans, results);
    plans.clear();
    results.clear();
  };
  Statement rows = database.prepare(reports_sql);
  while (rows.next() && !InterruptGuard::requested()) {
    if (rows.integer(0) != organisation) end_organisation();
    organisation = rows.integer(0);
    StoredReport report;
    report.document = rows.integer(1);
    const bool is_result = rows.integer(2) != 0;
    report.content.first_year = static_cast<int>(rows.integer(3));
    report.content.last_year = std::max(report.content.first_year, static_cast<int>(rows.integer(4)));
    if (report.content.last_year - report.content.first_year >= most_years) continue;
    if (is_result) report.content.round_order = rules.round_of(rows.text(5)).order;
    (is_result ? results : plans).push_back(std::move(report));
  }
  end_organisation();
}

}  // namespace prongsai
