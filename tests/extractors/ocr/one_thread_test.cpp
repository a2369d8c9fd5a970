#include "extractors/ocr/one_thread.h"

#include <dlfcn.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/ocr/engine.h"

namespace prongsai::ocr {
namespace {

/// What a library of this program calls when it calls a function of this name.
template <typename Function>
Function* called(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name));
}

/// The file that a function is in.
template <typename Function>
std::string home_of(Function* function) {
  Dl_info info{};
  return dladdr(reinterpret_cast<void*>(function), &info) != 0 ? info.dli_fname : "";
}

TEST(OneThread, IsWhereTesseractsCallsForThreadsCome) {
  ASSERT_TRUE(Engine::create(PRONGSAI_SOURCE_DIR "/data/ocr", "ThaiGov"));
  for (const char* name : {"GOMP_parallel", "GOMP_parallel_sections", "GOMP_sections_next", "GOMP_sections_end_nowait"}) {
    EXPECT_EQ(home_of(called<void()>(name)), home_of(&stay_on_one_thread)) << name;
  }
  EXPECT_NE(home_of(called<int()>("omp_get_num_threads")), home_of(&stay_on_one_thread));
}

TEST(OneThread, DoesEverySectionOnce) {
  std::vector<unsigned> done;
  const auto work = [](void* data) {
    while (const unsigned section = called<unsigned()>("GOMP_sections_next")()) static_cast<std::vector<unsigned>*>(data)->push_back(section);
  };
  const auto parallel_sections = called<void(void (*)(void*), void*, unsigned, unsigned, unsigned)>("GOMP_parallel_sections");
  parallel_sections(work, &done, 4, 4, 0);
  parallel_sections(work, &done, 2, 2, 0);
  EXPECT_EQ(done, (std::vector<unsigned>{1, 2, 3, 4, 1, 2}));
}

}  // namespace
}  // namespace prongsai::ocr
