#include "pipeline/shard.h"

#include <charconv>
#include <cstdint>

#include "pipeline/sha256.h"

namespace prongsai {
namespace {

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

bool Shard::has(std::string_view location) const {
  if (of == 1) return true;
  const std::string hash = sha256(location).substr(0, 15);  // sixty bits
  std::uint64_t value = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), value, 16);
  return value % static_cast<std::uint64_t>(of) == static_cast<std::uint64_t>(number - 1);
}

std::optional<Shard> Shard::parse(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto number = number_in(std::string_view(text).substr(0, slash)), of = number_in(std::string_view(text).substr(slash + 1));
  if (!number || !of || *of < 1 || *of > most || *number < 1 || *number > *of) return std::nullopt;
  return Shard{*number, *of};
}

}  // namespace prongsai
