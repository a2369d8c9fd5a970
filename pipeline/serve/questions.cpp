#include "pipeline/serve/questions/subjects.h"

namespace prongsai::serve {

const std::vector<Question>& questions() {
  static const std::vector<Question> all = [] {
    std::vector<Question> every;
    for (const auto subject : {meta_questions, overview_questions, score_questions, organisation_questions, measure_questions, unit_questions,
                               document_questions, page_questions, record_questions, finding_questions, correction_questions}) {
      for (Question& question : subject()) every.push_back(std::move(question));
    }
    return every;
  }();
  return all;
}

}  // namespace prongsai::serve
