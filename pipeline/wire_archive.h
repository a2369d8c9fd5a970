#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/wire_members.h"

namespace prongsai::wire {

using Length = std::uint32_t;

template <typename T>
constexpr std::size_t least_bytes();

template <typename... Members>
constexpr std::size_t least_bytes_of_all(const std::tuple<Members&...>*) {
  return (std::size_t{0} + ... + least_bytes<std::remove_const_t<Members>>());
}

/// The fewest bytes that a value travels in. What holds others takes those of its length, or its flag, alone.
template <typename T>
constexpr std::size_t least_bytes() {
  if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    return sizeof(T);
  } else if constexpr (requires(T & value) { members(value); }) {
    return least_bytes_of_all(static_cast<decltype(members(std::declval<T&>()))*>(nullptr));
  } else if constexpr (requires(T & value) { value.size(); }) {
    return sizeof(Length);
  } else {
    return 1;
  }
}

/// Values as bytes: numbers as they lie in memory, texts and lists behind their length. For the same program on the same machine.
class Writer {
 public:
  template <typename T>
  void write(const T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      std::apply([this](const auto&... each) { (write(each), ...); }, members(value));
    }
  }

  void write(const std::string& text) {
    write(static_cast<Length>(text.size()));
    bytes_ += text;
  }

  template <typename T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }

  template <typename T>
  void write(const std::vector<T>& values) {
    write(static_cast<Length>(values.size()));
    for (const T& value : values) write(value);
  }

  void write(const Block& block) {
    write(static_cast<std::uint8_t>(block.index()));
    std::visit([this](const auto& value) { write(value); }, block);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what a Writer wrote; after the first thing that cannot be, everything is empty and is_whole() false.
class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  void read(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t byte = 0;
      read(byte);
      fail_unless(byte <= 1);
      value = byte == 1;
    } else if constexpr (std::is_arithmetic_v<T>) {
      const std::string_view bytes = take(sizeof value);
      if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    } else if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> number = 0;
      read(number);
      fail_unless(number >= 0 && number <= static_cast<std::underlying_type_t<T>>(last_of<T>));
      value = static_cast<T>(good_ ? number : 0);
    } else {
      std::apply([this](auto&... each) { (read(each), ...); }, members(value));
    }
  }

  void read(std::string& text) { text = take(length()); }

  template <typename T>
  void read(std::optional<T>& value) {
    bool there = false;
    read(there);
    if (there) read(value.emplace());
  }

  template <typename T>
  void read(std::vector<T>& values) {
    const Length size = length();
    fail_unless(size <= rest_.size() / least_bytes<T>());  // no claim makes us set aside much more than was sent
    if (!good_) return;
    values.reserve(size);
    for (Length i = 0; i < size && good_; ++i) read(values.emplace_back());
  }

  void read(Block& block) {
    std::uint8_t index = 0;
    read(index);
    fail_unless(index < std::variant_size_v<Block>);
    if (index == 0) {
      read(block.emplace<Paragraph>());
    } else {
      read(block.emplace<Table>());
    }
  }

  /// That nothing was wrong and nothing is left.
  bool is_whole() const { return good_ && rest_.empty(); }

 private:
  Length length() {
    Length size = 0;
    read(size);
    return size;
  }

  std::string_view take(std::size_t size) {
    fail_unless(size <= rest_.size());
    if (!good_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  void fail_unless(bool condition) { good_ = good_ && condition; }

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace prongsai::wire
