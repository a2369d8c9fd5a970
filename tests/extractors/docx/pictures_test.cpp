#include <utility>

#include "tests/extractors/docx/docx_test_support.h"

namespace prongsai {
namespace {

using support::picture_run;

/// What was asked of a reader of pictures that says of each that it is one.
struct Asked {
  std::vector<std::string> parts, beginnings;
  std::vector<std::pair<double, double>> sizes;
};

Document read_asking(const TinyDocx& docx, Asked& asked, const DocxLimits& limits = {}) {
  auto document = read_docx(docx.bytes(), limits, [&](const DocxPicture& picture) -> Result<std::vector<Block>> {
    asked.parts.push_back(picture.part);
    asked.sizes.emplace_back(picture.width_pt, picture.height_pt);
    const auto bytes = picture.bytes(4);
    if (!bytes) return bytes.error();
    asked.beginnings.push_back(*bytes);
    Paragraph said;
    said.text = "picture";
    return std::vector<Block>{std::move(said)};
  });
  if (document) return *std::move(document);
  ADD_FAILURE() << render(document.error());
  return {};
}

Document read_asking(const TinyDocx& docx) {
  Asked asked;
  return read_asking(docx, asked);
}

TinyDocx with_picture(const std::string& body) { return TinyDocx(body).picture("rId7", "image1.png", "bytes of it"); }

TEST(DocxPictures, SayWhatTheySayBehindTheirParagraph) {
  const Document document =
      read_asking(with_picture(paragraph("before") + in_paragraph(run("<w:t>beside</w:t>") + picture_run("rId7")) + paragraph("after")));

  EXPECT_EQ(paragraphs(document), (Texts{"before", "beside", "picture", "after"}));
  EXPECT_EQ(document.pages.at(0).text, "before\nbeside\npicture\nafter");
  EXPECT_EQ(document.pages[0].images, 1);
}

TEST(DocxPictures, OfACellFollowTheTable) {
  const std::string in_cell = "<w:tc>" + in_paragraph(picture_run("rId7")) + paragraph("text") + "</w:tc>";
  const Document document = read_asking(with_picture("<w:tbl>" + row(in_cell) + "</w:tbl>" + paragraph("after")));

  EXPECT_EQ(tables(document).at(0).cells.at(0).text, "text");
  EXPECT_EQ(paragraphs(document), (Texts{"picture", "after"}));
}

TEST(DocxPictures, GiveTheirBeginningAndTheSizeThatIsShown) {
  Asked asked;
  read_asking(with_picture(in_paragraph(picture_run("rId7", 400, 300))), asked);

  EXPECT_EQ(asked.parts, Texts{"word/media/image1.png"});
  EXPECT_EQ(asked.beginnings, Texts{"byte"});
  EXPECT_EQ(asked.sizes.at(0), std::pair(400.0, 300.0));
}

TEST(DocxPictures, OfTheOldKindAreFoundToo) {
  EXPECT_EQ(paragraphs(read_asking(with_picture(in_paragraph("<w:r><w:pict><v:shape><v:imagedata r:id=\"rId7\"/></v:shape></w:pict></w:r>")))),
            Texts{"picture"});
}

TEST(DocxPictures, AreAskedOnceHoweverOftenTheyAreShown) {
  Asked asked;
  read_asking(with_picture(in_paragraph(picture_run("rId7")) + in_paragraph(picture_run("rId7"))), asked);
  EXPECT_EQ(asked.parts.size(), 1u);
}

TEST(DocxPictures, ThatAreDeletedHiddenOrNowhereAreNotAsked) {
  Asked asked;
  const std::string hidden = "<w:r><w:rPr><w:vanish/></w:rPr>" + picture_run("rId7").substr(5);
  read_asking(with_picture(in_paragraph("<w:del>" + picture_run("rId7") + "</w:del>" + hidden + picture_run("rId8"))), asked);
  EXPECT_EQ(asked.parts, Texts{});
}

TEST(DocxPictures, OfHeadersAreNotAsked) {
  Asked asked;
  TinyDocx docx = with_picture(paragraph("body"));
  docx.related("header", "hdr", in_paragraph(picture_run("rId7")));
  read_asking(docx, asked);
  EXPECT_EQ(asked.parts, Texts{});
}

TEST(DocxPictures, ThatCannotBeReadAreWarnings) {
  const auto document = read_docx(with_picture(in_paragraph(picture_run("rId7")) + paragraph("after")).bytes(), {}, [](const DocxPicture&) {
    return Result<std::vector<Block>>(Error{ErrorCode::damaged, "broken", "read", 0});
  });

  ASSERT_TRUE(document);
  EXPECT_EQ(paragraphs(*document), Texts{"after"});
  ASSERT_EQ(document->warnings.size(), 1u);
  EXPECT_EQ(document->warnings[0].message, "broken");
}

/// However much there is in pictures, the words beside them are read.
TEST(DocxPictures, DoNotCountInWhatAllPartsMayHave) {
  DocxLimits limits;
  limits.total_bytes = 8'000;
  TinyDocx docx(in_paragraph(picture_run("rId1")) + in_paragraph(picture_run("rId2")) + paragraph("after"));
  docx.picture("rId1", "1.png", std::string(6'000, 'x')).picture("rId2", "2.png", std::string(6'000, 'y'));
  std::size_t inflated = 0;
  const auto document = read_docx(docx.bytes(), limits, [&](const DocxPicture& picture) {
    if (const auto bytes = picture.bytes(10'000)) inflated += bytes->size();
    return Result<std::vector<Block>>(std::vector<Block>());
  });

  ASSERT_TRUE(document) << render(document.error());
  EXPECT_EQ(inflated, 12'000u);
  EXPECT_EQ(paragraphs(*document), Texts{"after"});
}

TEST(DocxPictures, LargerThanAPartMayBeAreRefused) {
  DocxLimits limits;
  limits.part_bytes = 5'000;
  Asked asked;
  TinyDocx docx(in_paragraph(picture_run("rId1")));
  const Document document = read_asking(docx.picture("rId1", "1.png", std::string(6'000, 'x')), asked, limits);

  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].code, ErrorCode::limit_exceeded);
}

}  // namespace
}  // namespace prongsai
