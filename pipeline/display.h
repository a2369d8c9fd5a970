#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace prongsai {

/// Told what a run is doing.
class Display {
 public:
  virtual ~Display() = default;
  virtual void begin(int files) = 0;
  virtual void page(std::string_view path, int page, int pages) = 0;
  /// A file is through: "ok", "partial", "failed", "unchanged", "copied" or "vanished"; error where it failed.
  virtual void done(std::string_view path, std::string_view status, std::string_view error) = 0;
  virtual void end() = 0;
};

/// On a terminal one line, redrawn when something changes, and a lasting one for each failure;
/// elsewhere a plain line for each file that was read.
class ConsoleDisplay final : public Display {
 public:
  explicit ConsoleDisplay(std::FILE* out);

  void begin(int files) override { files_ = files; }
  void page(std::string_view path, int page, int pages) override;
  void done(std::string_view path, std::string_view status, std::string_view error) override;
  void end() override;

 private:
  void redraw(std::string_view what);

  std::FILE* out_;
  bool is_terminal_;
  int files_ = 0, done_ = 0;
  std::string drawn_;
};

/// Says nothing but failures.
class QuietDisplay final : public Display {
 public:
  explicit QuietDisplay(std::FILE* out) : out_(out) {}

  void begin(int) override {}
  void page(std::string_view, int, int) override {}
  void done(std::string_view path, std::string_view status, std::string_view error) override;
  void end() override {}

 private:
  std::FILE* out_;
};

}  // namespace prongsai
