#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/document.h"

namespace prongsai {

/// Where a record was read. table and row are -1 where it stands in running text.
struct Source {
  Place place;
  int table = -1;  ///< 0-based among the document's joined tables
  int row = -1;    ///< 0-based row of that table
};

/// A day of the Gregorian calendar.
struct Date {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

std::string to_iso(const Date& date);  ///< "2024-10-01"

/// A closed interval of days. A bound that could not be read, or cannot be true, is absent.
struct Period {
  std::string text;  ///< as written
  std::optional<Date> start, end;
  bool impossible = false;  ///< a date was read that cannot be true (finding period.impossible)
};

enum class ScoreLevel { overall, tool, indicator, sub_indicator, item };
enum class ScoreRole { result, target };
std::string_view to_string(ScoreLevel level) noexcept;
std::string_view to_string(ScoreRole role) noexcept;

struct Score {
  Source source;
  int fiscal_year = 0;  ///< Buddhist Era; 0 where unknown
  ScoreLevel level = ScoreLevel::overall;
  std::string code;    ///< overall; IIT EIT OIT; 1…10; 9.1; e4, o12
  std::string name;    ///< as the report names it
  double value = 0;    ///< 0–100
  std::string rating;  ///< as written; empty where none
  std::string tool;    ///< the tool the report files it under, where it says so: IIT, EIT, OIT
  ScoreRole role = ScoreRole::result;
  bool is_primary = false;
};

enum class UnitKind { office, division, section, position, committee, organisation, all_units };
std::string_view to_string(UnitKind kind) noexcept;
std::optional<UnitKind> unit_kind_from(std::string_view name) noexcept;

/// A responsible unit: its canonical name and how the report writes it.
struct Unit {
  std::string name;
  UnitKind kind = UnitKind::division;
  std::string text;
};

enum class Progress { unknown, completed, in_progress, not_started, cancelled };
std::string_view to_string(Progress progress) noexcept;  ///< "" for unknown

struct Budget {
  int fiscal_year = 0;
  std::int64_t amount_baht = 0;
  Source source;
};

/// A measure, project or activity: one logical table row, or one project form.
struct Measure {
  Source source;
  std::vector<Place> more_places;  ///< where a page break cuts it
  int fiscal_year = 0;
  std::string section;
  std::string number, title, method, topic, output, outcome;
  Period period;
  Progress status = Progress::unknown;
  std::optional<double> progress_percent;
  std::string indicator;  ///< "1"…"10" where stated
  std::vector<Unit> units;
  std::vector<Budget> budgets;
  int duplicate_of = -1;  ///< index into Report::measures
};

/// An OIT item of a checklist.
struct DisclosureItem {
  Source source;
  std::string code;  ///< "O1"…
  std::string name, requirement, detail;
  Progress status = Progress::unknown;
  std::vector<Unit> units;
};

struct Risk {
  Source source;
  std::string activity, issue, level, control;
};

enum class Severity { error, warning, info };
std::string_view to_string(Severity severity) noexcept;

enum class RecordKind { document, score, measure, disclosure_item, risk };
std::string_view to_string(RecordKind kind) noexcept;

/// Something that does not add up. Codes are listed in data/reference/findings.csv.
struct Finding {
  Severity severity = Severity::warning;
  std::string code;
  std::string message_th, message_en;
  RecordKind record_kind = RecordKind::document;
  int record = -1;  ///< index into the Report's vector of that kind; -1 for the document
  Source source;
};

/// Who the report is about: as written, and what the gazetteer makes of it. Empty where unknown.
struct Organisation {
  std::string name;       ///< full form, e.g. องค์การบริหารส่วนตำบล…
  std::string name_text;  ///< as written
  std::string type;  ///< อบต. เทศบาลตำบล เทศบาลเมือง เทศบาลนคร อบจ. … as in data/reference/organisation_types.csv
  std::string subdistrict, district, province;
  std::string code;             ///< as a user's register has it; empty without one
  std::string location_source;  ///< stated, inferred, or empty
  Source source;
};

/// What a document says.
struct Report {
  Organisation organisation;
  int fiscal_year = 0;      ///< Buddhist Era; 0 where unknown
  int fiscal_year_end = 0;  ///< plans over years; 0 otherwise
  std::string document_kind;
  std::vector<Score> scores;
  std::vector<Measure> measures;
  std::vector<DisclosureItem> items;
  std::vector<Risk> risks;
  std::vector<Finding> findings;
};

}  // namespace prongsai
