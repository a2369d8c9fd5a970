#include "pipeline/worker_protocol.h"

#include <gtest/gtest.h>

#include <climits>

namespace prongsai {
namespace {

using State = ChildMessages::State;

std::string message(MessageHead::Kind kind, const std::string& content, std::uint32_t length) {
  const MessageHead head{kind, length};
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + content;
}

std::string message(MessageHead::Kind kind, const std::string& content) { return message(kind, content, static_cast<std::uint32_t>(content.size())); }

std::string step(std::uint32_t stage, std::int32_t page, std::int32_t pages) {
  const StepMessage told{stage, page, pages};
  return message(MessageHead::Kind::step, {reinterpret_cast<const char*>(&told), sizeof told});
}

const std::string answer = message(MessageHead::Kind::answer, "answer");

ChildMessages after(const std::string& bytes, std::size_t at_once = SIZE_MAX) {
  ChildMessages messages;
  for (std::size_t at = 0; at < bytes.size(); at += std::min(at_once, bytes.size() - at)) messages.take(std::string_view(bytes).substr(at, at_once));
  return messages;
}

TEST(ChildMessages, AreUnderstoodHoweverTheyAreCut) {
  const std::string bytes = step(0, 1, 3) + step(1, 3, 3) + answer;
  for (const std::size_t at_once : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
    const auto messages = after(bytes, at_once);
    EXPECT_EQ(messages.state(), State::answered);
    EXPECT_EQ(messages.answer(), "answer");
    EXPECT_EQ(messages.step().stage, Stage::ocr);
    EXPECT_EQ(messages.step().page, 3);
    EXPECT_EQ(messages.steps(), 2);
    EXPECT_FALSE(messages.was_last());
  }
}

TEST(ChildMessages, TellALastAnswer) { EXPECT_TRUE(after(message(MessageHead::Kind::last_answer, "bye")).was_last()); }

TEST(ChildMessages, DoNotTrustWhoGoesOnTalkingAfterItsAnswer) {
  const auto messages = after(answer + answer);
  EXPECT_EQ(messages.answer(), "answer");
  EXPECT_TRUE(messages.was_last());
}

TEST(ChildMessages, KeepTheLargestNumberOfPages) { EXPECT_EQ(after(step(0, 1, 9) + step(2, 0, 0)).pages(), 9); }

TEST(ChildMessages, RefuseAnAnswerThatIsTooLongBeforeItArrives) {
  const auto most = static_cast<std::uint32_t>(ChildMessages::most_bytes_of_an_answer);
  EXPECT_EQ(after(message(MessageHead::Kind::answer, "", most)).state(), State::open);
  EXPECT_EQ(after(message(MessageHead::Kind::answer, "", most + 1)).state(), State::too_long);
}

struct Nonsense {
  std::string name, bytes;
};

void PrintTo(const Nonsense& nonsense, std::ostream* out) { *out << nonsense.name; }

class NonsenseOfAChild : public ::testing::TestWithParam<Nonsense> {};

TEST_P(NonsenseOfAChild, IsSeen) { EXPECT_EQ(after(GetParam().bytes).state(), State::nonsense); }

INSTANTIATE_TEST_SUITE_P(, NonsenseOfAChild,
                         ::testing::Values(Nonsense{"a kind that is none", message(MessageHead::Kind{9}, "")},
                                           Nonsense{"text", "Segmentation fault, core not dumped"},
                                           Nonsense{"a step of the wrong length", message(MessageHead::Kind::step, "", 11)},
                                           Nonsense{"a step without end", message(MessageHead::Kind::step, "", UINT_MAX)},
                                           Nonsense{"last words of the wrong length", message(MessageHead::Kind::last_words, "", 9)},
                                           Nonsense{"no answer", message(MessageHead::Kind::answer, "", 0)},
                                           Nonsense{"a stage that is none", step(4, 1, 1)}, Nonsense{"page -1", step(0, -1, 1)},
                                           Nonsense{"pages -1", step(0, 1, -1)}, Nonsense{"page 4 of 3", step(0, 4, 3)}),
                         [](const auto& nonsense) {
                           std::string name = nonsense.param.name;
                           for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
                           return name;
                         });

TEST(ChildMessages, EndAChildThatTakesStepsForEver) {
  ChildMessages messages;
  const std::string one = step(0, 1, 1);
  for (int count = 0; count < ChildMessages::most_steps; ++count) messages.take(one);
  EXPECT_EQ(messages.state(), State::open);
  messages.take(one);
  EXPECT_EQ(messages.state(), State::nonsense);
}

TEST(ChildMessages, KeepWhatADyingChildSays) {
  const LastWords words{123};
  EXPECT_EQ(after(message(MessageHead::Kind::last_words, {reinterpret_cast<const char*>(&words), sizeof words})).last_address_space_kb(), 123);
}

TEST(SparedPages, ComeThroughUnchanged) {
  const std::vector<Error> errors{{ErrorCode::crashed, "died", "ocr", 2}, {ErrorCode::timeout, "", "read", 9}};
  EXPECT_EQ(decode_errors(encode_errors(errors)), errors);
}

}  // namespace
}  // namespace prongsai
