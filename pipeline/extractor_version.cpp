#include "pipeline/extractor_version.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace prongsai {
namespace {

std::vector<long> numbers_in(std::string_view version) {
  std::vector<long> numbers;
  bool inside = false;
  for (const char c : version.substr(0, version.find('+'))) {
    const bool is_digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (is_digit && !inside) numbers.push_back(0);
    if (is_digit) numbers.back() = std::min(numbers.back() * 10 + (c - '0'), 1'000'000'000L);
    inside = is_digit;
  }
  return numbers;
}

}  // namespace

// Raise the number of the format whose documents would now be read otherwise, or the common one where that may be any.
ExtractorVersion ExtractorVersion::current() { return {"0.1.0-20", {{"pdf", 1, true}, {"docx", 1, true}, {"txt", 1, false}, {"image", 1, true}}}; }

void ExtractorVersion::add_option(std::string_view option) { options_.append("+").append(option); }

void ExtractorVersion::add_picture_option(std::string_view option) { picture_options_.append("+").append(option); }

std::string ExtractorVersion::of(std::string_view format) const {
  std::string version = common_;
  bool looks_at_pictures = parts_.empty() || format.empty();
  for (const Part& part : parts_) {
    if (!format.empty() && part.format != format) continue;
    version += fmt::format("/{}-{}", part.format, part.number);
    looks_at_pictures = looks_at_pictures || part.looks_at_pictures;
  }
  return version + options_ + (looks_at_pictures ? picture_options_ : "");
}

bool is_older(std::string_view version, std::string_view other) {
  const auto own = numbers_in(version), others = numbers_in(other);
  const auto common = static_cast<std::ptrdiff_t>(std::min(own.size(), others.size()));
  return std::lexicographical_compare(own.begin(), own.begin() + common, others.begin(), others.begin() + common);
}

}  // namespace prongsai
