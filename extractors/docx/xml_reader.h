#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/docx/package.h"
#include "extractors/docx/tag.h"

namespace prongsai::docx {

/// The text without the white space of XML (space, tab, line break) at its ends.
std::string_view without_outer_space(std::string_view text) noexcept;

/// Walks the elements of one part as a stream: each is seen once, in document order, and nothing is
/// kept. The first failure (broken XML, a limit, an entity) is latched: from then on there are no more
/// children, so that every caller ends its loop and keeps what it has.
///
/// mc:AlternateContent is never seen: its children are those of the one branch that applies.
class XmlReader {
 public:
  using Visit = std::function<void(Tag)>;

  explicit XmlReader(PartStream part);
  XmlReader(XmlReader&&) noexcept;
  ~XmlReader();

  /// Goes to the root element. Tag::other where it means nothing to us, or on a failure.
  Tag root();

  /// Visits the children of the element that the reader stands on, and ends behind it. A visitor may
  /// read the attributes and then the children or the text of its element, or leave it alone.
  void children(const Visit& visit);

  /// The characters directly within the element, and ends behind it. White space at the ends
  /// counts only where xml:space says so.
  std::string text();

  /// An attribute of the element, by local name; nothing where absent. Before children() and text() only.
  std::optional<std::string> attribute(const char* local_name) const;

  /// The attribute `val`; empty where absent.
  std::string value() const { return attribute("val").value_or(std::string()); }
  /// An on/off property: on unless `val` says otherwise.
  bool is_on() const;
  /// An attribute as a number; nothing where it is none, or more than an int holds.
  std::optional<int> number(const char* local_name = "val") const;

  void fail(Error error);
  const std::optional<Error>& error() const noexcept;
  const DocxLimits& limits() const noexcept;

  struct State;  ///< what the parser and this share; of no use to others

 private:
  bool advance();
  bool stands_on_open_element() const noexcept;
  void chosen_branch(const Visit& visit);

  std::unique_ptr<State> state_;
};

}  // namespace prongsai::docx
