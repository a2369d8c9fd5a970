#include "pipeline/serve/document_files.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "pipeline/serve/routes.h"

namespace prongsai::serve {
namespace {

constexpr std::string_view row_sql =
    "SELECT d.location, d.sha256, d.path, d.format, (SELECT width_pt FROM page p WHERE p.document_id = d.document_id AND p.page = ?2), "
    "s.size, s.mtime_ns, s.ctime_ns, s.inode FROM document d LEFT JOIN file_stamp s USING (document_id) WHERE d.document_id = ?1";

constexpr double usual_page_width_pt = 595;
constexpr int least_dpi = 10, most_dpi = 600;

/// Says no more than has to be said: where files lie is nobody's business.
Response refusal(const Error& error) {
  switch (error.code) {
    case ErrorCode::empty: return failure(404, "not_found", error.message);
    case ErrorCode::damaged: return failure(409, "changed", "the file is not the one that was read: it has changed since");
    default: return failure(404, "file_gone", "the file that was read cannot be opened any more");
  }
}

Response cannot_draw(const Error& error) {
  if (error.code == ErrorCode::timeout) return failure(503, "too_slow", "this page takes too long to draw");
  if (error.code == ErrorCode::internal) return failure(503, "unavailable", "pages cannot be drawn at the moment, or too many are being drawn");
  return failure(404, "no_picture", fmt::format("this page cannot be drawn: {}", render(error)));
}

bool is_unreserved(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_'; }

/// "attachment", with the name in ASCII for old programs and in UTF-8 for others (RFC 6266, 8187).
std::string attachment(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  std::string plain, encoded;
  for (const char c : name) {
    plain += is_unreserved(c) ? c : '_';
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, encoded);
}

}  // namespace

Result<DocumentFiles::Row> DocumentFiles::row_of(Database& database, std::int64_t id, std::int64_t page) {
  Statement statement = database.prepare(row_sql);
  const bool is_there = statement.bind_all(id, page).next();
  if (const Status status = database.take_status(); !status) return status.error();
  if (!is_there) return Error{ErrorCode::empty, fmt::format("there is no document {}", id), "", 0};
  Row row{statement.text(0), statement.text(1), statement.text(2), statement.text(3), statement.real(4), std::nullopt};
  if (!statement.is_null(5)) row.stamp = FileStamp{statement.integer(5), statement.integer(6), statement.integer(7), statement.integer(8)};
  return row;
}

Result<OriginalFile> DocumentFiles::open(const Row& row) {
  std::optional<FileStamp> stamp = row.stamp;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = known_.find(row.location); found != known_.end() && found->second.sha256 == row.sha256) stamp = found->second.stamp;
  }
  auto original = open_original(row.location, row.sha256, stamp);
  if (original && original->lasting && original->lasting != row.stamp) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= most_remembered) known_.clear();
    known_[row.location] = {row.sha256, *original->lasting};
  }
  return original;
}

Result<std::string> DocumentFiles::draw(const OriginalFile& original, const Row& row, std::int64_t page, std::int64_t width,
                                        const std::atomic<bool>& is_stopping) {
  const std::string sheet = fmt::format("{}-{}", row.sha256, page);
  if (auto failure = failed_.find(sheet)) return *std::move(failure);
  const double width_pt = row.width_pt > 1 ? row.width_pt : usual_page_width_pt;
  const int dpi = std::clamp(static_cast<int>(std::ceil(static_cast<double>(width) * 72 / width_pt)), least_dpi, most_dpi);
  // A few pixels more than asked for are no reason to make the letters less sharp.
  const int most = static_cast<int>(width + width / 10);
  auto png = painters_.draw(original, {static_cast<int>(page), dpi, most}, is_stopping);
  const bool is_the_pages_fault = !png && png.error().code != ErrorCode::internal;
  if (is_the_pages_fault && is_as_it_was(original.file.number(), original.stamp)) failed_.keep(sheet, png.error());
  return png;
}

/// Whoever asks for what is being drawn waits for it.
Response DocumentFiles::drawn(const OriginalFile& original, const Row& row, std::int64_t page, std::int64_t width,
                              const std::atomic<bool>& is_stopping) {
  bool has_changed = false;
  constexpr std::uint64_t always = 0;  // the same bytes are the same picture
  const auto make = [&]() -> Result<AnswerCache::Made> {
    auto png = draw(original, row, page, width, is_stopping);
    has_changed = !is_as_it_was(original.file.number(), original.stamp);
    if (has_changed) return changed_file(row.location);
    if (!png) return png.error();
    return AnswerCache::Made{*std::move(png), always, AnswerCache::Clock::now()};
  };
  const auto png = pictures_.get(fmt::format("{}-{}-{}", row.sha256, page, width), always, make);
  if (has_changed) return refusal(changed_file(row.location));
  if (!png) return cannot_draw(png.error());
  return {200, "image/png", {{"Cache-Control", "private, max-age=300"}}, *png};
}

Response DocumentFiles::picture(Database& database, const Arguments& arguments, const std::atomic<bool>& is_stopping) {
  const std::int64_t page = arguments.integer("page").value_or(0), width = arguments.integer("width").value_or(usual_width);
  if (width < least_width || width > most_width) {
    return failure(400, "bad_argument", fmt::format("width is to be from {} to {}", least_width, most_width));
  }
  const auto row = row_of(database, arguments.integer("id").value_or(0), page);
  if (!row) return refusal(row.error());
  if (row->format != "pdf" && row->format != "image") return failure(404, "no_pages", "this document has no pages that could be drawn");
  constexpr std::int64_t last_page = 100'000;
  if (page < 1 || page > last_page) return failure(404, "not_found", "there is no such page");
  const auto original = open(*row);
  if (!original) return refusal(original.error());
  return drawn(*original, *row, page, width, is_stopping);
}

Response DocumentFiles::original(Database& database, const Arguments& arguments) {
  const auto row = row_of(database, arguments.integer("id").value_or(0), 0);
  if (!row) return refusal(row.error());
  auto original = open(*row);
  if (!original) return refusal(original.error());
  Response sent{200, "application/octet-stream", {}, nullptr};
  sent.headers = {{"Content-Disposition", attachment(row->path)}, {"Content-Security-Policy", "sandbox; default-src 'none'"}};
  sent.file = std::make_shared<const OriginalFile>(*std::move(original));
  return sent;
}

}  // namespace prongsai::serve
