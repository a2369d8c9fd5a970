#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"
#include "extractors/thai/repair.h"
#include "extractors/thai/words.h"

namespace {

using namespace prongsai::thai;

void require(bool holds) {
  if (!holds) std::abort();
}

/// What must hold of any bytes: normal forms are stable, parts lie inside the text.
void check(std::string_view bytes) {
  const std::string text = normalise(bytes);
  require(normalise(text) == text);
  require(squeeze(squeeze(bytes)) == squeeze(bytes));
  require(to_utf8(to_utf32(text)) == text);
  require(similarity(text, text) == 1.0);
  join_wrapped(bytes, text);
  join_spaced_letters(text);
  for (const std::string_view word : words(text)) require(!word.empty());

  const Repaired repaired = repair_sara_am(text);
  require(repaired.changed == (repaired.text != text));
  SaraAmRepair::learn({text, repaired.text}).repair(text);

  for (const Number& number : find_numbers(bytes)) require(number.offset + number.length <= bytes.size());
  require(leading_enumerator(bytes).length <= bytes.size());
  parse_number(bytes);
  parse_baht(bytes);
  parse_item_code(bytes);
  for (const int fiscal_year : {0, 2568}) {
    const prongsai::Period period = parse_period(bytes, fiscal_year);
    require(!period.start || !period.end || *period.start <= *period.end);
  }
  find_fiscal_years(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
