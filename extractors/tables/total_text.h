#pragma once

#include <string_view>

namespace prongsai {

/// A cell that makes its row a total: รวม, รวมทั้งสิ้น, รวมจำนวน ๒ โครงการ, ยอดรวม. A title that begins with
/// the verb (รวมพลังชุมชน…) is none.
bool is_total_text(std::string_view cell);

/// รวมทั้งสิ้น, รวมทั้งหมด: the total of totals.
bool is_grand_total_text(std::string_view cell);

}  // namespace prongsai
