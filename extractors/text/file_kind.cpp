#include "extractors/text/file_kind.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "extractors/text/encoding.h"
#include "extractors/text/zip_names.h"

namespace prongsai {
namespace {

using namespace std::literals;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  FileKind kind;
  std::string_view name;
};

constexpr auto kSignatures = std::to_array<Signature>({
    {0, "\x89PNG\r\n\x1A\n"sv, FileKind::image, "PNG picture"},
    {0, "\xFF\xD8\xFF"sv, FileKind::image, "JPEG picture"},
    {0, "II*\0"sv, FileKind::image, "TIFF picture"},
    {0, "MM\0*"sv, FileKind::image, "TIFF picture"},
    {0, "GIF87a"sv, FileKind::unsupported, "GIF picture"},
    {0, "GIF89a"sv, FileKind::unsupported, "GIF picture"},
    {0, "\0\0\0\x0CjP  \r\n\x87\n"sv, FileKind::unsupported, "JPEG 2000 picture"},
    {0, "\xFF\x4F\xFF\x51"sv, FileKind::unsupported, "JPEG 2000 picture"},
    {8, "WEBP"sv, FileKind::unsupported, "WebP picture"},
    {0, "{\\rtf"sv, FileKind::unsupported, "Rich Text Format document"},
    {0, "7z\xBC\xAF\x27\x1C"sv, FileKind::unsupported, "7-Zip archive"},
    {0, "Rar!\x1A\x07"sv, FileKind::unsupported, "RAR archive"},
    {0, "\x1F\x8B"sv, FileKind::unsupported, "gzip archive"},
    {0, "BZh"sv, FileKind::unsupported, "bzip2 archive"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     FileKind::unsupported, "XZ archive"},
    {257, "ustar"sv, FileKind::unsupported, "tar archive"},
    {0, "MZ"sv, FileKind::unsupported, "Windows program"},
    {0,
     "\x7F"
     "ELF"sv,
     FileKind::unsupported, "Linux program"},
    {0, "%!PS"sv, FileKind::unsupported, "PostScript document"},
    {0, "SQLite format 3\0"sv, FileKind::unsupported, "SQLite database"},
    {4, "ftyp"sv, FileKind::unsupported, "video, or picture of a phone"},
    {0, "ID3"sv, FileKind::unsupported, "sound recording"},
});

bool contains_name(const std::vector<std::string_view>& names, std::string_view prefix) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return name.starts_with(prefix); });
}

DetectedKind unsupported(std::string_view name) { return {FileKind::unsupported, std::string(name)}; }

DetectedKind kind_of_zip(std::string_view bytes) {
  const std::string_view mimetype = text::zip_mimetype(bytes);
  if (mimetype.starts_with("application/epub")) return unsupported("EPUB book");
  if (mimetype.find("opendocument.spreadsheet") != mimetype.npos) return unsupported("OpenDocument spreadsheet");
  if (mimetype.find("opendocument.presentation") != mimetype.npos) return unsupported("OpenDocument presentation");
  if (mimetype.find("opendocument") != mimetype.npos) return unsupported("OpenDocument text");

  const auto names = text::zip_names(bytes);
  if (contains_name(names, "word/")) return {FileKind::docx, "Microsoft Word document"};
  if (contains_name(names, "xl/")) return unsupported("Microsoft Excel workbook");
  if (contains_name(names, "ppt/")) return unsupported("Microsoft PowerPoint presentation");
  if (contains_name(names, "visio/")) return unsupported("Microsoft Visio drawing");
  // The main part may have any name; its reader follows the package's relationships and has the last word.
  if (contains_name(names, "[Content_Types].xml")) return {FileKind::docx, "Office Open XML package"};
  return unsupported("zip archive");
}

std::string utf16le(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide.append({c, '\0'});
  return wide;
}

/// The streams of an OLE compound file tell the program that wrote it. Their names stand in the
/// directory, whose first sector the header names; where that is a lie, anywhere will do.
DetectedKind kind_of_compound_file(std::string_view bytes) {
  struct Stream {
    std::string_view name;
    FileKind kind;
    std::string_view document;
  };
  static constexpr auto streams = std::to_array<Stream>({
      {"EncryptedPackage", FileKind::encrypted_office, "encrypted Microsoft Office document"},
      {"WordDocument", FileKind::unsupported, "Microsoft Word 97-2003 document"},
      {"Workbook", FileKind::unsupported, "Microsoft Excel 97-2003 workbook"},
      {"PowerPoint Document", FileKind::unsupported, "Microsoft PowerPoint 97-2003 presentation"},
      {"__properties_version", FileKind::unsupported, "Outlook message"},
  });
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? std::size_t{static_cast<std::uint8_t>(bytes[i])} : 0; };
  const std::size_t sector = std::size_t{1} << std::min<std::size_t>(byte(30), 16);
  const std::size_t first = byte(48) | byte(49) << 8 | byte(50) << 16 | byte(51) << 24;
  const std::size_t directory = (first + 1) * sector;
  const auto near = directory < bytes.size() ? bytes.substr(directory, 4096) : std::string_view{};
  for (const std::string_view place : {near, bytes}) {
    for (const Stream& stream : streams) {
      if (place.find(utf16le(stream.name)) != place.npos) return {stream.kind, std::string(stream.document)};
    }
  }
  return unsupported("OLE compound file");
}

bool starts_with_word(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  return std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                    [](char expected, char c) { return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c); });
}

DetectedKind kind_of_text(std::string_view bytes) {
  constexpr std::size_t kSample = 1 << 16;  // enough to tell text from noise; the reader decodes all of it
  const auto decoded = text::decode_text(bytes.substr(0, kSample));
  if (!decoded) return unsupported("binary data");

  const std::size_t start = decoded->utf8.find_first_not_of(" \t\r\n\f\v");
  if (start == std::string::npos) return bytes.size() <= kSample ? DetectedKind{FileKind::empty, "empty file"} : DetectedKind{FileKind::text, "text"};
  const std::string_view text = std::string_view(decoded->utf8).substr(start);
  if (starts_with_word(text, "<!doctype html") || starts_with_word(text, "<html")) return unsupported("HTML page");
  if (starts_with_word(text, "<?xml")) return unsupported("XML document");
  return {FileKind::text, "text"};
}

}  // namespace

DetectedKind detect_file_kind(std::string_view bytes) {
  if (bytes.empty()) return {FileKind::empty, "empty file"};
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return kind_of_zip(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return kind_of_compound_file(bytes);
  for (const Signature& signature : kSignatures) {
    const bool fits = bytes.size() > signature.offset && bytes.substr(signature.offset).starts_with(signature.bytes);
    if (fits) return {signature.kind, std::string(signature.name)};
  }
  // Readers of PDF take the mark anywhere in the first KiB: mail and web servers put lines before it.
  if (bytes.substr(0, 1024).find("%PDF-") != bytes.npos) return {FileKind::pdf, "PDF document"};
  // "BM" begins words too; a bitmap has four zero bytes behind its length.
  if (bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv) return unsupported("BMP picture");
  return kind_of_text(bytes);
}

std::optional<Error> refusal_of(const DetectedKind& detected) {
  switch (detected.kind) {
    case FileKind::pdf:
    case FileKind::docx:
    case FileKind::image:
    case FileKind::text: return std::nullopt;
    case FileKind::empty: return Error{ErrorCode::empty, "the file is empty", "read"};
    case FileKind::encrypted_office: return Error{ErrorCode::encrypted, detected.name + ": save it without a password and read it again", "read"};
    case FileKind::unsupported: break;
  }
  return Error{ErrorCode::unsupported, detected.name + ": save it as PDF, DOCX, text, PNG, JPEG or TIFF to have it read", "read"};
}

}  // namespace prongsai
