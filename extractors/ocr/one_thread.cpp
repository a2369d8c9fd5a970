#include "extractors/ocr/one_thread.h"

#include <omp.h>

// Tesseract wants a team of threads for every step of a network along a line. Told to make do with one thread, libgomp still
// makes a team of one, with a barrier and a system call at its end, 135,000 times a page. The functions below stand before
// those of libgomp wherever this program is linked: the caller does the whole of the work, and nothing else is done.
namespace {

thread_local unsigned next_section = 1, sections = 0;  ///< of the region that runs; Tesseract starts none within another

}  // namespace

extern "C" {

void GOMP_parallel(void (*work)(void*), void* data, unsigned /*threads*/, unsigned /*flags*/) { work(data); }

void GOMP_parallel_sections(void (*work)(void*), void* data, unsigned /*threads*/, unsigned count, unsigned /*flags*/) {
  next_section = 1;
  sections = count;
  work(data);
}

unsigned GOMP_sections_next() { return next_section <= sections ? next_section++ : 0; }

void GOMP_sections_end_nowait() {}
}

namespace prongsai::ocr {

void stay_on_one_thread() noexcept { omp_set_max_active_levels(0); }  // should any other of its functions be called

}  // namespace prongsai::ocr
