#include "extractors/ocr/engine.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/ocr/one_thread.h"

namespace prongsai::ocr {

struct Engine::State {
  tesseract::TessBaseAPI api;
};

namespace {

/// Takes a symbol off the line's text; true where a space stood before it. (Words of the iterator are single letters in
/// Thai, so that only the whole line's text knows the spaces that were seen.)
bool take(std::string_view& rest, std::string_view symbol) {
  const std::size_t at = rest.find(symbol);
  if (at == std::string_view::npos) return false;
  const bool space = rest.substr(0, at).find(' ') != std::string_view::npos;
  rest.remove_prefix(at + symbol.size());
  return space;
}

}  // namespace

std::vector<std::filesystem::path> model_files(const std::filesystem::path& folder, const std::string& languages) {
  std::vector<std::filesystem::path> files;
  for (std::size_t from = 0; from <= languages.size();) {
    const std::size_t end = std::min(languages.find('+', from), languages.size());
    files.push_back(folder / (languages.substr(from, end - from) + ".traineddata"));
    from = end + 1;
  }
  return files;
}

Status check_models(const std::filesystem::path& folder, const std::string& languages) {
  for (const std::filesystem::path& file : model_files(folder, languages)) {
    std::error_code unknown;
    if (std::filesystem::is_regular_file(file, unknown)) continue;
    return Error{ErrorCode::unsupported, "there is no OCR model " + file.string() + "; --ocr never does without", "read", 0};
  }
  return Done{};
}

std::vector<std::string> models_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code unknown;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unknown)) {
    if (entry.path().extension() == ".traineddata") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::create(const std::filesystem::path& folder, const std::string& languages) {
  if (const Status there = check_models(folder, languages); !there) return there.error();
  stay_on_one_thread();
  setMsgSeverity(L_SEVERITY_NONE);  // Leptonica writes to stderr what a caller finds out by looking
  auto state = std::make_unique<State>();
  if (state->api.Init(folder.c_str(), languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
    return Error{ErrorCode::damaged, "the OCR model " + languages + " in " + folder.string() + " cannot be loaded", "read", 0};
  }
  state->api.SetVariable("debug_file", "/dev/null");
  state->api.SetVariable("invert_threshold", "0");  // a line of low confidence is not read again in negative
  state->api.SetPageSegMode(tesseract::PSM_RAW_LINE);
  return Engine(std::move(state));
}

std::vector<std::string> Engine::missing_digits() const {
  std::vector<std::string> missing;
  for (const char* digit : {"๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
    if (!state_->api.IsValidCharacter(digit)) missing.emplace_back(digit);
  }
  return missing;
}

ReadLine Engine::read_line(const PixPtr& line) {
  ReadLine read;
  if (!line) return read;
  auto& api = state_->api;
  api.SetImage(line.get());
  api.SetSourceResolution(300);
  if (api.Recognize(nullptr) != 0) return read;
  const std::unique_ptr<tesseract::ResultIterator> result(api.GetIterator());
  if (!result) return read;
  const std::unique_ptr<char[]> whole(result->GetUTF8Text(tesseract::RIL_TEXTLINE));
  if (!whole) return read;
  read.confidence = static_cast<double>(result->Confidence(tesseract::RIL_TEXTLINE)) / 100;
  std::string_view rest = whole.get();
  do {
    const std::unique_ptr<char[]> text(result->GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!text || text[0] == '\0') continue;
    Symbol symbol{.text = text.get(), .confidence = static_cast<double>(result->Confidence(tesseract::RIL_SYMBOL)) / 100};
    int top, bottom;
    result->BoundingBox(tesseract::RIL_SYMBOL, &symbol.x0, &top, &symbol.x1, &bottom);
    symbol.space_before = take(rest, symbol.text) && !read.symbols.empty();
    read.symbols.push_back(std::move(symbol));
  } while (result->Next(tesseract::RIL_SYMBOL));
  return read;
}

}  // namespace prongsai::ocr
