#include "pipeline/read_document.h"

#include <exception>
#include <new>
#include <utility>

#include "extractors/docx/docx_reader.h"
#include "extractors/records/content_roles.h"
#include "extractors/records/recognise.h"
#include "extractors/tables/columns.h"
#include "extractors/tables/join.h"
#include "extractors/tables/tabbed_lines.h"
#include "extractors/text/file_kind.h"
#include "extractors/text/text_reader.h"
#include "extractors/thai/words.h"
#include "pipeline/memory_use.h"
#include "pipeline/page_ocr.h"
#include "pipeline/read_docx_pictures.h"
#include "pipeline/read_image_file.h"
#include "pipeline/read_pdf.h"

namespace prongsai {

struct Reader::Data {
  ColumnLexicon columns;
  RecordData records;
  bool organisation_from_path = false;
  std::unique_ptr<PageOcr> ocr;  // null: pictures are not read
};

namespace {

Error at_stage(Error error, std::string_view stage) {
  if (error.stage.empty()) error.stage = stage;
  return error;
}

Result<Document> read_bytes(std::string bytes, PageOcr* ocr, const ReadingProgress& progress) {
  if (Status status = progress.begin(Stage::read); !status) return status.error();
  const DetectedKind detected = detect_file_kind(bytes);
  if (const auto refusal = refusal_of(detected)) return *refusal;
  switch (detected.kind) {
    case FileKind::pdf: return read_pdf(std::move(bytes), ocr, progress);
    case FileKind::image:
      if (ocr != nullptr) return read_image_file(bytes, *ocr, progress);
      return Error{ErrorCode::unsupported, detected.name + ": --ocr never leaves pictures unread", "read", 0};
    case FileKind::docx: return ocr != nullptr ? read_docx_with_pictures(bytes, *ocr, progress) : read_docx(bytes);
    case FileKind::text: return read_text(bytes);
    default: return Error{ErrorCode::unsupported, detected.name + " is not read", "read", 0};
  }
}

}  // namespace

Reader::Reader(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::create(const std::filesystem::path& data_folder, const OcrOptions& ocr, const OrganisationSources& organisations) {
  auto columns = ColumnLexicon::load(data_folder / "lexicon" / "columns.csv");
  if (!columns) return std::move(columns).error();
  auto records = RecordData::load(data_folder, organisations.organisations);
  if (!records) return std::move(records).error();
  std::unique_ptr<PageOcr> page_ocr;
  if (ocr.mode != OcrMode::never) {
    auto created = PageOcr::create(data_folder, ocr);
    if (!created) return std::move(created).error();
    page_ocr = std::make_unique<PageOcr>(*std::move(created));
  }
  thai::words("คำ");  // the segmenter builds its tables at first use: here, once, and not in every worker that is forked
  return Reader(std::make_unique<const Data>(Data{*std::move(columns), *std::move(records), organisations.from_path, std::move(page_ocr)}));
}

Result<Reading> Reader::read(std::string bytes, std::string_view path, const ReadingProgress& progress) const {
  Stage stage = Stage::read;
  const auto enter = [&](Stage next) { return progress.begin(stage = next); };
  try {
    auto document = read_bytes(std::move(bytes), data_->ocr.get(), progress);
    if (!document) return at_stage(std::move(document).error(), "read");
    if (Status status = enter(Stage::tables); !status) return status.error();
    if (document->format == Format::docx) document->blocks = tables_of_tabs(std::move(document->blocks));
    document->blocks = join_over_pages(std::move(document->blocks), data_->columns);
    recognise_columns_by_content(*document, data_->records.units);
    if (Status status = enter(Stage::recognise); !status) return status.error();
    Report report = recognise(*document, data_->records, data_->organisation_from_path ? path : std::string_view());
    return Reading{*std::move(document), std::move(report)};
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::out_of_memory, memory_message(), std::string(to_string(stage)), 0};
  } catch (const std::exception& exception) {
    return Error{ErrorCode::internal, exception.what(), std::string(to_string(stage)), 0};
  }
}

}  // namespace prongsai
