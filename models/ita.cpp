#include "models/ita.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "models/csv.h"

namespace prongsai {
namespace {

constexpr int latest_year = 2568;   // the last year whose rules are known, not assumed
constexpr double rounding = 0.005;  // published scores have two decimals

int year_or_latest(int fiscal_year) { return fiscal_year == 0 ? latest_year : fiscal_year; }

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Whether two texts are the same but for white space.
bool same_letters(std::string_view a, std::string_view b) {
  auto x = a.begin();
  auto y = b.begin();
  while (true) {
    x = std::find_if_not(x, a.end(), is_space);
    y = std::find_if_not(y, b.end(), is_space);
    if (x == a.end() || y == b.end()) return x == a.end() && y == b.end();
    if (*x++ != *y++) return false;
  }
}

/// A table of data/reference with typed fields. The first field that is no number is remembered.
class ReferenceTable {
 public:
  static Result<ReferenceTable> read(const std::filesystem::path& file) {
    auto table = CsvTable::read(file);
    if (!table) return table.error();
    return ReferenceTable(*std::move(table), file.filename().string());
  }

  std::size_t size() const { return table_.size(); }
  const std::string& text(std::size_t row, std::string_view column) const { return table_.field(row, column); }
  YearRange years(std::size_t row) { return {static_cast<int>(number(row, "first_year")), static_cast<int>(number(row, "last_year"))}; }

  double number(std::size_t row, std::string_view column) {
    const std::string& field = text(row, column);
    double value = 0;
    const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), value);
    if ((code != std::errc{} || end != field.data() + field.size()) && problem_.empty()) {
      problem_ = name_ + ": no number in " + std::string(column) + ": " + field;
    }
    return value;
  }

  /// "i1-i6" as its two ends; empty where the field is.
  std::pair<std::string, std::string> range(std::size_t row, std::string_view column) const {
    const std::string& field = text(row, column);
    const std::size_t dash = field.find('-');
    return dash == std::string::npos ? std::pair{field, field} : std::pair{field.substr(0, dash), field.substr(dash + 1)};
  }

  const std::string& problem() const { return problem_; }

 private:
  ReferenceTable(CsvTable table, std::string name) : table_(std::move(table)), name_(std::move(name)) {}

  CsvTable table_;
  std::string name_, problem_;
};

/// Every row of a file made into a value by `make(table, row)`.
template <typename T, typename Make>
Result<std::vector<T>> read_rows(const std::filesystem::path& file, Make make) {
  auto table = ReferenceTable::read(file);
  if (!table) return table.error();
  std::vector<T> rows;
  for (std::size_t row = 0; row < table->size(); ++row) rows.push_back(make(*table, row));
  if (!table->problem().empty()) return Error{ErrorCode::damaged, table->problem(), "data", 0};
  return rows;
}

Indicator make_indicator(ReferenceTable& table, std::size_t row) {
  auto [first, last] = table.range(row, "questions");
  return {table.years(row),        static_cast<int>(table.number(row, "number")), table.text(row, "tool"),
          table.text(row, "name"), split_list(table.text(row, "variants")),       std::move(first),
          std::move(last)};
}

SubIndicator make_sub_indicator(ReferenceTable& table, std::size_t row) {
  auto [first, last] = table.range(row, "items");
  return {table.years(row), table.text(row, "code"), table.text(row, "name"), split_list(table.text(row, "variants")),
          std::move(first), std::move(last)};
}

OitItem make_item(ReferenceTable& table, std::size_t row) {
  return {table.years(row), table.text(row, "code"), table.text(row, "sub_indicator"), table.text(row, "name"),
          table.text(row, "source") != "recalled"};
}

ToolWeight make_weight(ReferenceTable& table, std::size_t row) {
  return {table.years(row), table.text(row, "tool"), table.number(row, "weight"), table.text(row, "name")};
}

RatingLevel make_rating(ReferenceTable& table, std::size_t row) {
  RatingLevel level{table.years(row), table.text(row, "rating"), table.number(row, "minimum"), std::nullopt, table.text(row, "passes") == "1"};
  if (!table.text(row, "tool_minimum").empty()) level.tool_minimum = table.number(row, "tool_minimum");
  return level;
}

template <typename Named>
bool has_name(const Named& entry, std::string_view wanted) {
  const auto same = [&](const std::string& name) { return same_letters(name, wanted); };
  return same(entry.name) || std::any_of(entry.variants.begin(), entry.variants.end(), same);
}

/// The entry of that name in that year, else in any year.
template <typename Named>
const Named* find_named(const std::vector<Named>& entries, std::string_view name, int fiscal_year) {
  const Named* other_year = nullptr;
  for (const Named& entry : entries) {
    if (!has_name(entry, name)) continue;
    if (entry.years.holds(fiscal_year)) return &entry;
    other_year = &entry;
  }
  return other_year;
}

/// "e4" → 'e', 4; a number of 0 where the code is none.
std::pair<char, int> split_code(std::string_view code) {
  if (code.size() < 2) return {'\0', 0};
  int number = 0;
  const auto [end, error] = std::from_chars(code.data() + 1, code.data() + code.size(), number);
  if (error != std::errc{} || end != code.data() + code.size()) return {'\0', 0};
  return {static_cast<char>(code[0] | 0x20), number};
}

bool within(std::string_view code, std::string_view first, std::string_view last) {
  const auto [kind, number] = split_code(code);
  return number > 0 && kind == split_code(first).first && number >= split_code(first).second && number <= split_code(last).second;
}

}  // namespace

Result<ItaReference> ItaReference::read(const std::filesystem::path& folder) {
  auto indicators = read_rows<Indicator>(folder / "indicators.csv", make_indicator);
  if (!indicators) return indicators.error();
  auto sub_indicators = read_rows<SubIndicator>(folder / "sub_indicators.csv", make_sub_indicator);
  if (!sub_indicators) return sub_indicators.error();
  auto items = read_rows<OitItem>(folder / "items.csv", make_item);
  if (!items) return items.error();
  auto weights = read_rows<ToolWeight>(folder / "weights.csv", make_weight);
  if (!weights) return weights.error();
  auto ratings = read_rows<RatingLevel>(folder / "ratings.csv", make_rating);
  if (!ratings) return ratings.error();

  auto others = CsvTable::read(folder / "other_assessments.csv");
  if (!others) return others.error();

  ItaReference reference;
  for (std::size_t row = 0; row < others->size(); ++row) {
    (others->field(row, "use") == "type" ? reference.other_types_ : reference.other_words_).push_back(others->field(row, "text"));
  }
  reference.indicators_ = *std::move(indicators);
  reference.sub_indicators_ = *std::move(sub_indicators);
  reference.items_ = *std::move(items);
  reference.weights_ = *std::move(weights);
  reference.ratings_ = *std::move(ratings);
  return reference;
}

const Indicator* ItaReference::indicator(int number, int fiscal_year) const {
  const int year = year_or_latest(fiscal_year);
  for (const Indicator& entry : indicators_) {
    if (entry.number == number && entry.years.holds(year)) return &entry;
  }
  return nullptr;
}

const Indicator* ItaReference::indicator_named(std::string_view name, int fiscal_year) const {
  return find_named(indicators_, name, year_or_latest(fiscal_year));
}

const Indicator* ItaReference::indicator_of_item(std::string_view code, int fiscal_year) const {
  const int year = year_or_latest(fiscal_year);
  for (const Indicator& entry : indicators_) {
    if (entry.years.holds(year) && within(code, entry.first_item, entry.last_item)) return &entry;
  }
  return nullptr;
}

const SubIndicator* ItaReference::sub_indicator(std::string_view code, int fiscal_year) const {
  const int year = year_or_latest(fiscal_year);
  for (const SubIndicator& entry : sub_indicators_) {
    if (entry.code == code && entry.years.holds(year)) return &entry;
  }
  return nullptr;
}

const SubIndicator* ItaReference::sub_indicator_named(std::string_view name, int fiscal_year) const {
  return find_named(sub_indicators_, name, year_or_latest(fiscal_year));
}

const OitItem* ItaReference::item(std::string_view code, int fiscal_year) const {
  const auto wanted = split_code(code);
  for (const OitItem& entry : items_) {
    if (entry.years.holds(year_or_latest(fiscal_year)) && wanted.second > 0 && split_code(entry.code) == wanted) return &entry;
  }
  return nullptr;
}

std::vector<const OitItem*> ItaReference::items(int fiscal_year) const {
  std::vector<const OitItem*> found;
  for (const OitItem& entry : items_) {
    if (entry.years.holds(year_or_latest(fiscal_year))) found.push_back(&entry);
  }
  std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return split_code(a->code).second < split_code(b->code).second; });
  return found;
}

int ItaReference::item_count(int fiscal_year) const {
  const Indicator* last = fiscal_year == 0 ? nullptr : indicator(10, fiscal_year);
  return last == nullptr ? 0 : split_code(last->last_item).second;
}

bool ItaReference::has_own_lists(std::string_view organisation_type) const {
  return std::find(other_types_.begin(), other_types_.end(), organisation_type) != other_types_.end();
}

bool ItaReference::names_another_list(std::string_view text) const {
  return std::any_of(other_words_.begin(), other_words_.end(), [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

std::optional<double> ItaReference::weight(std::string_view tool, int fiscal_year) const {
  for (const ToolWeight& entry : weights_) {
    if (entry.tool == tool && entry.years.holds(year_or_latest(fiscal_year))) return entry.weight;
  }
  return std::nullopt;
}

std::string ItaReference::rating_for(int fiscal_year, double overall, const std::optional<ToolScores>& tools) const {
  const double lowest_tool = tools ? std::min({tools->iit, tools->eit, tools->oit}) : 0;
  for (const RatingLevel& level : ratings_) {
    if (!level.years.holds(year_or_latest(fiscal_year)) || overall < level.minimum - rounding) continue;
    if (!level.tool_minimum) return level.name;
    if (!tools) return {};
    if (lowest_tool >= *level.tool_minimum - rounding) return level.name;
  }
  return {};
}

bool ItaReference::is_rating(std::string_view name, int fiscal_year) const {
  return std::any_of(ratings_.begin(), ratings_.end(),
                     [&](const RatingLevel& level) { return level.name == name && level.years.holds(year_or_latest(fiscal_year)); });
}

double ItaReference::pass_mark(int fiscal_year) const {
  double mark = 100;
  for (const RatingLevel& level : ratings_) {
    if (level.passes && level.years.holds(year_or_latest(fiscal_year))) mark = std::min(mark, level.minimum);
  }
  return mark;
}

}  // namespace prongsai
