#include "pipeline/commands/show_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <vector>

#include "pipeline/discover.h"
#include "pipeline/original_file.h"
#include "pipeline/page_picture.h"

namespace prongsai {
namespace {

/// Where a record stands, and the cells of its row; the parts beyond a page break are listed as JSON.
constexpr std::string_view record_places_sql =
    "WITH own AS (SELECT * FROM record WHERE record_id = ?1), "
    "row_cell AS (SELECT x.page, x.box, x.more_boxes FROM own r JOIN grid g ON g.document_id = r.document_id AND g.table_no = r.table_no JOIN cell x "
    "USING (grid_id)"
    " WHERE r.\"row\" BETWEEN x.\"row\" AND x.\"row\" + x.row_span - 1) "
    "SELECT page, box, 1 FROM own UNION ALL "
    "SELECT json_extract(value, '$.page'), json_extract(value, '$.box'), 1 FROM own, json_each(own.more_boxes) UNION ALL "
    "SELECT page, box, 0 FROM row_cell UNION ALL "
    "SELECT json_extract(value, '$.page'), json_extract(value, '$.box'), 0 FROM row_cell, json_each(row_cell.more_boxes)";

constexpr std::string_view document_place_sql = "SELECT organisation_page, organisation_box, 1 FROM document WHERE document_id = ?1";

struct Place {
  int page = 0;
  Frame frame;
  bool has_box = false;
};

Error refusal(ErrorCode code, std::string message, int page = 0) { return {code, std::move(message), "", page}; }

/// "x0,y0,x1,y1"; false for anything else.
bool read_box(std::string_view text, Box& box) {
  for (double* const side : {&box.x0, &box.y0, &box.x1, &box.y1}) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), *side);
    if (failure != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(',')) text.remove_prefix(1);
  }
  return text.empty();
}

Result<std::vector<Place>> places(Database& database, std::string_view sql, std::int64_t id) {
  const auto rows = database.query(sql, id);
  if (!rows) return rows.error();
  std::vector<Place> found;
  for (const auto& row : rows->rows) {
    Place place;
    if (row[0]) place.page = std::stoi(*row[0]);
    place.frame.is_own = row[2] == "1";
    place.has_box = row[1] && read_box(*row[1], place.frame.box);
    if (place.page > 0) found.push_back(place);
  }
  return found;
}

Status write_whole(const std::string& file, const std::string& content) {
  const std::string part = file + ".part";
  std::ofstream out(part, std::ios::binary);
  out << content;
  out.close();
  std::error_code failure;
  if (out) std::filesystem::rename(part, file, failure);
  if (out && !failure) return Done{};
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  return refusal(ErrorCode::io_failed, fmt::format("--picture {} cannot be written", printable(file)));
}

Result<std::string> write_picture(Database& database, std::int64_t document_id, const PagePicture& picture, const std::string& file) {
  const auto rows = database.query("SELECT location, sha256, path, format FROM document WHERE document_id = ?", document_id);
  if (!rows) return rows.error();
  if (rows->rows.empty()) return refusal(ErrorCode::empty, fmt::format("there is no document with the id {}", document_id));
  const auto& document = rows->rows[0];
  if (document[3] == "docx" || document[3] == "txt") {
    return refusal(ErrorCode::unsupported, fmt::format("{} has no pages: only PDF and picture files can be shown", *document[2]));
  }
  const std::string sha256 = document[1].value_or("");
  auto original = open_original(*document[0], sha256, std::nullopt);
  if (!original) return original.error();
  const FileStamp stamp = original->stamp;
  const auto bytes = DocumentBytes::of_known(std::move(original->file), static_cast<std::uint64_t>(stamp.size), sha256);
  const auto png = draw_page_in_worker(bytes, picture, {.memory_mb = 1024, .total = std::chrono::seconds(60)});
  if (!is_as_it_was(bytes.descriptor(), stamp)) return changed_file(*document[0]);
  if (!png) return png.error();
  if (const Status written = write_whole(file, *png); !written) return written.error();
  return fmt::format("\nPicture of page {} of {}: {}\n", picture.page, *document[2], printable(file));
}

/// Draws the page that is asked for, or the first, with what stands on it.
Result<std::string> picture_of(Database& database, std::int64_t document_id, const std::vector<Place>& all, const PictureOptions& options) {
  std::vector<int> pages;
  for (const Place& place : all) {
    if (place.frame.is_own || place.page == options.page) pages.push_back(place.page);
  }
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  if (pages.empty()) return refusal(ErrorCode::unsupported, "it is not known on which page it stands");
  if (options.page != 0 && std::find(pages.begin(), pages.end(), options.page) == pages.end()) {
    return refusal(ErrorCode::unsupported, fmt::format("it does not stand on page {}, but on {}", options.page, fmt::join(pages, ", ")));
  }
  PagePicture picture{options.page != 0 ? options.page : pages.front(), options.dpi, {}};
  for (const Place& place : all) {
    if (place.page == picture.page && place.has_box) picture.frames.push_back(place.frame);
  }
  return write_picture(database, document_id, picture, options.file);
}

}  // namespace

Result<std::string> picture_of_record(Database& database, std::int64_t record_id, const PictureOptions& options) {
  const auto found = places(database, record_places_sql, record_id);
  if (!found) return found.error();
  const auto document_id = database.prepare("SELECT document_id FROM record WHERE record_id = ?").lookup(record_id);
  return picture_of(database, document_id.value_or(0), *found, options);
}

Result<std::string> picture_of_document(Database& database, std::int64_t document_id, const PictureOptions& options) {
  if (options.page != 0) return picture_of_page(database, document_id, options);
  const auto found = places(database, document_place_sql, document_id);
  if (!found) return found.error();
  return picture_of(database, document_id, *found, options);
}

Result<std::string> picture_of_page(Database& database, std::int64_t document_id, const PictureOptions& options) {
  return write_picture(database, document_id, {options.page, options.dpi, {}}, options.file);
}

}  // namespace prongsai
