#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/error.h"
#include "pipeline/reading_progress.h"

namespace prongsai {

/// What a child is sent before a document: three lengths (host order), then that many bytes of path, of the pages to be spared
/// (encode_errors) and of content.
struct RequestHead {
  std::uint64_t path_length = 0, spared_length = 0, length = 0;
};

/// What a child sends: a kind, the length of what follows (host order), and that many bytes.
struct MessageHead {
  enum class Kind : std::uint32_t { step = 1, answer = 2, last_answer = 3, last_words = 4 };
  Kind kind = Kind::step;
  std::uint32_t length = 0;
};

struct StepMessage {
  std::uint32_t stage = 0;
  std::int32_t page = 0, pages = 0;
};

/// What a child says while it dies of a signal.
struct LastWords {
  std::int64_t address_space_kb = 0;
};

std::string encode_errors(const std::vector<Error>& errors);
std::vector<Error> decode_errors(std::string_view bytes);

/// Takes apart what a child sends for one document: steps, then an answer. It believes nothing: the child's memory may be damaged.
/// After the first thing that cannot be, nothing more is taken in.
class ChildMessages {
 public:
  enum class State { open, answered, nonsense, too_long };

  /// The longest answer: the cells of the largest report that was seen take a tenth of it. The parent holds it in memory, and
  /// what is read from it.
  static constexpr std::size_t most_bytes_of_an_answer = std::size_t{32} << 20;
  static std::string too_long_message();
  /// The most steps that a document may have. A page has three, and no document more than 5,000 pages.
  static constexpr int most_steps = 100'000;

  void take(std::string_view bytes);

  State state() const noexcept { return state_; }
  /// The last step that began.
  const Step& step() const noexcept { return step_; }
  /// How many began.
  int steps() const noexcept { return steps_; }
  /// The largest number of pages that was told.
  int pages() const noexcept { return pages_; }
  /// Once answered, an encoded outcome (see wire.h).
  const std::string& answer() const noexcept { return content_; }
  /// Once answered: the child wants no other document, or is not to be trusted with one, as it went on talking.
  bool was_last() const noexcept { return was_last_; }
  /// Of a child that dies of a signal, the address space that it had; else 0.
  std::int64_t last_address_space_kb() const noexcept { return last_address_space_kb_; }

 private:
  bool take_head(std::string_view& bytes);
  void take_content();
  void take_step();

  State state_ = State::open;
  std::string head_, content_;  ///< of the message that is arriving
  MessageHead message_;
  Step step_;
  int steps_ = 0, pages_ = 0;
  bool was_last_ = false;
  std::int64_t last_address_space_kb_ = 0;
};

}  // namespace prongsai
