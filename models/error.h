#pragma once

#include <string>
#include <string_view>

namespace prongsai {

/// What can go wrong with a document (never with us: that is an assertion).
/// The name of an enumerator, as `to_string` gives it, is what the database and the log show.
enum class ErrorCode {
  io_failed,       ///< the file could not be opened, read or written
  empty,           ///< zero bytes, or nothing but white space
  unsupported,     ///< a file of a kind that is not read (spreadsheet, .doc, archive, …)
  encrypted,       ///< needs a password that is not the empty one
  damaged,         ///< the bytes do not form what they claim to be
  limit_exceeded,  ///< a cap was reached: size, parts, pages, nesting
  timeout,         ///< took longer than granted
  out_of_memory,   ///< wanted more memory than granted
  crashed,         ///< the worker that read it died
  storage_failed,  ///< the database refused
  internal,        ///< an exception nobody expected
};

std::string_view to_string(ErrorCode code) noexcept;

/// One failure, as fields, so that the console, the log and the database each render it their way.
/// Who knows a fact adds it: a wrapper the message, an extractor the page, the runner stage and source.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  ///< what happened and, where possible, what to do; English, one line
  std::string stage;    ///< "discover", "read", "tables", "recognise", "load"; may be empty
  int page = 0;         ///< 1-based; 0 where no page is concerned

  friend bool operator==(const Error&, const Error&) = default;
};

/// "encrypted: needs a password (page 3)"
std::string render(const Error& error);

}  // namespace prongsai
