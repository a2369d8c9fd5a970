#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "models/result.h"
#include "pipeline/limits.h"

namespace prongsai {

/// What is done with a document; Error::stage has its name.
enum class Stage : std::uint8_t {
  read,       ///< its bytes, or a page
  ocr,        ///< a page, or a picture of a DOCX, from its picture
  tables,     ///< what pages have in common: running lines, tables that go on
  recognise,  ///< records and findings
};

std::string_view to_string(Stage stage) noexcept;

/// A step of the way: a stage, and the page where it is about one (1-based, else 0; in a DOCX the number of the picture).
struct Step {
  Stage stage = Stage::read;
  int page = 0;
  int pages = 0;  ///< in all; 0 where unknown
};

/// Whoever reads a document tells this before every step, so that the end of a process, or of its time, costs the step and not the
/// document. A page that ended a process before is refused, with the reason, which is then the page's error.
class ReadingProgress {
 public:
  using Listener = std::function<void(const Step&)>;

  /// Nobody listens, nothing is refused, and there is all the time.
  ReadingProgress() = default;

  /// `spared` are the pages that are not to be read again: code, message, stage and page. The clock starts now.
  ReadingProgress(Listener listener, std::vector<Error> spared, const Limits& limits);

  /// A step begins; or it must not, and why.
  Status begin(Stage stage, int page = 0, int pages = 0) const;

  /// Takes a step on one page. What it throws costs that page only.
  template <typename Work>
  auto attempt(Stage stage, int page, int pages, Work&& work) const -> decltype(work()) {
    if (Status status = begin(stage, page, pages); !status) return std::move(status).error();
    try {
      return work();
    } catch (const std::bad_alloc&) {
      return out_of_memory(stage, page);
    } catch (const std::exception& exception) {
      return Error{ErrorCode::internal, exception.what(), std::string(to_string(stage)), page};
    }
  }

  /// The error of the pages that are left once the time for all of them is up: whoever reads them stops and goes on with what there is.
  std::optional<Error> out_of_time(Stage stage, int page, int pages) const;

 private:
  static Error out_of_memory(Stage stage, int page);

  Listener listener_;
  std::vector<Error> spared_;
  std::optional<Limits> limits_;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace prongsai
