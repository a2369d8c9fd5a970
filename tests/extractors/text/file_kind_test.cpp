#include "extractors/text/file_kind.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <string>

namespace prongsai {
namespace {

using namespace std::literals;

std::string number(std::uint32_t value, int width) {
  std::string bytes;
  for (int i = 0; i < width; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return bytes;
}

/// A local header with a stored file.
std::string zip_entry(std::string_view name, std::string_view content = {}) {
  const auto size = static_cast<std::uint32_t>(content.size());
  return "PK\x03\x04" + number(20, 2) + number(0, 2) + number(0, 2) + number(0, 8) + number(size, 4) + number(size, 4) +
         number(static_cast<std::uint32_t>(name.size()), 2) + number(0, 2) + std::string(name) + std::string(content);
}

std::string zip_of(std::initializer_list<std::string_view> names) {
  std::string entries, directory;
  for (const std::string_view name : names) {
    const std::string offset = number(static_cast<std::uint32_t>(entries.size()), 4);
    directory += "PK\x01\x02" + std::string(24, '\0') + number(static_cast<std::uint32_t>(name.size()), 2) + std::string(12, '\0') + offset +
                 std::string(name);
    entries += zip_entry(name);
  }
  const auto at = static_cast<std::uint32_t>(entries.size()), size = static_cast<std::uint32_t>(directory.size());
  return entries + directory + "PK\x05\x06" + std::string(8, '\0') + number(size, 4) + number(at, 4) + number(0, 2);
}

/// An OLE compound file whose directory, in the sector behind the header, names one stream.
std::string compound_file_with(std::string_view stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(1016, '\0');
  bytes[30] = 9;
  for (const char c : stream) bytes.append({c, '\0'});
  return bytes;
}

FileKind kind_of(std::string_view bytes) { return detect_file_kind(bytes).kind; }
std::string name_of(std::string_view bytes) { return detect_file_kind(bytes).name; }

TEST(DetectFileKind, FindsAPdfBehindOtherBytes) {
  EXPECT_EQ(kind_of("%PDF-1.7\n"), FileKind::pdf);
  EXPECT_EQ(kind_of("HTTP/1.1 200 OK\r\n\r\n%PDF-1.4"), FileKind::pdf);
}

TEST(DetectFileKind, KnowsAWordDocumentByItsParts) {
  EXPECT_EQ(kind_of(zip_of({"[Content_Types].xml", "_rels/.rels", "word/document.xml"})), FileKind::docx);
}

TEST(DetectFileKind, LeavesAPackageWithAnUnusualMainPartToItsReader) {
  EXPECT_EQ(kind_of(zip_of({"[Content_Types].xml", "main/body.xml"})), FileKind::docx);
}

TEST(DetectFileKind, TellsOtherOfficePackagesApart) {
  EXPECT_EQ(name_of(zip_of({"[Content_Types].xml", "xl/workbook.xml"})), "Microsoft Excel workbook");
  EXPECT_EQ(name_of(zip_of({"[Content_Types].xml", "ppt/presentation.xml"})), "Microsoft PowerPoint presentation");
  EXPECT_EQ(name_of(zip_of({"scan1.jpg", "scan2.jpg"})), "zip archive");
}

TEST(DetectFileKind, TellsOpenDocumentAndEpubByTheirMimetype) {
  EXPECT_EQ(name_of(zip_entry("mimetype", "application/vnd.oasis.opendocument.text")), "OpenDocument text");
  EXPECT_EQ(name_of(zip_entry("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "OpenDocument spreadsheet");
  EXPECT_EQ(name_of(zip_entry("mimetype", "application/epub+zip")), "EPUB book");
}

TEST(DetectFileKind, ReadsTheEntriesOfAnArchiveThatLostItsEnd) {
  EXPECT_EQ(kind_of(zip_entry("[Content_Types].xml") + zip_entry("word/document.xml")), FileKind::docx);
}

TEST(DetectFileKind, SurvivesAnArchiveWhoseDirectoryLiesOutside) {
  std::string bytes = zip_of({"word/document.xml"});
  bytes.replace(bytes.size() - 6, 4, "\xFF\xFF\xFF\x7F");
  EXPECT_EQ(kind_of(bytes), FileKind::docx);
}

TEST(DetectFileKind, TellsCompoundFilesByTheirStreams) {
  EXPECT_EQ(name_of(compound_file_with("WordDocument")), "Microsoft Word 97-2003 document");
  EXPECT_EQ(name_of(compound_file_with("Workbook")), "Microsoft Excel 97-2003 workbook");
  EXPECT_EQ(name_of(compound_file_with("Anything")), "OLE compound file");
}

TEST(DetectFileKind, KnowsAnEncryptedOfficeDocument) { EXPECT_EQ(kind_of(compound_file_with("EncryptedPackage")), FileKind::encrypted_office); }

TEST(DetectFileKind, KnowsPictures) {
  EXPECT_EQ(name_of("\x89PNG\r\n\x1A\n...."), "PNG picture");
  EXPECT_EQ(name_of("\xFF\xD8\xFF\xE0...."), "JPEG picture");
  EXPECT_EQ(name_of("II*\0...."sv), "TIFF picture");
  EXPECT_EQ(name_of("\0\0\0\x0CjP  \r\n\x87\n"sv), "JPEG 2000 picture");
  EXPECT_EQ(kind_of("\x89PNG\r\n\x1A\n...."), FileKind::image);
  EXPECT_EQ(kind_of("GIF89a...."), FileKind::unsupported);
  EXPECT_EQ(kind_of("BM\x10\0\0\0\0\0\0\0"s + std::string(20, 'x')), FileKind::unsupported);
}

TEST(DetectFileKind, NamesArchivesAndPrograms) {
  EXPECT_EQ(name_of("7z\xBC\xAF\x27\x1C\0\4"sv), "7-Zip archive");
  EXPECT_EQ(name_of("Rar!\x1A\x07\x01"), "RAR archive");
  EXPECT_EQ(name_of("\x1F\x8B\x08\x00"sv), "gzip archive");
  EXPECT_EQ(name_of("\x7F"
                    "ELF\x02\x01"),
            "Linux program");
}

TEST(DetectFileKind, NamesMarkupThatIsNoText) {
  EXPECT_EQ(name_of("{\\rtf1\\ansi"), "Rich Text Format document");
  EXPECT_EQ(name_of("\n <!DOCTYPE HTML><html>"), "HTML page");
  EXPECT_EQ(name_of("<?xml version=\"1.0\"?>"), "XML document");
}

TEST(DetectFileKind, TakesThaiForText) {
  EXPECT_EQ(kind_of("รายงานผลการดำเนินการ"), FileKind::text);
  EXPECT_EQ(kind_of("\xC3\xD2\xC2\xA7\xD2\xB9\xBC\xC5"), FileKind::text);  // Windows-874
  EXPECT_EQ(kind_of("BMA เป็นชื่อย่อ และข้อความนี้ยาวพอสมควร"), FileKind::text);
}

TEST(DetectFileKind, FindsNothingInWhiteSpace) {
  EXPECT_EQ(kind_of(""), FileKind::empty);
  EXPECT_EQ(kind_of(" \r\n\t\n"), FileKind::empty);
}

TEST(DetectFileKind, CallsNoiseBinary) { EXPECT_EQ(name_of("\x00\x01\x02\xFE\x80\x81\x00\x13"sv), "binary data"); }

TEST(RefusalOf, LetsPassWhatIsRead) {
  for (const FileKind kind : {FileKind::pdf, FileKind::docx, FileKind::text}) EXPECT_FALSE(refusal_of({kind, "x"}));
}

TEST(RefusalOf, SaysWhatTheFileIs) {
  const auto refusal = refusal_of({FileKind::unsupported, "Microsoft Excel workbook"});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, ErrorCode::unsupported);
  EXPECT_EQ(refusal->message, "Microsoft Excel workbook: save it as PDF, DOCX, text, PNG, JPEG or TIFF to have it read");
}

TEST(RefusalOf, TellsEmptyAndEncryptedFromUnsupported) {
  EXPECT_EQ(refusal_of({FileKind::empty, "empty file"})->code, ErrorCode::empty);
  EXPECT_EQ(refusal_of({FileKind::encrypted_office, "document"})->code, ErrorCode::encrypted);
}

}  // namespace
}  // namespace prongsai
