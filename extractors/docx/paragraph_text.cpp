#include "extractors/docx/paragraph_text.h"

namespace prongsai::docx {
namespace {

/// Thai is a complex script: Word draws it by other properties than Latin text and digits.
bool has_thai(const std::string& text) noexcept {
  for (std::size_t i = text.find('\xE0'); i != std::string::npos && i + 1 < text.size(); i = text.find('\xE0', i + 1)) {
    if (text[i + 1] == '\xB8' || text[i + 1] == '\xB9') return true;
  }
  return false;
}

}  // namespace

void ParagraphText::add(const std::string& text, const RunFormat& format) {
  text_ += text;
  const bool thai = has_thai(text);
  const auto& bold = thai && format.complex_bold ? format.complex_bold : format.bold;
  const auto& size_pt = thai && format.complex_size_pt ? format.complex_size_pt : format.size_pt;
  if (bold.value_or(false)) bold_bytes_ += text.size();
  if (text.size() <= longest_run_) return;
  longest_run_ = text.size();
  size_pt_ = size_pt.value_or(0);
}

}  // namespace prongsai::docx
