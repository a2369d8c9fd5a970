#include "pipeline/serve/web_files.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "models/csv.h"
#include "pipeline/discover.h"
#include "pipeline/read_file.h"
#include "pipeline/sha256.h"

namespace prongsai::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 32 << 20, most_files = 2000;

constexpr std::array<std::string_view, 9> application_paths{"compare",  "organisations", "measures", "units", "documents",
                                                            "findings", "corrections",   "pages",    "about"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> types{{{".html", "text/html; charset=utf-8"},
                                                                               {".js", "text/javascript; charset=utf-8"},
                                                                               {".mjs", "text/javascript; charset=utf-8"},
                                                                               {".css", "text/css; charset=utf-8"},
                                                                               {".svg", "image/svg+xml"},
                                                                               {".png", "image/png"},
                                                                               {".ico", "image/x-icon"},
                                                                               {".webp", "image/webp"},
                                                                               {".woff2", "font/woff2"},
                                                                               {".woff", "font/woff"},
                                                                               {".json", "application/json; charset=utf-8"},
                                                                               {".geojson", "application/json; charset=utf-8"},
                                                                               {".webmanifest", "application/manifest+json"},
                                                                               {".txt", "text/plain; charset=utf-8"}}};

std::string type_of(const fs::path& file) {
  const std::string extension = file.extension().string();
  const auto found = std::find_if(types.begin(), types.end(), [&](const auto& type) { return type.first == extension; });
  return std::string(found == types.end() ? "application/octet-stream" : found->second);
}

Error refusal(ErrorCode code, const fs::path& folder, std::string_view what) {
  return {code, fmt::format("the web application in {} {}", printable(folder.string()), what), "", 0};
}

/// What stands at the end of a file of gzip: the size of what was packed (RFC 1952); of anything else, nothing that would mean something.
std::size_t unpacked_size(std::string_view packed) {
  constexpr std::size_t bytes = 4;
  std::size_t size = 0;
  for (std::size_t at = packed.size(); at > 0 && packed.size() - at < bytes; --at) size = size << 8 | static_cast<unsigned char>(packed[at - 1]);
  return size;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether it is a person who looks, with a browser.
bool wants_page(const Request& request) {
  const auto accepted = request.header("accept");
  return std::any_of(accepted.begin(), accepted.end(), [](std::string_view kinds) { return kinds.find("text/html") != std::string_view::npos; });
}

Response no_application() {
  return response(200, "text/plain; charset=utf-8",
                  "The web application is not installed here: `prongsai serve --web FOLDER` names it. The API is at /api/v1, described by "
                  "/api/v1/openapi.json.\n");
}

}  // namespace

Result<WebFiles> WebFiles::read(const fs::path& folder) {
  WebFiles read;
  std::error_code failed;
  std::size_t bytes = 0;
  if (!fs::is_directory(folder, failed)) return read;
  for (fs::recursive_directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    const bool is_hidden = it->path().filename().string().starts_with('.');
    if (is_hidden || it->is_symlink(failed)) {
      it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file(failed)) continue;
    std::int64_t size = 0;
    auto content = read_file(it->path(), size);
    if (!content) return refusal(ErrorCode::io_failed, folder, content.error().message);
    bytes += content->size();
    if (bytes > most_bytes || read.files_.size() >= most_files) return refusal(ErrorCode::limit_exceeded, folder, "is too large to be one");
    const std::string tag = '"' + sha256(*content).substr(0, 20) + '"';
    read.files_['/' + it->path().lexically_relative(folder).generic_string()] = {
        .content = std::make_shared<const std::string>(*std::move(content)), .type = type_of(it->path()), .tag = tag};
  }
  if (failed) return refusal(ErrorCode::io_failed, folder, failed.message());
  read.join_packed();
  return read;
}

void WebFiles::join_packed() {
  constexpr std::string_view ending = ".gz";
  for (auto packed = files_.begin(); packed != files_.end();) {
    const std::string& path = packed->first;
    const auto plain = path.ends_with(ending) ? files_.find(path.substr(0, path.size() - ending.size())) : files_.end();
    if (plain == files_.end()) {
      ++packed;
      continue;
    }
    // One that is left over from another file has no place here.
    if (unpacked_size(*packed->second.content) == plain->second.content->size()) plain->second.packed = packed->second.content;
    packed = files_.erase(packed);
  }
}

Response WebFiles::send(const std::string& path, const File& file, const Request& request) const {
  // Names in this folder hold a hash of what is in them.
  const bool is_for_ever = path.starts_with("/assets/");
  const bool is_packed = file.packed && accepts_gzip(request);
  const std::string tag = is_packed ? file.tag.substr(0, file.tag.size() - 1) + "-gzip\"" : file.tag;  // of other bytes
  Response sent{200,
                file.type,
                {{"Cache-Control", is_for_ever ? "public, max-age=31536000, immutable" : "no-cache"}, {"ETag", tag}},
                is_packed ? file.packed : file.content};
  if (is_packed) sent.headers.emplace_back("Content-Encoding", "gzip");
  if (file.packed) sent.headers.emplace_back("Vary", "Accept-Encoding");
  const auto known = request.header("if-none-match");
  if (std::find(known.begin(), known.end(), tag) != known.end()) {
    sent.status = 304;
    sent.content_type.clear();
    sent.body = nullptr;
  }
  return sent;
}

Response WebFiles::answer(const std::string& path, const Request& request) const {
  if (const auto found = files_.find(path); found != files_.end()) return send(path, found->second, request);
  const auto index = files_.find("/index.html");
  if (!is_application_path(path)) {
    if (index == files_.end() || !wants_page(request)) return failure(404, "not_found", "there is nothing at this address");
    return {404, index->second.type, {{"Cache-Control", "no-cache"}}, index->second.content};  // which says so, and leads on
  }
  return index == files_.end() ? no_application() : send("/", index->second, request);
}

bool is_application_path(std::string_view path) {
  if (!path.starts_with('/')) return false;
  path.remove_prefix(1);
  if (path.empty()) return true;
  const std::string_view first = path.substr(0, path.find('/'));
  if (std::find(application_paths.begin(), application_paths.end(), first) == application_paths.end()) return false;
  path.remove_prefix(first.size());
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    if (!is_number(part)) return false;
    path.remove_prefix(part.size());
  }
  return true;
}

// Installed: share/prongsai/web, with the data. In a build: web/dist, which its target `web` makes beside pipeline/.
fs::path web_folder() {
  std::error_code ignored;
  const fs::path installed = data_folder() / "web";
  if (fs::exists(installed, ignored)) return installed;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path().parent_path() / "web" / "dist";
}

}  // namespace prongsai::serve
