#pragma once

namespace prongsai::ocr {

/// Keeps Tesseract on the thread that calls it: its threads cost more than they give, the processes beside this one have the
/// cores. Who links this has the functions of libgomp that Tesseract calls replaced (see the source).
void stay_on_one_thread() noexcept;

}  // namespace prongsai::ocr
