#include "extractors/records/form_labels.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai {
namespace {

constexpr std::array<std::pair<std::string_view, FormField>, 9> field_names{{{"title", FormField::title},
                                                                             {"method", FormField::method},
                                                                             {"period", FormField::period},
                                                                             {"budget", FormField::budget},
                                                                             {"units", FormField::units},
                                                                             {"output", FormField::output},
                                                                             {"outcome", FormField::outcome},
                                                                             {"status", FormField::status},
                                                                             {"other", FormField::other}}};

std::optional<FormField> field_named(std::string_view name) {
  for (const auto& [text, field] : field_names) {
    if (text == name) return field;
  }
  return std::nullopt;
}

/// Bytes of `line` that spell `label` when white space is passed over; 0 where it does not begin with it.
std::size_t length_of_label(std::string_view line, std::string_view label) {
  std::size_t matched = 0, used = 0;
  for (; used < line.size() && matched < label.size(); ++used) {
    if (line[used] == ' ' || line[used] == '\t') continue;
    if (line[used] != label[matched]) return 0;
    ++matched;
  }
  return matched < label.size() ? 0 : used;
}

/// A label must not be the beginning of a longer word: a mark behind it belongs to its last letter.
bool ends_cleanly(std::string_view rest) {
  const std::u32string next = thai::to_utf32(rest.substr(0, std::min<std::size_t>(rest.size(), 4)));
  const bool mark = !next.empty() && (next[0] == 0x0E31 || (next[0] >= 0x0E33 && next[0] <= 0x0E3A) || (next[0] >= 0x0E47 && next[0] <= 0x0E4E));
  return !mark;
}

}  // namespace

Result<FormLabels> FormLabels::load(const std::filesystem::path& form_labels_csv) {
  auto csv = CsvTable::read(form_labels_csv);
  if (!csv) return std::move(csv).error();
  FormLabels labels;
  for (std::size_t row = 0; row < csv->size(); ++row) {
    std::string_view name = csv->field(row, "field");
    const bool needs_colon = name.ends_with("_with_colon");
    if (needs_colon) name.remove_suffix(std::string_view("_with_colon").size());
    const auto field = field_named(name);
    if (!field) return Error{ErrorCode::damaged, form_labels_csv.string() + ": no such field: " + std::string(name), "data", 0};
    labels.labels_.push_back({thai::squeeze(csv->field(row, "label")), *field, needs_colon});
  }
  std::sort(labels.labels_.begin(), labels.labels_.end(), [](const Label& a, const Label& b) { return a.text.size() > b.text.size(); });
  return labels;
}

std::optional<FormLabels::Beginning> FormLabels::beginning_of(std::string_view line) const {
  line = thai::trimmed(line);
  const thai::Enumerator enumerator = thai::leading_enumerator(line);
  const std::string_view text = line.substr(enumerator.length);
  for (const Label& label : labels_) {
    const std::size_t length = length_of_label(text, label.text);
    if (length == 0) continue;
    std::string_view rest = text.substr(length);
    if (!ends_cleanly(rest)) return std::nullopt;
    const bool spaced = rest.starts_with(' ') || rest.starts_with('\t');
    rest = thai::trimmed(rest);
    const bool colon = rest.starts_with(':') || rest.starts_with("：");
    if (colon) rest = thai::trimmed(rest.substr(rest.starts_with(':') ? 1 : std::string_view("：").size()));
    if (label.needs_colon && !colon) continue;
    const bool sure = rest.empty() || colon || !enumerator.number.empty();
    return Beginning{{label.field, enumerator.number, std::string(rest)}, sure ? Mark::sure : spaced ? Mark::white_space : Mark::none};
  }
  return std::nullopt;
}

std::optional<FormLabel> FormLabels::read(std::string_view line) const {
  auto beginning = beginning_of(line);
  return beginning && beginning->mark == Mark::sure ? std::optional(std::move(beginning->label)) : std::nullopt;
}

std::optional<FormLabel> FormLabels::read_unmarked(std::string_view line) const {
  auto beginning = beginning_of(line);
  return beginning && beginning->mark == Mark::white_space ? std::optional(std::move(beginning->label)) : std::nullopt;
}

std::optional<FormLabel> read_numbered_title(std::string_view line) {
  constexpr std::size_t longest_title = 600;  // bytes
  line = thai::trimmed(line);
  if (line.size() > longest_title) return std::nullopt;
  for (const std::string_view label : {"มาตรการที่", "โครงการที่", "กิจกรรมที่"}) {
    if (!line.starts_with(label)) continue;
    const auto numbers = thai::find_numbers(line);
    const std::string_view rest = thai::trimmed(line.substr(label.size()));
    if (numbers.empty() || numbers[0].offset != static_cast<std::size_t>(rest.data() - line.data()) || numbers[0].has_point) return std::nullopt;
    std::string_view title = thai::trimmed(rest.substr(numbers[0].length));
    while (title.starts_with(':') || title.starts_with('.') || title.starts_with(')')) title = thai::trimmed(title.substr(1));
    if (title.empty()) return std::nullopt;
    return FormLabel{FormField::title, std::to_string(static_cast<int>(numbers[0].value)), std::string(title)};
  }
  const thai::Enumerator enumerator = thai::leading_enumerator(line);
  if (!thai::parse_number(enumerator.number) || enumerator.number.find('.') != std::string::npos) return std::nullopt;
  const std::string_view title = line.substr(enumerator.length);
  for (const std::string_view word : {"มาตรการ", "โครงการ", "กิจกรรม"}) {
    if (title.starts_with(word) && title.size() > word.size()) return FormLabel{FormField::title, enumerator.number, std::string(title)};
  }
  return std::nullopt;
}

}  // namespace prongsai
