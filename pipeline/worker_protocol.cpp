#include "pipeline/worker_protocol.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "pipeline/wire_archive.h"

namespace prongsai {
namespace {

/// How long the content of a message may be: {least, most}. Nothing for a kind that does not exist.
std::optional<std::pair<std::size_t, std::size_t>> lengths_of(MessageHead::Kind kind) {
  using enum MessageHead::Kind;
  switch (kind) {
    case step: return {{sizeof(StepMessage), sizeof(StepMessage)}};
    case last_words: return {{sizeof(LastWords), sizeof(LastWords)}};
    case answer:
    case last_answer: return {{1, ChildMessages::most_bytes_of_an_answer}};
  }
  return std::nullopt;
}

/// Moves bytes over until there are `size` of them; true once there are.
bool fill(std::string& filled, std::size_t size, std::string_view& bytes) {
  const std::size_t more = std::min(size - filled.size(), bytes.size());
  filled.append(bytes.substr(0, more));
  bytes.remove_prefix(more);
  return filled.size() == size;
}

template <typename T>
T value_of(const std::string& bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

}  // namespace

std::string encode_errors(const std::vector<Error>& errors) {
  wire::Writer writer;
  writer.write(errors);
  return writer.take();
}

std::vector<Error> decode_errors(std::string_view bytes) {
  std::vector<Error> errors;
  wire::Parser(bytes).read(errors);
  return errors;
}

std::string ChildMessages::too_long_message() {
  return fmt::format("what was read takes more than the {} MiB granted", most_bytes_of_an_answer >> 20);
}

void ChildMessages::take(std::string_view bytes) {
  while (!bytes.empty() && state_ == State::open) {
    if (!take_head(bytes)) return;
    if (!fill(content_, message_.length, bytes)) return;
    take_content();
  }
  if (!bytes.empty()) was_last_ = true;  // who goes on talking is not to be trusted
}

/// True once the head of a message that may be is there.
bool ChildMessages::take_head(std::string_view& bytes) {
  if (head_.size() == sizeof message_) return true;
  if (!fill(head_, sizeof message_, bytes)) return false;
  message_ = value_of<MessageHead>(head_);
  const auto lengths = lengths_of(message_.kind);
  if (!lengths || message_.length < lengths->first) {
    state_ = State::nonsense;
  } else if (message_.length > lengths->second) {
    state_ = lengths->first < lengths->second ? State::too_long : State::nonsense;
  }
  return state_ == State::open;
}

void ChildMessages::take_content() {
  switch (message_.kind) {
    case MessageHead::Kind::step: take_step(); break;
    case MessageHead::Kind::last_words: last_address_space_kb_ = std::max<std::int64_t>(0, value_of<LastWords>(content_).address_space_kb); break;
    case MessageHead::Kind::last_answer: was_last_ = true; [[fallthrough]];
    case MessageHead::Kind::answer: state_ = State::answered; return;
  }
  head_.clear();
  content_.clear();
}

void ChildMessages::take_step() {
  const auto told = value_of<StepMessage>(content_);
  const bool can_be = told.stage <= static_cast<std::uint32_t>(Stage::recognise) && told.page >= 0 && told.pages >= 0 &&
                      (told.pages == 0 || told.page <= told.pages) && steps_ < most_steps;
  if (!can_be) {
    state_ = State::nonsense;
    return;
  }
  step_ = {static_cast<Stage>(told.stage), told.page, told.pages};
  pages_ = std::max(pages_, told.pages);
  ++steps_;
}

}  // namespace prongsai
