#include "extractors/text/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::text {
namespace {

using namespace std::literals;

constexpr std::string_view kThai = "มาตรการป้องกัน\nเก้าอี้";

/// Text of the Thai block and ASCII in one byte a character.
std::string as_windows_874(std::string_view utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (utf8[i] != '\xE0') {
      bytes.push_back(utf8[i]);
      continue;
    }
    const int block = utf8[i + 1] == '\xB8' ? 0x00 : 0x40;
    bytes.push_back(static_cast<char>(0xA0 + block + (static_cast<unsigned char>(utf8[i + 2]) & 0x3F)));
    i += 2;
  }
  return bytes;
}

/// The same in two bytes a character.
std::string as_utf16(std::string_view utf8, bool big_endian) {
  std::string bytes;
  for (const char c : as_windows_874(utf8)) {
    const auto byte = static_cast<unsigned char>(c);
    const char high = byte < 0x80 ? '\0' : '\x0E', low = static_cast<char>(byte < 0x80 ? byte : byte - 0xA0);
    bytes.append(big_endian ? std::string{high, low} : std::string{low, high});
  }
  return bytes;
}

TEST(DecodeText, KeepsUtf8) {
  const auto decoded = decode_text(kThai);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->utf8, kThai);
  EXPECT_FALSE(decoded->lossy);
}

TEST(DecodeText, DropsTheByteOrderMarkOfUtf8) {
  const auto decoded = decode_text("\xEF\xBB\xBF" + std::string(kThai));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->utf8, kThai);
}

TEST(DecodeText, ReadsUtf16OfBothByteOrdersByTheirMark) {
  for (const bool big_endian : {false, true}) {
    const auto decoded = decode_text((big_endian ? "\xFE\xFF" : "\xFF\xFE") + as_utf16(kThai, big_endian));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->utf8, kThai);
  }
}

TEST(DecodeText, ReadsUtf16OfBothByteOrdersWithoutAMark) {
  for (const bool big_endian : {false, true}) {
    const auto decoded = decode_text(as_utf16(kThai, big_endian));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->utf8, kThai);
    EXPECT_EQ(decoded->encoding, big_endian ? "UTF-16BE" : "UTF-16LE");
  }
}

TEST(DecodeText, JoinsSurrogatesAndReplacesLoneOnes) {
  const auto decoded = decode_text("\xFF\xFE\x3D\xD8\x00\xDE\x3D\xD8\x41\x00"sv);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->utf8, "\U0001F600\uFFFDA");
  EXPECT_TRUE(decoded->lossy);
}

TEST(DecodeText, ReadsWindows874) {
  const auto decoded = decode_text(as_windows_874(kThai));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->utf8, kThai);
  EXPECT_EQ(decoded->encoding, "windows-874");
}

TEST(DecodeText, ReadsTheQuotesAndDashesOfWindows874) {
  const auto decoded = decode_text("\x93" + as_windows_874(kThai) + "\x94 \x96");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->utf8, "“" + std::string(kThai) + "” –");
}

TEST(DecodeText, MendsUtf8WithAFewBrokenBytes) {
  const auto decoded = decode_text(std::string(kThai) + "\xE0\xB8");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->utf8, std::string(kThai) + "\uFFFD\uFFFD");
  EXPECT_TRUE(decoded->lossy);
}

TEST(DecodeText, RefusesWesternEightBitText) {
  const auto decoded = decode_text("caf\xE9 na\xEFve \xFC\xFD\xFE");
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, ErrorCode::damaged);
}

TEST(DecodeText, RefusesThaiBytesInImpossibleOrder) { EXPECT_FALSE(decode_text("\xD1\xE8\xE0\xE0\xD4\xD5\xE9\xE0\xE1\xD1\xA1\xE9")); }

TEST(DecodeText, RefusesControlCharacters) {
  const auto decoded = decode_text("\x01\x02\x03 abc \x04\x05");
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().message, "not a text: binary data");
}

TEST(AppendUtf8, ReplacesWhatIsNoCodePoint) {
  std::string out;
  append_utf8(out, 0xD800);
  append_utf8(out, 0x110000);
  EXPECT_EQ(out, "\uFFFD\uFFFD");
}

}  // namespace
}  // namespace prongsai::text
