#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prongsai::test {

/// Writes small, valid PDFs by hand: TinyPdf().page("BT /Helv 12 Tf 72 700 Td (hello) Tj ET").bytes().
/// Pages are 600 x 800 points and know the fonts /Helv, /HelvBold and /Wing, and what add_resource() gives them.
class TinyPdf {
 public:
  TinyPdf() {
    add_resource("Font", "Helv", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    add_resource("Font", "HelvBold", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
    add_resource("Font", "Wing", "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Wingdings-Regular/Encoding/WinAnsiEncoding>>");
  }

  /// Adds an object and gives its number, to be referred to as "N 0 R".
  int add_object(std::string body) {
    objects_.push_back(std::move(body));
    return static_cast<int>(objects_.size()) + last_fixed_object;
  }

  static std::string reference(int object) { return std::to_string(object) + " 0 R"; }

  /// An object that is a stream; entries go into its dictionary.
  int add_stream(std::string_view data, std::string_view entries = {}) {
    return add_object("<</Length " + std::to_string(data.size()) + std::string(entries) + ">>\nstream\n" + std::string(data) + "\nendstream");
  }

  /// Makes an object known to all pages: kind is Font, XObject, ExtGState, …
  TinyPdf& add_resource(const std::string& kind, const std::string& name, std::string body) {
    return add_resource(kind, name, add_object(std::move(body)));
  }
  TinyPdf& add_resource(const std::string& kind, const std::string& name, int object) {
    resources_.push_back({kind, "/" + name + " " + reference(object)});
    return *this;
  }

  /// Adds a page; its entries may be "/Rotate 90" and the like.
  TinyPdf& page(std::string_view content, std::string entries = {}) {
    const int stream = add_stream(content);
    pages_.push_back(add_object("<</Type/Page/Parent 2 0 R/Contents " + reference(stream) + entries + ">>"));
    return *this;
  }

  std::string bytes() const {
    std::vector<std::string> all{"<</Type/Catalog/Pages 2 0 R>>", page_tree()};
    all.insert(all.end(), objects_.begin(), objects_.end());
    std::string file = "%PDF-1.7\n", table;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string offset = std::to_string(file.size());
      table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      file += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(file.size()), size = std::to_string(all.size() + 1);
    return file + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + start +
           "\n%%EOF\n";
  }

 private:
  static constexpr int last_fixed_object = 2;  // the catalog and the page tree

  std::string page_tree() const {
    std::string kids;
    for (const int page : pages_) kids += reference(page) + " ";
    return "<</Type/Pages/MediaBox[0 0 600 800]/Resources<<" + resources("Font") + resources("XObject") + resources("ExtGState") + ">>/Kids[" + kids +
           "]/Count " + std::to_string(pages_.size()) + ">>";
  }

  std::string resources(const std::string& kind) const {
    std::string entries;
    for (const auto& [of_kind, entry] : resources_) {
      if (of_kind == kind) entries += entry;
    }
    return "/" + kind + "<<" + entries + ">>";
  }

  std::vector<std::string> objects_;
  std::vector<std::pair<std::string, std::string>> resources_;
  std::vector<int> pages_;
};

/// A line of text in Helvetica, 10 points, from a spot given as PDF counts: from the bottom left.
inline std::string text_at(double x, double y, std::string_view text) {
  return "BT /Helv 10 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + std::string(text) + ") Tj ET\n";
}

}  // namespace prongsai::test
