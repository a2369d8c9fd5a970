#pragma once

#include <string>
#include <string_view>

namespace prongsai::text {

/// A text as a reader sees it: HTML tags and entities, Markdown emphasis, links and escapes, and
/// the notes of an exporter ("[bookmark: …]", "[image: …]") resolved; paragraphs and <br> begin lines.
/// Spaces collapsed, every line trimmed, empty lines dropped.
std::string without_markup(std::string_view text);

}  // namespace prongsai::text
