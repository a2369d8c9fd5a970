#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/cli/command_line.h"
#include "tests/support/store_fixture.h"

namespace prongsai::testing {

/// A database of a few reports, and prongsai asked about it.
class AskFixture : public StoreFixture {
 protected:
  /// A report of an organisation with its ten indicators, from the first on; the overall score is their mean.
  static Reading report_of(const std::string& organisation, const std::string& province, int year, const std::vector<double>& indicators) {
    double sum = 0;
    std::vector<StatedScore> scores;
    for (const double value : indicators) {
      sum += value;
      scores.push_back({ScoreLevel::indicator, std::to_string(scores.size() + 1), value});
    }
    if (!indicators.empty()) scores.push_back({ScoreLevel::overall, "overall", sum / static_cast<double>(indicators.size())});
    Reading reading = reading_with_scores(organisation, province, year, scores);
    reading.document.format = Format::pdf;
    reading.document.pages = {{1, 595, 842, "หน้าแรก", TextSource::text, std::nullopt, 1, true, {}}};
    return reading;
  }

  static Measure measure_of(const std::string& title, const std::string& indicator = "", const std::vector<std::string>& units = {}) {
    Measure measure;
    measure.source = source_at(1);
    measure.title = title;
    measure.indicator = indicator;
    for (const std::string& unit : units) measure.units.push_back({unit, UnitKind::division, unit});
    return measure;
  }

  /// Says that a file holds the report that another one stands for, as the end of a run does.
  void link(const std::string& path, const std::string& lead) {
    const auto id = [&](const std::string& of) { return std::to_string(number("SELECT document_id FROM v_documents WHERE path = '" + of + "'")); };
    store_->database().execute("INSERT INTO link_report VALUES (" + id(path) + ", " + id(lead) + ", 'report')");
  }

  /// Ends the writing: from now on the database is asked.
  void close() {
    ASSERT_TRUE(store_->finish());
    store_.reset();
  }

  ProgramOutcome ask(const std::string& line) { return prongsai(folder_, line + " --db @reports.db"); }

  /// What a call prints that must end well and complain of nothing.
  std::string told(const std::string& line) {
    const ProgramOutcome outcome = ask(line);
    EXPECT_EQ(outcome.exit_code, 0) << line;
    EXPECT_EQ(outcome.err, "") << line;
    return outcome.out;
  }

  static std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + piece.size())) ++found;
    return found;
  }
};

/// Text that would do something where it is not taken as text: to a terminal, a page, a spreadsheet, Markdown, SQL.
inline const std::string hostile_text = "=HYPERLINK(\"x\")\x1B[2J<script>alert('1')</script>|`*\u202E";

}  // namespace prongsai::testing
