#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai {

/// A table of data/: RFC 4180, UTF-8 with or without BOM, first line names the columns, lines that
/// start with '#' are comments.
class CsvTable {
 public:
  static Result<CsvTable> parse(std::string_view text);
  static Result<CsvTable> read(const std::filesystem::path& file);

  std::size_t size() const noexcept { return rows_.size(); }
  bool has_column(std::string_view column) const;

  /// The heading of a column as the table has it, white space around it and case not counting; nothing where it has none.
  std::optional<std::string> heading(std::string_view column) const;

  /// The line of the text, from 1, that a row begins on.
  int line(std::size_t row) const { return lines_[row]; }

  /// The field of a row by column name; empty where the table has no such column.
  const std::string& field(std::size_t row, std::string_view column) const;

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<int> lines_;
};

/// Parts of a field that holds a list, separated by '|', trimmed, empty ones dropped.
std::vector<std::string> split_list(std::string_view field, char separator = '|');

/// A small file as it is.
Result<std::string> read_text(const std::filesystem::path& file);

/// The folder data/: $PRONGSAI_DATA, else beside the installed program (../share/prongsai), else
/// the source tree that the program was built from. The first that exists.
std::filesystem::path data_folder();

}  // namespace prongsai
