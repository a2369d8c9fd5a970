#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extractors/ocr/pix.h"
#include "models/result.h"

namespace prongsai::ocr {

/// A character as the engine reads it; x in pixels of the line's image.
struct Symbol {
  std::string text;  ///< UTF-8, one or more code points
  int x0 = 0, x1 = 0;
  double confidence = 0;  ///< 0 to 1
  bool space_before = false;
  char doubt = 0;  ///< as in Glyph
};

struct ReadLine {
  std::vector<Symbol> symbols;  ///< from left to right
  double confidence = 0;        ///< 0 to 1, of the line as a whole
};

/// Are the models of these names (joined by '+') in the folder? Fails with `unsupported`, naming the first that is missing.
Status check_models(const std::filesystem::path& folder, const std::string& languages);

/// Names of the models in a folder, in order.
std::vector<std::string> models_in(const std::filesystem::path& folder);
/// The files of the models of these names.
std::vector<std::filesystem::path> model_files(const std::filesystem::path& folder, const std::string& languages);

/// Tesseract with its models loaded: costs some tens of milliseconds to make, so one serves a whole process. One thread at a time.
class Engine {
 public:
  /// `languages` are names of models, joined by '+'. Fails with `unsupported` where `folder` lacks one of them.
  static Result<Engine> create(const std::filesystem::path& folder, const std::string& languages);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// The digits, Thai and Arabic, that none of its models can print: no packaged Thai model prints ๔ ๖ ๗ ๘ ๙.
  std::vector<std::string> missing_digits() const;

  /// The characters of an image of one line (grey, dark on light). None where nothing is read, or for no image.
  ReadLine read_line(const PixPtr& line);

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::ocr
