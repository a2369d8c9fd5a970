#include "pipeline/advice.h"

#include <array>

#include "models/error.h"

namespace prongsai {
namespace {

struct Advice {
  ErrorCode code;
  std::string_view text;
};

constexpr std::array advices{
    Advice{ErrorCode::io_failed, "See to it that the file can be read (rights, network drive); it is tried again in every run."},
    Advice{ErrorCode::empty, "Ask for the file again: there is nothing in it."},
    Advice{ErrorCode::unsupported, "Save it as PDF or DOCX, or leave it out of the folder."},
    Advice{ErrorCode::encrypted, "Save it without a password."},
    Advice{ErrorCode::damaged, "Open it in the program that made it and save it again, or fetch it anew: it may have come in part."},
    Advice{ErrorCode::limit_exceeded, "Split it; it is larger or more deeply nested than any report should be."},
    Advice{ErrorCode::timeout, "Try again with more time: ingest --retry failed --timeout SECONDS."},
    Advice{ErrorCode::out_of_memory,
           "Try again with more memory: ingest --retry failed --memory MIB, and with fewer --jobs where the machine has little."},
    Advice{ErrorCode::crashed,
           "A defect of a reader: report it with the file. ingest --retry failed tries once more; printing it to PDF anew may help."},
    Advice{ErrorCode::storage_failed, "Free some space, look at the disk, and run the same command again."},
    Advice{ErrorCode::internal, "A defect of this program: report it with the file."},
};

}  // namespace

std::string advice_on(std::string_view code) {
  for (const Advice& advice : advices) {
    if (to_string(advice.code) == code) return std::string(advice.text);
  }
  return "";
}

}  // namespace prongsai
