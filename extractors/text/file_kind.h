#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/error.h"

namespace prongsai {

/// What a file is, as far as it decides who reads it.
enum class FileKind {
  empty,  ///< no bytes, or nothing but white space
  pdf,
  docx,              ///< or a package whose main part only its reader can tell
  text,              ///< plain text in an encoding that is read
  image,             ///< PNG, JPEG or TIFF
  encrypted_office,  ///< a modern Office document behind a password
  unsupported,       ///< anything else; the name says what
};

struct DetectedKind {
  FileKind kind = FileKind::unsupported;
  std::string name;  ///< for people: "Microsoft Excel workbook"

  friend bool operator==(const DetectedKind&, const DetectedKind&) = default;
};

/// Tells by its content, never by its name, what a file is. `bytes` is the whole file: an archive's
/// directory stands at its end. Looks at names and marks only, inflates nothing.
DetectedKind detect_file_kind(std::string_view bytes);

/// Why a file of this kind is not read: `empty`, `encrypted` or `unsupported`. Nothing for a kind that is.
std::optional<Error> refusal_of(const DetectedKind& detected);

}  // namespace prongsai
