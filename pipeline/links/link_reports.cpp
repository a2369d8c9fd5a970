#include "pipeline/links/link_reports.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "extractors/links/comparable_text.h"
#include "extractors/links/same_report.h"
#include "extractors/links/sketch.h"
#include "pipeline/interrupt.h"
#include "pipeline/sha256.h"

namespace prongsai {
namespace {

// Of so many bytes of a document's text the beginning is compared: more does not make it surer.
constexpr std::size_t compared_bytes = 200'000;
constexpr int beginning_characters = 800;  ///< in which a report says which part of the year it is about

// So many files of one organisation and year are compared with one another; where there are more, something else is wrong with
// them, and only files with the same bytes are one report.
constexpr std::size_t most_compared = 200;

constexpr std::string_view files_sql =
    "SELECT d.document_id, o.name, o.province, d.organisation_id, coalesce(d.fiscal_year, 0), coalesce(d.fiscal_year_end, 0), "
    "coalesce(d.document_kind, ''), d.sha256, d.location, coalesce(d.format, '') "
    "FROM document d JOIN organisation o USING (organisation_id) WHERE d.status <> 'failed' AND d.sha256 IS NOT NULL "
    "ORDER BY d.organisation_id, d.fiscal_year, d.fiscal_year_end, d.location";

struct File {
  std::int64_t id = 0, organisation = 0, year = 0, last_year = 0;
  std::string name, province, kind, sha256, location, format;
};

/// Asks for what is_same_report() looks at.
class FactsReader {
 public:
  FactsReader(Database& database, const LinkRules& rules)
      : rules_(rules),
        beginning_(database.prepare(fmt::format("SELECT substr(text, 1, {}) FROM page WHERE document_id = ? ORDER BY page_id LIMIT 1",
                                                beginning_characters))),
        pages_(database.prepare("SELECT text FROM page WHERE document_id = ? ORDER BY page_id")),
        measures_(database.prepare(
            "SELECT m.title, coalesce(m.status, '') || coalesce(m.progress_percent, ''), coalesce(m.period_start, '') || ' ' || "
            "coalesce(m.period_end, ''), coalesce(m.output, '') FROM record r JOIN measure m ON m.measure_id = r.record_id "
            "WHERE r.document_id = ? AND r.kind = 'measure' AND m.duplicate_of IS NULL ORDER BY m.measure_id")),
        facts_(database.prepare(
            "SELECT 'score ' || coalesce(s.fiscal_year, '') || ' ' || s.role || ' ' || s.level || ' ' || s.code, printf('%.2f', s.value) "
            "FROM record r JOIN score s ON s.score_id = r.record_id WHERE r.document_id = ?1 AND r.kind = 'score' AND s.is_primary "
            "UNION ALL SELECT 'item ' || i.code, coalesce(i.status, '') "
            "FROM record r JOIN disclosure_item i ON i.item_id = r.record_id WHERE r.document_id = ?1 AND r.kind = 'disclosure_item'")) {}

  FileFacts facts_of(const File& file) {
    FileFacts facts;
    facts.kind = file.kind;
    read_text(file.id, facts);
    for (measures_.bind_all(file.id); measures_.next();)
      facts.measures.push_back({title_key(measures_.text(0)), measures_.text(1), measures_.text(2), pieces_of(letters_of(measures_.text(3)))});
    for (facts_.bind_all(file.id); facts_.next();) facts.facts[facts_.text(0)] = facts_.text(1);
    return facts;
  }

 private:
  void read_text(std::int64_t document, FileFacts& facts) {
    if (beginning_.bind_all(document).next()) facts.round = rules_.round_of(beginning_.text(0));
    beginning_.reset();
    std::string text;
    for (pages_.bind_all(document); text.size() < compared_bytes && pages_.next();) text += pages_.text(0) + '\n';
    pages_.reset();
    facts.text = pieces_of(letters_of(text));
    facts.numbers = numbers_in(text);
  }

  const LinkRules& rules_;
  Statement beginning_, pages_, measures_, facts_;
};

/// For each file the first one with the same bytes.
std::vector<std::size_t> group_bytes(const std::vector<File>& files) {
  std::map<std::string, std::size_t> firsts;
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < files.size(); ++i) groups.push_back(firsts.try_emplace(files[i].sha256, i).first->second);
  return groups;
}

/// For each file of an organisation and year the first one with the same report.
std::vector<std::size_t> group(const std::vector<File>& files, FactsReader& reader, const LinkRules& rules) {
  std::vector<std::size_t> groups = group_bytes(files), different;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (groups[i] == i) different.push_back(i);
  }
  if (different.size() < 2 || different.size() > most_compared || files[0].name.empty() || files[0].year == 0) return groups;
  std::vector<FileFacts> facts;
  for (const std::size_t i : different) facts.push_back(reader.facts_of(files[i]));
  const std::vector<std::size_t> reports = group_reports(facts, rules);
  std::vector<std::size_t> first_of(files.size());
  for (std::size_t i = 0; i < different.size(); ++i) first_of[different[i]] = different[reports[i]];
  for (std::size_t& first : groups) first = first_of[first];
  return groups;
}

/// Tells which file of a report stands for it: the one with the fewest pages that were read from pictures or mended, then the one with
/// the most records, then one that says on which page they stand.
class LeadChooser {
 public:
  explicit LeadChooser(Database& database)
      : rank_(database.prepare("SELECT (SELECT count(*) FROM page WHERE document_id = ?1 AND text_source <> 'text'), "
                               "(SELECT count(*) FROM record WHERE document_id = ?1 AND kind <> 'finding')")) {}

  std::size_t lead_of(const std::vector<File>& files, const std::vector<std::size_t>& members) {
    if (members.size() == 1) return members[0];
    return *std::ranges::min_element(members, {}, [&](std::size_t member) {
      rank_.bind_all(files[member].id).next();
      const auto rank = std::tuple(rank_.integer(0), -rank_.integer(1), files[member].format != "pdf", files[member].location);
      rank_.reset();
      return rank;
    });
  }

 private:
  Statement rank_;
};

/// The same wherever the files lie and whichever else there are.
std::string name_of(const File& lead) {
  return sha256(fmt::format("{}\n{}\n{}\n{}-{}", lead.sha256, lead.name, lead.province, lead.year, lead.last_year)).substr(0, 16);
}

bool belong_together(const File& a, const File& b) {
  return std::tie(a.organisation, a.year, a.last_year) == std::tie(b.organisation, b.year, b.last_year);
}

class ReportLinker {
 public:
  ReportLinker(Database& database, const LinkRules& rules)
      : rules_(rules),
        facts_(database, rules),
        leads_(database),
        insert_(database.prepare("INSERT INTO link_report (document_id, lead_id, report) VALUES (?, ?, ?)")) {}

  /// The files of one organisation and year, by location.
  void link(const std::vector<File>& files) {
    std::map<std::size_t, std::vector<std::size_t>> reports;
    const std::vector<std::size_t> firsts = group(files, facts_, rules_);
    for (std::size_t i = 0; i < files.size(); ++i) reports[firsts[i]].push_back(i);
    for (const auto& [first, members] : reports) {
      const File& lead = files[leads_.lead_of(files, members)];
      const std::string name = name_of(lead);
      for (const std::size_t member : members) insert_.run(files[member].id, lead.id, name);
    }
  }

 private:
  const LinkRules& rules_;
  FactsReader facts_;
  LeadChooser leads_;
  Statement insert_;
};

}  // namespace

void link_reports(Database& database, const LinkRules& rules) {
  database.execute("DELETE FROM link_report");
  ReportLinker linker(database, rules);
  std::vector<File> files;
  Statement rows = database.prepare(files_sql);
  while (rows.next() && !InterruptGuard::requested()) {
    File file{rows.integer(0), rows.integer(3), rows.integer(4), rows.integer(5), rows.text(1),
              rows.text(2),    rows.text(6),    rows.text(7),    rows.text(8),    rows.text(9)};
    if (!files.empty() && !belong_together(files[0], file)) {
      linker.link(files);
      files.clear();
    }
    files.push_back(std::move(file));
  }
  if (!files.empty()) linker.link(files);
}

}  // namespace prongsai
