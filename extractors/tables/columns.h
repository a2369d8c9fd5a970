#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/document.h"
#include "models/result.h"

namespace prongsai {

/// The headings of data/lexicon/columns.csv, and how a heading of a report is compared with them.
class ColumnLexicon {
 public:
  static Result<ColumnLexicon> load(const std::filesystem::path& columns_csv);

  struct Match {
    ColumnRole role = ColumnRole::unknown;
    double similarity = 0;  ///< 1: a phrase of the lexicon; below 0.8 nothing matches
  };

  /// The role that a heading names: a phrase of the lexicon, nearly one, one with more words after it, one of the lexicon's endings, or
  /// what its alternatives (`ข้อปฏิบัติ/กิจกรรม`) name together.
  Match match(std::string_view heading) const;

 private:
  Match match_phrase(std::string_view heading) const;
  Match match_alternatives(std::string_view heading) const;

  struct Phrase {
    std::u32string text;
    ColumnRole role;
    std::uint64_t letters = 0;  ///< letters_in(text)
  };
  std::vector<Phrase> phrases_;
  std::vector<std::pair<std::string, ColumnRole>> endings_;  // `*ที่รับผิดชอบ`, without the asterisk
  std::unordered_map<std::string, ColumnRole> exact_;
};

/// True where the row reads as headings: most of its filled cells name a column, or continue a
/// heading row above it (years, amounts' units).
bool is_heading_row(const Table& table, int row, const ColumnLexicon& lexicon);

/// The headings above a column that are not blank, top to bottom, a merged one once.
std::vector<const Cell*> heading_cells(const Table& table, int column);

/// The fiscal year that a heading is about: `ปี ๒๕๖๖`, `ปีงบประมาณ พ.ศ. 2567`, a bare `2568`; 0 for none.
int heading_year(std::string_view heading);

/// Their texts, parted by a space.
std::string heading_text(const Table& table, int column);

/// Finds the heading rows of a table, what each column holds and which fiscal year it is about; sets
/// header_rows, Cell::is_header, roles and column_years. A column without a known heading stays
/// `unknown`. A table without any known heading keeps header_rows as its reader set it.
///
/// Two headings for one role: a `topic` that repeats is kept (levels of a topic); of two `title` columns the
/// one further right is the measure and the other its topic; a `title` in a table with a
/// `risk_issue` is a `risk_control`; `topic` in a table of scores names the indicator.
void recognise_columns(Table& table, const ColumnLexicon& lexicon);

/// Where a table says who or when but no heading names the measure: the widest column of text
/// without a role becomes the title, else the last topic, unless that is what the table gives scores to.
void settle_title(Table& table);

}  // namespace prongsai
