#pragma once

#include <vector>

#include "models/error.h"

namespace prongsai {

/// What a document has cost so far. The first worker that it kills costs the page that it was at (or nothing, where it was at no page:
/// it may have been the worker's fault); the second one ends it. A worker that was ended from outside costs nothing, once: that may not
/// have been the document's doing.
class Attempts {
 public:
  /// Notes that a worker died; true where the document is to be given to another one.
  bool go_on_after(const Error& death, bool from_outside);

  /// The pages that are not to be read again.
  const std::vector<Error>& spared() const noexcept { return spared_; }

  /// A document's error as it is stored: what killed two workers says so.
  Error settled(Error error) const;

 private:
  int killed_ = 0;
  bool excused_ = false;
  std::vector<Error> spared_;
};

}  // namespace prongsai
