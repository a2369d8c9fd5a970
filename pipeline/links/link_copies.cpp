#include "pipeline/links/link_copies.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "extractors/links/comparable_text.h"
#include "extractors/links/copy_families.h"
#include "extractors/links/copy_origin.h"
#include "extractors/links/organisation_identity.h"
#include "pipeline/interrupt.h"
#include "pipeline/links/boilerplate_findings.h"

namespace prongsai {
namespace {

// Enough for two threads to share; each takes some three kilobytes while it is compared.
constexpr std::size_t texts_at_once = 1'024;

// The earliest years first, because the first text of a family is its likely source.
constexpr std::string_view documents_sql =
    "SELECT d.document_id, d.organisation_id, coalesce(d.fiscal_year, 0) FROM link_report l JOIN document d ON d.document_id = l.lead_id "
    "JOIN organisation o USING (organisation_id) WHERE l.document_id = l.lead_id AND o.name <> '' "
    "ORDER BY d.fiscal_year IS NULL, d.fiscal_year, d.location";

constexpr std::string_view measures_sql =
    "SELECT m.measure_id, coalesce(m.fiscal_year, 0), m.title, coalesce(m.method, '') || char(10) || coalesce(m.output, '') "
    "FROM record r CROSS JOIN measure m ON m.measure_id = r.record_id "
    "WHERE r.document_id = ? AND r.kind = 'measure' AND m.duplicate_of IS NULL ORDER BY m.measure_id";

struct Organisation {
  int identity = -1;
  std::vector<std::string> names;  ///< letters
};

struct LeadDocument {
  std::int64_t id = 0;
  int organisation = -1, year = 0;
  int measures = 0, verbatim = 0, taken = 0;
  std::map<std::uint32_t, int> sources;  ///< document, by its place in the list: measures that were likely taken from there
};

/// A measure that is long enough to be compared.
struct Text {
  std::int64_t measure = 0;
  std::uint32_t document = 0;  ///< its place in the list
  int year = 0;
  CopyPlace place;
  std::uint64_t hash = 0;
};

std::map<std::int64_t, Organisation> read_organisations(Database& database, const LinkRules& rules) {
  std::vector<std::int64_t> ids;
  std::vector<OrganisationName> names;
  Statement rows = database.prepare("SELECT organisation_id, name, subdistrict, district, province FROM organisation ORDER BY organisation_id");
  while (rows.next()) {
    ids.push_back(rows.integer(0));
    names.push_back({rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  }
  const std::vector<int> identities = organisation_identities(names);
  std::map<std::int64_t, Organisation> organisations;
  for (std::size_t i = 0; i < ids.size(); ++i)
    organisations[ids[i]] = {identities[i], {letters_of(names[i].name), letters_of(rules.proper_name(names[i].name))}};
  return organisations;
}

/// FNV-1a: a family is named by its first text, on every machine alike.
std::uint64_t stable_hash(std::string_view letters) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char letter : letters) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
  return hash;
}

/// Reads the measures, document after document, and finds their families.
class FamilyFinder {
 public:
  FamilyFinder(Database& database, const LinkRules& rules)
      : FamilyFinder(database, rules, static_cast<std::size_t>(database.number("SELECT count(*) FROM measure"))) {}

  void find() {
    Statement rows = database_.prepare(documents_sql), measures = database_.prepare(measures_sql);
    while (rows.next() && !InterruptGuard::requested()) {
      const Organisation& organisation = organisations_[rows.integer(1)];
      LeadDocument& document = documents.emplace_back();
      document.id = rows.integer(0);
      document.organisation = organisation.identity;
      document.year = static_cast<int>(rows.integer(2));
      for (measures.bind_all(document.id); measures.next();) {
        ++document.measures;
        add(measures, document, organisation);
      }
      if (letters_.size() >= texts_at_once) place_texts();
    }
    place_texts();
  }

  std::vector<LeadDocument> documents;
  std::vector<Text> texts;

 private:
  FamilyFinder(Database& database, const LinkRules& rules, std::size_t measures)
      : database_(database), rules_(rules), organisations_(read_organisations(database, rules)), families_(rules.copy_similarity, measures) {
    texts.reserve(measures);
  }

  void add(const Statement& measure, const LeadDocument& document, const Organisation& organisation) {
    std::string title = letters_of(measure.text(2)), rest = letters_of(measure.text(3));
    take_out(title, organisation.names);
    take_out(rest, organisation.names);
    if (title.size() + rest.size() < static_cast<std::size_t>(rules_.copy_least_letters)) return;
    const int year = static_cast<int>(measure.integer(1));
    texts.push_back({measure.integer(0), static_cast<std::uint32_t>(documents.size() - 1), year != 0 ? year : document.year, {}, stable_hash(title + '|' + rest)});
    letters_.emplace_back(std::move(title), std::move(rest));
  }

  /// Making the texts comparable takes most of the time, so two threads share that.
  void place_texts() {
    std::vector<std::optional<ComparableText>> comparable(letters_.size());
    const auto make = [&](std::size_t first) {
      for (std::size_t i = first; i < letters_.size(); i += 2) comparable[i].emplace(std::move(letters_[i].first), letters_[i].second);
    };
    {
      const std::jthread other(make, 1);
      make(0);
    }
    Text* text = texts.data() + (texts.size() - letters_.size());
    for (const auto& each : comparable) (text++)->place = families_.add(*each);
    letters_.clear();
  }

  Database& database_;
  const LinkRules& rules_;
  std::map<std::int64_t, Organisation> organisations_;
  CopyFamilies families_;
  std::vector<std::pair<std::string, std::string>> letters_;  ///< of the last texts, which have no place yet: title and the rest
};

/// Writes the families of several organisations and counts for each document what of it stands elsewhere.
class FamilyWriter {
 public:
  FamilyWriter(Database& database, const LinkRules& rules, std::vector<LeadDocument>& documents)
      : rules_(rules),
        documents_(documents),
        insert_(database.prepare("INSERT INTO link_copy (measure_id, family, similarity, organisations, role, verbatim, source_measure_id) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)")) {}

  void write(const std::vector<const Text*>& family) {
    std::vector<CopyMember> members;
    for (const Text* text : family) members.push_back({documents_[text->document].organisation, text->year, text->place.similarity});
    const CopyOrigin origin = origin_of(members, rules_.verbatim_similarity);
    if (origin.organisations < 2) return;
    const std::string name = fmt::format("{:016x}", family[0]->hash);
    const Text* source = origin.source ? family[*origin.source] : nullptr;
    for (std::size_t i = 0; i < family.size(); ++i) {
      const std::optional<std::int64_t> source_measure = source != nullptr ? std::optional(source->measure) : std::nullopt;
      insert_.run(family[i]->measure, name, rounded(family[i]->place.similarity), origin.organisations, to_string(origin.roles[i]), bool{origin.verbatim[i]},
                  source_measure);
      count(*family[i], origin.roles[i], origin.verbatim[i], source);
    }
  }

 private:
  static double rounded(float similarity) { return static_cast<double>(static_cast<int>(similarity * 10'000 + 0.5F)) / 10'000; }

  void count(const Text& text, CopyRole role, bool is_verbatim, const Text* source) {
    if (!is_verbatim) return;
    LeadDocument& document = documents_[text.document];
    ++document.verbatim;
    document.taken += role == CopyRole::copy || role == CopyRole::open ? 1 : 0;
    if (role == CopyRole::copy) ++document.sources[source->document];
  }

  const LinkRules& rules_;
  std::vector<LeadDocument>& documents_;
  Statement insert_;
};

void write_families(FamilyFinder& found, FamilyWriter& writer) {
  std::vector<const Text*> texts;
  for (const Text& text : found.texts) texts.push_back(&text);
  std::ranges::stable_sort(texts, {}, [](const Text* text) { return text->place.family; });
  std::vector<const Text*> family;
  for (auto from = texts.begin(); from != texts.end() && !InterruptGuard::requested();) {
    const auto to = std::find_if(from, texts.end(), [&](const Text* text) { return text->place.family != (*from)->place.family; });
    family.assign(from, to);
    if (family.size() > 1) writer.write(family);
    from = to;
  }
}

/// The document that most of the measures were likely taken from; nothing where none has more than half of them.
std::optional<std::int64_t> likely_source(const LeadDocument& document, const std::vector<LeadDocument>& documents) {
  for (const auto& [source, measures] : document.sources) {
    if (measures * 2 > document.taken) return documents[source].id;
  }
  return std::nullopt;
}

std::vector<Boilerplate> write_boilerplate(Database& database, const std::vector<LeadDocument>& documents) {
  std::vector<Boilerplate> all;
  Statement insert =
      database.prepare("INSERT INTO link_boilerplate (document_id, measures, verbatim, taken, source_document_id) VALUES (?, ?, ?, ?, ?)");
  for (const LeadDocument& document : documents) {
    if (document.verbatim == 0) continue;
    const auto source = likely_source(document, documents);
    insert.run(document.id, document.measures, document.verbatim, document.taken, source);
    all.push_back({document.id, document.measures, document.taken, source});
  }
  return all;
}

}  // namespace

void link_copies(Database& database, const LinkRules& rules) {
  database.execute("DELETE FROM link_copy; DELETE FROM link_boilerplate");
  FamilyFinder found(database, rules);
  found.find();
  FamilyWriter writer(database, rules, found.documents);
  write_families(found, writer);
  write_boilerplate_findings(database, rules, write_boilerplate(database, found.documents));
}

}  // namespace prongsai
