#include "pipeline/wire.h"

#include <cstdint>

#include "pipeline/wire_archive.h"

namespace prongsai {
namespace {

enum class Outcome : std::uint8_t { reading, error };

}  // namespace

std::string encode(const Result<Reading>& outcome) {
  wire::Writer writer;
  writer.write(static_cast<std::uint8_t>(outcome ? Outcome::reading : Outcome::error));
  if (outcome) {
    writer.write(*outcome);
  } else {
    writer.write(outcome.error());
  }
  return writer.take();
}

Result<Reading> decode(std::string_view bytes) {
  wire::Parser parser(bytes);
  std::uint8_t outcome = 0;
  parser.read(outcome);
  Reading reading;
  Error error;
  if (outcome == static_cast<std::uint8_t>(Outcome::reading)) {
    parser.read(reading);
  } else {
    parser.read(error);
  }
  if (!parser.is_whole()) return Error{ErrorCode::crashed, "the worker that read it said what makes no sense", "read", 0};
  if (outcome == static_cast<std::uint8_t>(Outcome::reading)) return reading;
  return error;
}

}  // namespace prongsai
