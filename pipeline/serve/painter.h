#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "models/result.h"
#include "pipeline/descriptor.h"

namespace prongsai::serve {

/// A page to be drawn: page, resolution and most width count.
struct WantedPicture {
  int page = 1, dpi = 96, most_width = 0;
};

/// What a painter is asked; the file comes along as a descriptor.
struct PaintRequest {
  WantedPicture picture;
  std::uint64_t size = 0;  ///< of the file
};

/// What it answers; the picture, or what the error says, follows.
struct PaintAnswer {
  static constexpr std::int32_t is_picture = -1;

  std::int32_t code = is_picture;  ///< else an ErrorCode, which is never `internal`
  std::uint32_t size = 0;
};

/// What a program is told as its only argument that is to be a painter.
constexpr std::string_view painter_word = "draw-pages";

/// Draws a page of a file.
using DrawFunction = std::function<Result<std::string>(Descriptor file, const PaintRequest& wanted)>;

/// The life of a painter: draws what is asked for through its standard input, a socket, until that is closed. Gives the exit code.
int paint(const DrawFunction& draw);

/// The same with pages of PDF and picture files, each drawn in a process of its own that is sandboxed and limited (draw_page_in_worker).
int paint_pages();

}  // namespace prongsai::serve
