#include "extractors/docx/package.h"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "extractors/docx/read_error.h"

namespace prongsai::docx {
namespace {

constexpr std::string_view zip_magic = "PK\x03\x04";
constexpr std::string_view compound_file_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Below this a part may be as well compressed as it likes: short repetitive tables reach 100 to 1.
constexpr std::uint64_t ratio_free_bytes = 4u << 20;

struct CloseArchive {
  void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

/// Stream names of a compound file are UTF-16LE.
bool mentions_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide.append({c, '\0'});
  return bytes.find(wide) != std::string_view::npos;
}

Error no_archive(std::string_view bytes) {
  if (bytes.substr(0, compound_file_magic.size()) == compound_file_magic) {
    if (mentions_stream(bytes, "EncryptedPackage"))
      return read_error(ErrorCode::encrypted, "the document is password-protected; save it without a password");
    return read_error(ErrorCode::unsupported, "an Office 97-2003 file; save it as .docx");
  }
  if (bytes.substr(0, zip_magic.size()) == zip_magic) return read_error(ErrorCode::damaged, "the archive breaks off: the file is truncated");
  return read_error(ErrorCode::damaged, "no zip archive, so no DOCX");
}

}  // namespace

struct Archive {
  std::unique_ptr<zip_t, CloseArchive> zip;
  DocxLimits limits;
  std::uint64_t stored_bytes = 0;    ///< of the whole archive
  std::uint64_t inflated_bytes = 0;  ///< of all parts so far
};

struct PartStream::Entry {
  std::string name;
  Archive* archive;
  std::unique_ptr<zip_file_t, CloseFile> file;
  std::uint64_t stored_bytes = 0;
  std::uint64_t inflated_bytes = 0;
  bool counts_in_total = true;

  /// Counts bytes that were just inflated; an error where they are too many.
  std::optional<Error> count(std::uint64_t bytes);
  /// An error where a part of this inflated size is too large.
  std::optional<Error> refuse(std::uint64_t size) const;
};

std::optional<Error> PartStream::Entry::refuse(std::uint64_t size) const {
  const DocxLimits& limits = archive->limits;
  if (size > limits.part_bytes)
    return read_error(ErrorCode::limit_exceeded, name + " is larger than " + std::to_string(limits.part_bytes) + " bytes");
  if (size > ratio_free_bytes && size / limits.inflation_ratio > stored_bytes)
    return read_error(ErrorCode::limit_exceeded, name + " inflates to more than " + std::to_string(limits.inflation_ratio) + " times its size");
  return std::nullopt;
}

std::optional<Error> PartStream::Entry::count(std::uint64_t bytes) {
  inflated_bytes += bytes;
  if (counts_in_total) archive->inflated_bytes += bytes;
  if (archive->inflated_bytes > archive->limits.total_bytes)
    return read_error(ErrorCode::limit_exceeded, "the parts are larger than " + std::to_string(archive->limits.total_bytes) + " bytes");
  return refuse(inflated_bytes);
}

PartStream::PartStream(std::unique_ptr<Entry> entry) noexcept : entry_(std::move(entry)) {}
PartStream::PartStream(PartStream&&) noexcept = default;
PartStream& PartStream::operator=(PartStream&&) noexcept = default;
PartStream::~PartStream() = default;

const DocxLimits& PartStream::limits() const noexcept { return entry_->archive->limits; }

int PartStream::read(char* buffer, std::size_t size) {
  if (error_) return -1;
  const zip_int64_t count = zip_fread(entry_->file.get(), buffer, size);
  if (count < 0) {
    error_ = read_error(ErrorCode::damaged, entry_->name + ": " + zip_file_strerror(entry_->file.get()));
  } else {
    error_ = entry_->count(static_cast<std::uint64_t>(count));
  }
  return error_ ? -1 : static_cast<int>(count);
}

Package::Package(std::unique_ptr<Archive> archive) noexcept : archive_(std::move(archive)) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::open(std::string_view bytes, const DocxLimits& limits) {
  if (bytes.empty()) return read_error(ErrorCode::empty, "the file has no bytes");
  zip_error_t failure;
  zip_error_init(&failure);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
  zip_t* zip = source ? zip_open_from_source(source, ZIP_RDONLY, &failure) : nullptr;
  zip_error_fini(&failure);
  if (!zip) {
    if (source) zip_source_free(source);  // only an archive that opened owns its source
    return no_archive(bytes);
  }
  auto archive = std::make_unique<Archive>();
  archive->zip.reset(zip);
  archive->limits = limits;
  archive->stored_bytes = bytes.size();
  if (zip_get_num_entries(zip, 0) > static_cast<zip_int64_t>(limits.parts))
    return read_error(ErrorCode::limit_exceeded, "the archive has more than " + std::to_string(limits.parts) + " parts");
  return Package(std::move(archive));
}

bool Package::has(const std::string& part) const noexcept { return zip_name_locate(archive_->zip.get(), part.c_str(), ZIP_FL_NOCASE) >= 0; }

Result<PartStream> Package::open_part(const std::string& part) const {
  zip_t* zip = archive_->zip.get();
  const zip_int64_t index = zip_name_locate(zip, part.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return read_error(ErrorCode::damaged, part + " is missing");
  zip_stat_t stat;
  if (zip_stat_index(zip, static_cast<zip_uint64_t>(index), 0, &stat) != 0) return read_error(ErrorCode::damaged, part + ": " + zip_strerror(zip));
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
    return read_error(ErrorCode::encrypted, "the archive is password-protected; save it without a password");
  auto entry = std::make_unique<PartStream::Entry>();
  entry->name = part;
  entry->archive = archive_.get();
  entry->stored_bytes = std::min<std::uint64_t>(stat.comp_size, archive_->stored_bytes);
  // A size that the archive claims is believed when it is too large, never when it is small enough.
  if (auto refusal = entry->refuse(stat.size)) return *refusal;
  entry->file.reset(zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0));
  if (!entry->file) return read_error(ErrorCode::damaged, part + ": " + zip_strerror(zip));
  return PartStream(std::move(entry));
}

Result<std::string> Package::beginning_of(const std::string& part, std::size_t most) const {
  auto stream = open_part(part);
  if (!stream) return std::move(stream).error();
  stream->entry_->counts_in_total = false;
  constexpr std::size_t chunk = 64u << 10;
  std::string bytes;
  while (bytes.size() < most) {
    const std::size_t begin = bytes.size();
    bytes.resize(begin + std::min(chunk, most - begin));
    const int count = stream->read(bytes.data() + begin, bytes.size() - begin);
    if (count < 0) return *stream->error();
    bytes.resize(begin + static_cast<std::size_t>(count));
    if (count == 0) break;
  }
  return bytes;
}

}  // namespace prongsai::docx
