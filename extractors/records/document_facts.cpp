#include "extractors/records/document_facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"
#include "models/csv.h"

namespace prongsai {
namespace {

constexpr std::size_t title_paragraphs = 15;     // cover and first heading
constexpr std::size_t kind_paragraphs = 40;      // an announcement or memo may come first
constexpr std::size_t longest_title = 600;       // bytes
constexpr std::size_t longest_year_title = 300;  // bytes; a paragraph that tells of last year's scores is longer
constexpr int title_weight = 3;                  // of the last title paragraph; one more for each that stands before it

/// Whether a text says of a year that it is a fiscal year or the year of the report.
bool names_fiscal_year(std::string_view key) {
  constexpr std::array<std::string_view, 3> words{"ปีงบประมาณ", "ประจำปี", "fiscalyear"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return key.find(word) != std::string_view::npos; });
}

/// Where a title begins to tell of the results that the document goes on from, whose year is not its own:
/// `(นำผลการประเมิน ITA ปี ๒๕๖๗ มาวิเคราะห์)`. npos where it does not.
std::size_t results_at(std::string_view text) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view words : {"นำผลการประเมิน", "จากผลการประเมิน", "ตามผลการประเมิน", "ใช้ผลการประเมิน", "จากการประเมิน"})
    first = std::min(first, text.find(words));
  return first;
}

/// Whether the year that a title names first is that of such results.
bool names_year_of_results(std::string_view key) { return results_at(key) < key.find_first_of("0123456789"); }

/// The year of the results that a title says the document goes on from; 0 where it names none.
int year_of_results(std::string_view text) {
  const std::size_t at = results_at(text);
  const auto years = at == std::string_view::npos ? std::nullopt : thai::find_fiscal_years(text.substr(at));
  return years && years->first == years->last ? years->first : 0;
}

/// `แผน… (พ.ศ. ๒๕๖๖ - ๒๕๗๐)`: two years with nothing but a dash between them.
std::optional<thai::FiscalYears> plan_years(std::string_view text) {
  if (const auto years = thai::find_fiscal_years(text); years && years->last > years->first) return years;
  if (text.find("แผน") == std::string_view::npos && text.find("พ.ศ.") == std::string_view::npos) return std::nullopt;
  const auto numbers = thai::find_numbers(text);
  const auto is_year = [](const thai::Number& number) {
    return number.value >= 2550 && number.value <= 2599 && !number.has_point && !number.has_comma;
  };
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const std::size_t end = numbers[i - 1].offset + numbers[i - 1].length;
    const std::string between = thai::squeeze(text.substr(end, numbers[i].offset - end));
    if (!is_year(numbers[i - 1]) || !is_year(numbers[i]) || (between != "-" && between != "ถึง" && between != "-พ.ศ.")) continue;
    return thai::FiscalYears{static_cast<int>(numbers[i - 1].value), static_cast<int>(numbers[i].value)};
  }
  return std::nullopt;
}

/// `รายงานผล… ประจำปีงบประมาณ พ.ศ. ๒๕๖๘`, of a plan over years: the one year that a report is about; 0 where the first titles are those of no
/// report, or name none.
int reported_year(const std::vector<const Paragraph*>& paragraphs) {
  constexpr std::size_t first_titles = 6;
  constexpr std::array<std::string_view, 4> reports{"รายงานผล", "ติดตามผล", "ผลการดำเนิน", "ความก้าวหน้า"};
  constexpr std::string_view of_year = "ประจำปี";
  bool is_report = false;
  int year = 0;
  for (std::size_t i = 0; i < std::min(first_titles, paragraphs.size()); ++i) {
    const std::string& text = paragraphs[i]->text;
    if (text.size() > longest_title) continue;
    const std::string key = thai::squeeze(text);
    is_report = is_report || std::any_of(reports.begin(), reports.end(), [&](std::string_view word) { return key.find(word) != std::string::npos; });
    const std::size_t at = text.rfind(of_year);
    if (at == std::string::npos || year != 0) continue;
    const auto years = thai::find_fiscal_years(std::string_view(text).substr(at));
    if (years && years->first == years->last) year = years->first;
  }
  return is_report ? year : 0;
}

/// `จึงได้จัดทำคู่มือการจัดการข้อร้องเรียน ปี พ.ศ. ๒๕๖๘`: the one year of what a paragraph says was drawn up; 0 where it names none nearby.
int year_of_what_was_made(std::string_view text) {
  constexpr std::string_view made = "จัดทำ";
  constexpr std::size_t nearby = 300;  // bytes: a title's length
  for (std::size_t at = text.find(made); at != std::string_view::npos; at = text.find(made, at + made.size())) {
    std::size_t end = std::min(text.size(), at + nearby);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const auto years = thai::find_fiscal_years(text.substr(at, end - at));
    if (years && years->first == years->last) return years->first;
  }
  return 0;
}

/// What speaks for a year to be the document's.
struct YearVote {
  int year = 0;
  int weight = 0;
  bool is_stated = false;       ///< a title names it, or a sentence on the making of the document
  bool told_otherwise = false;  ///< than by prose that tells of results
};

/// The year that most speaks for. Where no title names any, one that is mentioned hardly more than another is nobody's: a definition that
/// was copied from an older document names its year as well.
int elected(const std::vector<YearVote>& votes) {
  const auto best = std::ranges::max_element(votes, {}, &YearVote::weight);
  if (best == votes.end()) return 0;
  if (best->is_stated) return best->year;
  const bool is_disputed =
      std::ranges::any_of(votes, [&](const YearVote& vote) { return vote.year != best->year && 3 * vote.weight >= 2 * best->weight; });
  return is_disputed ? 0 : best->year;
}

/// Prose that tells of the assessment's results: their year need not be that of the document.
bool tells_of_results(std::string_view key) {
  constexpr std::array<std::string_view, 4> words{"ผลการประเมิน", "ผลคะแนน", "ได้คะแนน", "เข้ารับการประเมิน"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return key.find(word) != std::string_view::npos; });
}

int fiscal_year_of(const Date& day) {
  constexpr int era = 543, october = 10;
  return day.year + era + (day.month >= october ? 1 : 0);
}

/// The fiscal year in which all measures lie whose periods say so themselves, two at least; 0 where they lie in several, or in none.
int year_of_periods(const Document& document, int about) {
  constexpr int enough = 2;
  int year = 0, periods = 0;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr || table->roles.empty()) continue;
    for (const Cell& cell : table->cells) {
      if (cell.row < table->header_rows || table->roles[static_cast<std::size_t>(cell.column)] != ColumnRole::period) continue;
      const Period period = thai::parse_period(cell.text, about), other = thai::parse_period(cell.text, about + 1);
      if (!period.start || !period.end || period.start != other.start || period.end != other.end) continue;  // its year is the document's
      const int first = fiscal_year_of(*period.start), last = fiscal_year_of(*period.end);
      if (first != last || (year != 0 && year != first)) return 0;
      year = first;
      ++periods;
    }
  }
  return periods >= enough ? year : 0;
}

bool is_plan_range(const thai::FiscalYears& years) { return years.last > years.first && years.last - years.first <= 10; }

}  // namespace

std::vector<const Paragraph*> body_paragraphs(const Document& document) {
  std::vector<const Paragraph*> paragraphs;
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr && paragraph->role == ParagraphRole::body && !thai::trimmed(paragraph->text).empty()) paragraphs.push_back(paragraph);
  }
  return paragraphs;
}

Result<DocumentKinds> DocumentKinds::load(const std::filesystem::path& document_kinds_csv) {
  auto csv = CsvTable::read(document_kinds_csv);
  if (!csv) return std::move(csv).error();
  DocumentKinds kinds;
  for (std::size_t row = 0; row < csv->size(); ++row) {
    const std::string& rank = csv->field(row, "rank");
    Phrase phrase{thai::squeeze(csv->field(row, "phrase")), csv->field(row, "kind"), 0};
    if (std::from_chars(rank.data(), rank.data() + rank.size(), phrase.rank).ec != std::errc{}) {
      return Error{ErrorCode::damaged, document_kinds_csv.string() + ": no rank: " + rank, "data", 0};
    }
    kinds.phrases_.push_back(std::move(phrase));
  }
  return kinds;
}

std::string DocumentKinds::kind_of(const Document& document) const {
  const auto paragraphs = body_paragraphs(document);
  const Phrase* best = nullptr;
  for (std::size_t i = 0; i < std::min(paragraphs.size(), kind_paragraphs); ++i) {
    if (paragraphs[i]->text.size() > longest_title) continue;
    const std::string key = thai::squeeze(paragraphs[i]->text);
    for (const Phrase& phrase : phrases_) {
      if (best != nullptr && phrase.rank >= best->rank) continue;
      if (key.find(phrase.text) != std::string::npos) best = &phrase;
    }
    if (best != nullptr && best->rank == 1) break;
  }
  return best == nullptr ? "other" : best->kind;
}

DocumentYears years_of(const Document& document) {
  const auto paragraphs = body_paragraphs(document);
  std::vector<YearVote> votes;  // in the order in which the years are named
  const auto add_vote = [&votes](int year, int weight, bool is_stated, bool told_otherwise) {
    auto vote = std::ranges::find(votes, year, &YearVote::year);
    if (vote == votes.end()) vote = votes.insert(votes.end(), {year, 0, false, false});
    vote->weight += weight;
    vote->is_stated = vote->is_stated || is_stated;
    vote->told_otherwise = vote->told_otherwise || told_otherwise;
  };
  std::optional<thai::FiscalYears> range;
  int position = 0, results = 0;
  for (const Paragraph* paragraph : paragraphs) {
    const std::size_t length = std::min(paragraph->text.size(), results_at(paragraph->text));
    const bool title = static_cast<std::size_t>(position++) < title_paragraphs && length <= longest_year_title;
    if (title && !range) {
      if (const auto plan = plan_years(paragraph->text); plan && is_plan_range(*plan)) range = plan;
    }
    if (title && results == 0) results = year_of_results(paragraph->text);
    if (!title && paragraph->text.find("ปี") == std::string::npos) continue;  // looking for years costs more than this
    const auto years = thai::find_fiscal_years(paragraph->text);
    if (!years) continue;
    if (!title) {
      if (const int made = year_of_what_was_made(paragraph->text); made != 0) add_vote(made, title_weight, true, true);
    }
    if (years->first != years->last) continue;
    const std::string key = thai::squeeze(paragraph->text);
    const bool is_own = title && !names_year_of_results(key);
    const int weight = is_own ? title_weight + static_cast<int>(title_paragraphs) - position : 1;
    add_vote(years->first, (names_fiscal_year(key) ? 2 : 1) * weight, is_own, title || !tells_of_results(key));
  }
  if (range) {
    const int reported = reported_year(paragraphs);
    if (reported >= range->first && reported <= range->last) return {reported, 0};
    return {range->first, range->last};
  }
  const auto best = std::ranges::max_element(votes, {}, &YearVote::weight);
  if (best != votes.end() && !best->told_otherwise) {
    const int own = year_of_periods(document, best->year);
    if (own > best->year) return {own, 0, best->year};
  }
  const int year = elected(votes);
  return {year, 0, results < year ? results : 0};
}

}  // namespace prongsai
