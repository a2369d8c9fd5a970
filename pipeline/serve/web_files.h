#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "models/result.h"
#include "pipeline/serve/http.h"

namespace prongsai::serve {

/// The files of the web application, all of them in memory: what a request names is looked for here and nowhere else. A file that lies packed by
/// gzip beside the plain one (index.html.gz) is sent instead of it to those who take that.
class WebFiles {
 public:
  /// Reads a folder; one that is not there gives none. Links and hidden files are left out. Fails with `limit_exceeded` where there is more than
  /// a web application has, with `io_failed` where something cannot be read.
  static Result<WebFiles> read(const std::filesystem::path& folder);

  /// A file by its path, or the application for one of its own. 404 where there is neither, with the application for those who look at pages.
  Response answer(const std::string& path, const Request& request) const;

 private:
  struct File {
    std::shared_ptr<const std::string> content, packed = {};  ///< packed: by gzip; null where it is not
    std::string type, tag;
  };
  void join_packed();
  Response send(const std::string& path, const File& file, const Request& request) const;

  std::map<std::string, File, std::less<>> files_;  ///< by "/assets/index.js"
};

/// Whether a path is one that the application shows something at: its first part is one of its own, and only numbers follow.
bool is_application_path(std::string_view path);

/// Where the built application lies: beside the data.
std::filesystem::path web_folder();

}  // namespace prongsai::serve
