#pragma once

#include <string>

#include "extractors/docx/styles.h"

namespace prongsai::docx {

/// Gathers the text of one paragraph run by run, and what most of it looks like.
class ParagraphText {
 public:
  void add(const std::string& text, const RunFormat& format);
  void add_deleted(const std::string& text) { deleted_ += text; }

  const std::string& text() const noexcept { return text_; }
  const std::string& deleted() const noexcept { return deleted_; }

  /// More than half of it is bold.
  bool bold() const noexcept { return bold_bytes_ * 2 > text_.size(); }
  /// Of its longest run; 0 where unknown.
  double size_pt() const noexcept { return size_pt_; }

 private:
  std::string text_, deleted_;
  std::size_t bold_bytes_ = 0, longest_run_ = 0;
  double size_pt_ = 0;
};

}  // namespace prongsai::docx
