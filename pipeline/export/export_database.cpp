#include "pipeline/export/export_database.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "pipeline/discover.h"
#include "pipeline/export/csv_field.h"
#include "pipeline/export/data_package.h"
#include "pipeline/export/exported_view.h"
#include "pipeline/export/file_writer.h"
#include "pipeline/interrupt.h"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

constexpr int rows_between_looks = 1024;

/// Hashes and places: nothing of them was written by anybody.
bool is_text_of_people(const ExportedColumn& column) {
  return column.type == FieldType::string && column.name != "sha256" && column.name != "box" && column.name != "more_boxes";
}

bool is_number(const ExportedColumn& column) { return column.type == FieldType::integer || column.type == FieldType::number; }

std::string in_json(std::string_view text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

/// Rows of a view as lines.
class RowWriter {
 public:
  RowWriter(const ExportedView& view, const ExportOptions& options) : view_(view), options_(options) {}

  std::string heading() const {
    if (options_.format == ExportFormat::jsonl) return "";
    std::string line = options_.has_bom ? "\uFEFF" : "";
    for (const ExportedColumn& column : view_.columns) line += (&column == view_.columns.data() ? "" : ",") + column.name;
    return line + "\r\n";
  }

  std::string line(const Statement& row) const {
    const bool is_json = options_.format == ExportFormat::jsonl;
    std::string line = is_json ? "{" : "";
    for (std::size_t index = 0; index < view_.columns.size(); ++index) {
      const ExportedColumn& column = view_.columns[index];
      const bool is_null = row.is_null(static_cast<int>(index));
      if (index > 0) line += ',';
      if (is_json) line += in_json(column.name) + ':';
      if (is_null) {
        line += is_json ? "null" : "";
        continue;
      }
      std::string value = row.text(static_cast<int>(index));
      if (options_.redact && is_text_of_people(column)) value = options_.redact(value);
      if (!is_json) {
        add_csv_field(line, value, !is_number(column));
      } else {
        line += is_number(column) ? value : in_json(value);
      }
    }
    return line + (is_json ? "}\n" : "\r\n");
  }

 private:
  const ExportedView& view_;
  const ExportOptions& options_;
};

std::string columns_sql(const ExportedView& view) {
  std::string columns;
  for (const ExportedColumn& column : view.columns) columns += fmt::format("{}\"{}\"", columns.empty() ? "" : ", ", column.name);
  return fmt::format("SELECT {} FROM {}", columns, view.name);
}

std::string file_name(const ExportedView& view, ExportFormat format) { return view.name + (format == ExportFormat::jsonl ? ".jsonl" : ".csv"); }

Result<std::int64_t> write_view(Database& database, const ExportedView& view, const fs::path& folder, const ExportOptions& options) {
  auto file = FileWriter::create(folder / file_name(view, options.format));
  if (!file) return file.error();
  const RowWriter writer(view, options);
  file->write(writer.heading());
  Statement rows = database.prepare(columns_sql(view));
  std::int64_t count = 0;
  while (rows.next()) {
    file->write(writer.line(rows));
    if (++count % rows_between_looks == 0 && InterruptGuard::requested()) return Error{ErrorCode::timeout, "interrupted; nothing was written", "", 0};
  }
  if (Status status = database.take_status(); !status) return status.error();
  if (Status status = file->close(); !status) return status.error();
  return count;
}

Status write_package(const std::vector<ExportedView>& views, const fs::path& folder, const ExportOptions& options) {
  auto file = FileWriter::create(folder / "datapackage.json");
  if (!file) return file.error();
  file->write(data_package(views, fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))), static_cast<bool>(options.redact)));
  return file->close();
}

/// What an export leaves, and nothing else.
bool is_ours(const fs::path& file) {
  const std::string name = file.filename().string();
  return name == "datapackage.json" || (name.starts_with("v_") && (name.ends_with(".csv") || name.ends_with(".jsonl")));
}

/// Empty where the folder may take the place.
std::string objection(const ExportOptions& options) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(options.folder, error);
  if (!fs::exists(status)) return "";
  const std::string name = printable(options.folder.string());
  if (!fs::is_directory(status)) return name + " is no folder";
  for (const auto& entry : fs::directory_iterator(options.folder, error)) {
    if (!options.replaces) return name + " is not empty; name a new folder, or replace an earlier export with --force";
    if (!is_ours(entry.path()))
      return fmt::format("{} holds {}, which is no export; name another folder", name, printable(entry.path().filename().string()));
  }
  return error ? name + ": " + error.message() : "";
}

Error io_failure(const fs::path& path, const std::error_code& error) {
  return {ErrorCode::io_failed, printable(path.string()) + ": " + error.message(), "", 0};
}

/// A folder beside another, which goes unless it takes its place.
class FolderBeside {
 public:
  explicit FolderBeside(const fs::path& folder) : folder_(folder), beside_(folder.string() + fmt::format(".part-{}", getpid())) {
    fs::create_directory(beside_, error_);
  }
  ~FolderBeside() {
    std::error_code ignored;
    fs::remove_all(beside_, ignored);
  }
  FolderBeside(const FolderBeside&) = delete;
  FolderBeside& operator=(const FolderBeside&) = delete;

  const std::error_code& error() const { return error_; }
  const fs::path& path() const { return beside_; }

  /// The old content goes after the new one is in its place.
  Status take_place() {
    if (Status status = sync_folder(beside_); !status) return status;
    if (renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, folder_.c_str(), RENAME_EXCHANGE) != 0) fs::rename(beside_, folder_, error_);
    if (error_) return io_failure(folder_, error_);
    return sync_folder(folder_.has_parent_path() ? folder_.parent_path() : fs::path("."));
  }

 private:
  fs::path folder_, beside_;
  std::error_code error_;
};

/// Every view as it stood at one moment.
class Moment {
 public:
  explicit Moment(Database& database) : database_(database) { database_.execute("BEGIN"); }
  ~Moment() {
    database_.execute("ROLLBACK");
    (void)database_.take_status();
  }
  Moment(const Moment&) = delete;
  Moment& operator=(const Moment&) = delete;

 private:
  Database& database_;
};

/// A name without a slash at its end, beside which another one can stand.
fs::path plain(const fs::path& folder) { return folder.has_filename() ? folder : folder.parent_path(); }

Result<ExportedFiles> write_all(Database& database, const std::vector<ExportedView>& views, const fs::path& folder, const ExportOptions& options) {
  ExportedFiles written;
  for (const ExportedView& view : views) {
    const auto rows = write_view(database, view, folder, options);
    if (!rows) return rows.error();
    ++written.files;
    written.rows += *rows;
  }
  if (options.format == ExportFormat::data_package) {
    if (Status status = write_package(views, folder, options); !status) return status.error();
    ++written.files;
  }
  return written;
}

}  // namespace

Result<ExportedFiles> export_database(Database& database, const ExportOptions& given) {
  ExportOptions options = given;
  options.folder = plain(given.folder);
  if (const std::string wrong = objection(options); !wrong.empty()) return Error{ErrorCode::unsupported, wrong, "", 0};
  const Moment moment(database);
  const auto views = exported_views(database, options.views);
  if (!views) return views.error();
  FolderBeside folder(options.folder);
  if (folder.error()) return io_failure(folder.path(), folder.error());
  const auto written = write_all(database, *views, folder.path(), options);
  if (!written) return written;
  if (Status status = folder.take_place(); !status) return status.error();
  return written;
}

}  // namespace prongsai
