#pragma once

#include <vector>

#include "pipeline/serve/question.h"

namespace prongsai::serve {

// The questions by subject, each in a file of its own.
std::vector<Question> meta_questions();
std::vector<Question> overview_questions();
std::vector<Question> score_questions();
std::vector<Question> organisation_questions();
std::vector<Question> measure_questions();
std::vector<Question> unit_questions();
std::vector<Question> document_questions();
std::vector<Question> page_questions();
std::vector<Question> record_questions();
std::vector<Question> finding_questions();
std::vector<Question> correction_questions();

}  // namespace prongsai::serve
