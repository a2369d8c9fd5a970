#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "tests/cli/command_line.h"

namespace prongsai {
namespace {

using Options = std::set<std::string>;

Options options_in(const std::string& text) {
  const std::regex option("--[a-z][a-z-]*");
  Options found;
  for (std::sregex_iterator match(text.begin(), text.end(), option), end; match != end; ++match) found.insert(match->str());
  return found;
}

/// What the help of a command lists, without its examples.
Options options_of(const std::string& command) {
  const testing::TempFolder folder;
  const std::string help = testing::prongsai(folder, command + " --help").out;
  return options_in(help.substr(0, help.find("Examples:")));
}

/// The manual page without the marks of its language, from one heading to the next of its rank.
std::string section_of_manual(const std::string& heading) {
  std::ifstream file(PRONGSAI_SOURCE_DIR "/docs/prongsai.1");
  std::string page((std::istreambuf_iterator<char>(file)), {});
  std::erase(page, '\\');
  const std::size_t begin = page.find('\n' + heading + '\n');
  return begin == std::string::npos ? "" : page.substr(begin, page.find("\n.S", begin + 1) - begin);
}

std::string commands_of_help() {
  const testing::TempFolder folder;
  const std::string help = testing::prongsai(folder, "--help").out;
  return help.substr(help.find("Subcommands:"), help.find("Examples:") - help.find("Subcommands:"));
}

TEST(Manual, NamesTheOptionsOfEveryCommand) {
  const std::string commands = commands_of_help();
  const std::regex name("\n  ([a-z]+) ");
  int seen = 0;
  for (std::sregex_iterator match(commands.begin(), commands.end(), name), end; match != end; ++match, ++seen) {
    const std::string command = (*match)[1];
    Options expected = options_of(command);
    expected.erase("--help");
    EXPECT_EQ(options_in(section_of_manual(".SS " + command)), expected) << command;
  }
  EXPECT_GE(seen, 5);
}

}  // namespace
}  // namespace prongsai
