#include "pipeline/links/boilerplate_findings.h"

#include <fmt/core.h>

#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace prongsai {
namespace {

constexpr std::string_view code = "measure.boilerplate";

using Wording = std::tuple<std::string, std::string, std::string>;  ///< severity, in Thai, in English

/// The finding of a document; nothing where it does not reach the thresholds.
std::optional<Wording> wording_of(const Boilerplate& document, const std::string& source, const LinkRules& rules) {
  const double share = static_cast<double>(document.taken) / document.measures;
  if (document.taken < rules.boilerplate_least_measures || share < rules.boilerplate_info) return std::nullopt;
  const std::string thai_source = source.empty() ? "" : fmt::format(" น่าจะมาจาก{}", source);
  const std::string english_source = source.empty() ? "" : fmt::format("; the likely source is {}", source);
  return Wording{share >= rules.boilerplate_warning ? "warning" : "info",
                 fmt::format("มาตรการ {} จาก {} รายการมีข้อความตรงกับของหน่วยงานอื่น{}", document.taken, document.measures, thai_source),
                 fmt::format("{} of {} measures stand word for word with other organisations{}", document.taken, document.measures, english_source)};
}

std::string organisation_of(Database& database, std::optional<std::int64_t> document) {
  if (!document) return "";
  const auto rows = database.query("SELECT organisation || ' ปี ' || fiscal_year FROM document_common WHERE document_id = ?", *document);
  return rows && !rows->rows.empty() ? rows->rows[0][0].value_or("") : "";
}

}  // namespace

void write_boilerplate_findings(Database& database, const LinkRules& rules, const std::vector<Boilerplate>& documents) {
  std::map<std::int64_t, Wording> wanted;
  for (const Boilerplate& document : documents) {
    if (const auto wording = wording_of(document, organisation_of(database, document.source), rules)) wanted[document.document] = *wording;
  }
  std::vector<std::int64_t> outdated;
  Statement rows = database.prepare(
      "SELECT r.document_id, r.record_id, f.severity, f.message_th, f.message_en FROM finding f JOIN record r ON r.record_id = f.finding_id WHERE f.code = ?");
  for (rows.bind_all(code); rows.next();) {
    const auto found = wanted.find(rows.integer(0));
    if (found != wanted.end() && found->second == Wording{rows.text(2), rows.text(3), rows.text(4)}) {
      wanted.erase(found);
    } else {
      outdated.push_back(rows.integer(1));
    }
  }
  Statement remove = database.prepare("DELETE FROM record WHERE record_id = ?");
  for (const std::int64_t record : outdated) remove.run(record);
  Statement insert_record = database.prepare("INSERT INTO record (document_id, kind) VALUES (?, 'finding')");
  Statement insert_finding = database.prepare("INSERT INTO finding (finding_id, severity, code, message_th, message_en) VALUES (?, ?, ?, ?, ?)");
  for (const auto& [document, wording] : wanted) {
    insert_record.run(document);
    insert_finding.run(database.last_insert_id(), std::get<0>(wording), code, std::get<1>(wording), std::get<2>(wording));
  }
}

}  // namespace prongsai
