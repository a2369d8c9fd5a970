#pragma once

#include <string>
#include <string_view>

namespace prongsai::thai {

/// The one normal form that all text of the project is in: NFC where it does not touch Thai; sara am
/// composed (U+0E33), also around a tone mark; marks in the order consonant, vowel, tone; doubled
/// เ as แ; private-use glyphs (U+F700–F71A) mapped to the marks they draw; zero-width characters
/// and soft hyphens dropped; a space before a mark that cannot begin a cluster dropped; no-break
/// and other wide spaces as ' '. Thai digits stay Thai. Line breaks and tabs stay.
/// Idempotent. Bytes that are no UTF-8 become U+FFFD, never nothing.
std::string normalise(std::string_view text);

/// Key for comparing: normalised, white space and zero-width characters out, Thai digits Arabic,
/// Latin in lower case, dashes and quotes of all kinds as - and ". Not for showing.
std::string squeeze(std::string_view text);

/// Thai digits as Arabic; everything else untouched.
std::string to_arabic_digits(std::string_view text);

/// Runs of white space as one space, ends trimmed. Line breaks count as white space.
std::string collapse_spaces(std::string_view text);

/// Trims white space at both ends only.
std::string_view trimmed(std::string_view text) noexcept;

/// Closes up text that justification or a caption has spaced letter by letter (`โ ค ร ง ก า ร`), where spelling
/// proves it: five and more pieces of one or two letters in a row, one of which is a vowel that
/// cannot stand alone. normalise() does not do it, because `ท าการ` in a PDF of Word looks alike and means ทำการ.
std::string join_spaced_letters(std::string_view text);

}  // namespace prongsai::thai
