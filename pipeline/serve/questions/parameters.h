#pragma once

#include "pipeline/serve/question.h"

namespace prongsai::serve::parameters {

// What several questions may be asked with.
inline const Parameter id{.name = "id", .kind = ParameterKind::integer, .meaning = "The number that the database gives it"};
inline const Parameter year{.name = "year", .kind = ParameterKind::integer, .is_repeatable = true, .meaning = "Fiscal year of the Buddhist Era"};
inline const Parameter province{.name = "province", .is_repeatable = true, .meaning = "Name of a province, without จังหวัด"};
inline const Parameter type{.name = "type", .is_repeatable = true, .meaning = "Type of organisation, such as อบต."};
inline const Parameter organisation{.name = "organisation", .kind = ParameterKind::integer, .is_repeatable = true, .meaning = "organisation_id"};
inline const Parameter document{.name = "document", .kind = ParameterKind::integer, .meaning = "document_id"};
inline const Parameter all_files{
    .name = "all_files", .kind = ParameterKind::flag, .meaning = "Of a report in several files every file, and not only the one that stands for it"};
inline const Parameter name{.name = "q", .meaning = "A part of the organisation's name, in any form of it"};

}  // namespace prongsai::serve::parameters
