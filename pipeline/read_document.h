#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "models/document.h"
#include "models/report.h"
#include "models/result.h"
#include "pipeline/reading_progress.h"

namespace prongsai {

enum class OcrMode {
  never,      ///< pages without text stay empty
  automatic,  ///< pages without usable text are read from their picture
  always,     ///< every page is
};

/// How pictures of pages are read.
struct OcrOptions {
  OcrMode mode = OcrMode::automatic;
  std::string languages = "ThaiGov";         ///< names of models, joined by '+'
  int dpi = 300;                             ///< of pages that have to be drawn first
  std::filesystem::path models_folder = {};  ///< empty: data/ocr
  std::filesystem::path cache_folder = {};   ///< keeps what was read; empty: nowhere
};

/// What a user adds to what documents say of whose they are.
struct OrganisationSources {
  std::filesystem::path organisations = {};  ///< a register, see OrganisationRegister; empty: none
  bool from_path = false;                    ///< the names of folders count where a document does not tell
};

/// What one document gave: what is on its pages, and what it says.
struct Reading {
  Document document;
  Report report;
};

/// The whole way of one document: bytes → Document (read, repair, rebuild tables) → Report
/// (recognise, check). Holds the reference data and the lexicon; reading changes nothing in it, so
/// one Reader serves all documents of a process, and a forked child shares its parent's.
class Reader {
 public:
  /// Loads data/ once. Fails where a table of it, or the user's register, is missing or broken, or an OCR model that may be needed.
  static Result<Reader> create(const std::filesystem::path& data_folder, const OcrOptions& ocr = {}, const OrganisationSources& organisations = {});

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// `path` is the document's path as found, for the organisation hints in it and for messages; the kind
  /// of file is decided by the bytes alone. Never throws what a document causes.
  Result<Reading> read(std::string bytes, std::string_view path, const ReadingProgress& progress = {}) const;

 private:
  struct Data;
  explicit Reader(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

}  // namespace prongsai
