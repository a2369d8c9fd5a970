#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/docx/docx_reader.h"
#include "tests/support/tiny_docx.h"

namespace prongsai {

using support::paragraph;
using support::TinyDocx;

/// The document that a body reads as; a failure of the test where it cannot be read.
inline Document read(const TinyDocx& docx) {
  auto document = read_docx(docx.bytes());
  if (document) return *std::move(document);
  ADD_FAILURE() << render(document.error());
  return {};
}
inline Document read(const std::string& body) { return read(TinyDocx(body)); }

inline std::vector<std::string> paragraphs(const Document& document, ParagraphRole role = ParagraphRole::body) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    if (const auto* found = std::get_if<Paragraph>(&block); found && found->role == role) texts.push_back(found->text);
  }
  return texts;
}

inline std::vector<Table> tables(const Document& document) {
  std::vector<Table> found;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) found.push_back(*table);
  }
  return found;
}

/// The only table of a body.
inline Table table(const std::string& body) {
  const auto found = tables(read(body));
  EXPECT_EQ(found.size(), 1u);
  return found.empty() ? Table{} : found.front();
}

inline std::string cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}
inline std::string row(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
inline std::string run(const std::string& content, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
}
inline std::string in_paragraph(const std::string& content, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}

using Texts = std::vector<std::string>;

}  // namespace prongsai
