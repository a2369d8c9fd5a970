#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pipeline/wire.h"
#include "pipeline/worker_protocol.h"

namespace {

/// What the parent believes of a child must be possible, and the same however the bytes arrive.
void hold(bool condition) {
  if (!condition) std::abort();
}

prongsai::ChildMessages taken_in(std::string_view bytes, std::size_t at_once) {
  prongsai::ChildMessages messages;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(at_once, bytes.size()))) messages.take(bytes.substr(0, at_once));
  return messages;
}

}  // namespace

/// Any bytes as what a child says: its messages, whole and in pieces; the answer in them, or all of them, as an outcome.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto whole = taken_in(bytes, size), pieces = taken_in(bytes, 5);
  hold(whole.state() == pieces.state() && whole.steps() == pieces.steps() && whole.answer() == pieces.answer());
  hold(whole.step().page >= 0 && whole.pages() >= 0 && whole.step().stage <= prongsai::Stage::recognise);
  if (whole.state() == prongsai::ChildMessages::State::answered) (void)prongsai::decode(whole.answer());
  if (const auto outcome = prongsai::decode(bytes)) hold(prongsai::encode(*outcome) == bytes);
  (void)prongsai::decode_errors(bytes);
  return 0;
}
