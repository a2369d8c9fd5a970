#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <array>
#include <map>
#include <memory>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/commands/show_picture.h"
#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai show measure 12 --db reports.db    by measure_id of v_measures\n"
    "  prongsai show document 3 --db reports.db    by document_id of v_documents\n"
    "  prongsai show score 5 --db reports.db       by score_id of v_scores\n"
    "  prongsai show finding 2 --db reports.db     by finding_id of v_findings; also: item, risk\n"
    "  prongsai show page 3 2 --db reports.db      page 2 of document 3\n"
    "  prongsai show measure 12 --db reports.db --picture 12.png\n"
    "      the page of the original file, with a frame around the cells that it was read from\n"
    "  prongsai show measure 12 --db reports.db --picture 12.png --page 5 --dpi 200\n"
    "      the other page of a row that a page break cuts, larger";

struct ShowOptions {
  std::string database, kind;
  std::int64_t id = 0;
  int page = 0;  ///< of a document
  PictureOptions picture;
};

/// Where a kind of record is looked up.
struct Kind {
  std::string_view name, view, id;
};

constexpr std::array<Kind, 6> kinds{{
    {"document", "v_documents", "document_id"},
    {"score", "v_scores", "score_id"},
    {"measure", "v_measures", "measure_id"},
    {"item", "v_disclosure_items", "item_id"},
    {"risk", "v_risks", "risk_id"},
    {"finding", "v_findings", "finding_id"},
}};

struct Related {
  std::string_view kind, title, sql;
};

constexpr std::array<Related, 6> related{{
    {"measure", "Responsible units", "SELECT unit, unit_kind, unit_text FROM v_measure_units WHERE measure_id = ?"},
    {"measure", "Budgets", "SELECT fiscal_year, amount_baht, page, box FROM v_budgets WHERE measure_id = ?"},
    {"item", "Responsible units", "SELECT unit, unit_kind, unit_text FROM v_disclosure_units WHERE item_id = ?"},
    {"document", "Records",
     "SELECT kind, count(*) AS number, min(record_id) AS first_id, max(record_id) AS last_id FROM record WHERE document_id = ? GROUP BY kind"},
    {"document", "Findings about the document as a whole",
     "SELECT finding_id, severity, code, message FROM v_findings WHERE record_kind = 'document' AND record_id = ?"},
    {"record", "Findings about it", "SELECT finding_id, severity, code, message FROM v_findings WHERE record_kind <> 'document' AND record_id = ?"},
}};

constexpr std::string_view source_sql = "SELECT table_no, \"row\", line, more_boxes FROM record WHERE record_id = ?";

constexpr std::string_view cells_sql =
    "SELECT x.\"column\", x.role, x.text FROM v_cells x JOIN record r ON r.document_id = x.document_id AND r.table_no = x.table_no "
    "WHERE r.record_id = ? AND r.\"row\" BETWEEN x.\"row\" AND x.\"row\" + x.row_span - 1 ORDER BY x.\"column\"";

/// A text of several lines, each but the first moved in below it, and nothing in it that a terminal obeys.
std::string indented(std::string_view text, std::size_t width) {
  std::string result;
  while (true) {
    const std::string_view line = text.substr(0, text.find('\n'));
    result += one_line(line);
    if (line.size() == text.size()) return result;
    result += '\n' + std::string(width, ' ');
    text.remove_prefix(line.size() + 1);
  }
}

std::string fields(const Rows& rows) {
  std::string text;
  for (std::size_t column = 0; column < rows.columns.size(); ++column) {
    if (rows.rows[0][column]) text += fmt::format("{:18} {}\n", rows.columns[column], indented(*rows.rows[0][column], 19));
  }
  return text;
}

/// The row of the table, or the line of text, that a record was read from.
Result<std::string> source_text(Database& database, std::int64_t id) {
  const auto source = database.query(source_sql, id);
  if (!source) return source.error();
  if (source->rows.empty()) return std::string();
  const auto& row = source->rows[0];
  std::string text = "\nRead from\n";
  if (row[3]) text += fmt::format("  going on at {}\n", *row[3]);
  if (row[2]) text += fmt::format("  {}\n", indented(*row[2], 2));
  if (!row[0]) return row[2] || row[3] ? text : std::string();
  text += fmt::format("  table {}, row {}\n", *row[0], row[1].value_or("-"));
  const auto cells = database.query(cells_sql, id);
  if (!cells) return cells.error();
  for (const auto& cell : cells->rows)
    text += fmt::format("  column {} ({}): {}\n", *cell[0], cell[1].value_or("role unknown"), indented(cell[2].value_or(""), 4));
  return text;
}

Result<std::string> description(Database& database, const Kind& kind, std::int64_t id) {
  const auto record = database.query(fmt::format("SELECT * FROM {} WHERE {} = ?", kind.view, kind.id), id);
  if (!record) return record.error();
  if (record->rows.empty()) return Error{ErrorCode::empty, fmt::format("there is no {} with the id {}", kind.name, id), "", 0};
  std::string text = fields(*record);
  for (const Related& each : related) {
    if (each.kind != kind.name && !(each.kind == "record" && kind.name != "document")) continue;
    const auto rows = database.query(each.sql, id);
    if (!rows) return rows.error();
    if (!rows->rows.empty()) text += fmt::format("\n{}\n{}", each.title, as_table(*rows));
  }
  if (kind.name == "document") return text;
  const auto source = source_text(database, id);
  if (!source) return source.error();
  return text + *source;
}

Result<std::string> page_text(Database& database, std::int64_t document_id, int page) {
  const auto rows = database.query("SELECT * FROM v_pages WHERE document_id = ? AND page = ?", document_id, page);
  if (!rows) return rows.error();
  if (rows->rows.empty()) return Error{ErrorCode::empty, fmt::format("there is no page {} of a document with the id {}", page, document_id), "", 0};
  return fields(*rows);
}

/// What is known of it in words.
Result<std::string> description(Database& database, const ShowOptions& options) {
  if (options.kind == "page") return page_text(database, options.id, options.page);
  for (const Kind& kind : kinds) {
    if (kind.name == options.kind) return description(database, kind, options.id);
  }
  return std::string();
}

/// Draws the picture that is asked for and tells so in a line.
Result<std::string> picture(Database& database, const ShowOptions& options) {
  PictureOptions wanted = options.picture;
  if (wanted.file.empty()) return std::string();
  if (options.kind == "document") return picture_of_document(database, options.id, wanted);
  if (options.kind != "page") return picture_of_record(database, options.id, wanted);
  wanted.page = options.page;
  return picture_of_page(database, options.id, wanted);
}

int show(const ShowOptions& options) {
  if ((options.kind == "page") != (options.page != 0))
    return complain("a page is named by its document and its number: show page DOCUMENT PAGE", exit_usage);
  auto database = open_for_reading(options.database);
  if (!database) return complain(database.error());
  const auto text = description(*database, options);
  if (!text) return complain(text.error().message);
  const auto drawn = picture(*database, options);
  if (!drawn) return complain(drawn.error());
  fmt::print("{}{}", *text, *drawn);
  return exit_all_well;
}

}  // namespace

void add_show(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<ShowOptions>();
  std::vector<std::string> names{"page"};
  for (const Kind& kind : kinds) names.emplace_back(kind.name);
  CLI::App* command = app.add_subcommand("show", "A record, and the place on the page that it was read from, in words or as a picture");
  command->add_option("KIND", options->kind, "Kind of record, or page")->required()->check(CLI::IsMember(names));
  command->add_option("ID", options->id, "Its id in the view; of a page that of its document")->required();
  command->add_option("PAGE", options->page, "The page, from 1")->check(CLI::PositiveNumber);
  command->add_option("--db", options->database, "The database")->required();
  auto* file =
      command->add_option("--picture", options->picture.file, "Draw the page of the original file, what was read framed, as PNG into this file")
          ->type_name("FILE");
  command->add_option("--page", options->picture.page, "Of a record that stands on several pages this one; default: the first")
      ->type_name("NUMBER")
      ->check(CLI::PositiveNumber)
      ->needs(file);
  command->add_option("--dpi", options->picture.dpi, "Pixels an inch of pages that are drawn; default: 150. Scanned pages have their own")
      ->type_name("N")
      ->check(CLI::Range(36, 600))
      ->needs(file);
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return show(*options); }; });
}

}  // namespace prongsai
