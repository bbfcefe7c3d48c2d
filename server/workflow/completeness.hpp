#pragma once

#include "workflow/step.hpp"

namespace succession {

/// What a submission still lacks: a sentence, and the step of the form where it is mended.
struct Lack {
    std::string step;
    std::string field;
    std::string reason;
};

/// Everything that keeps a submission from being sent, in the order of the form. Empty when it is complete.
std::vector<Lack> lacks(Journal const& journal, Facts const& facts);
/// What one field's text breaks: limits and required answers; "" when it is well.
std::string field_fault(ArticleType const& type, SubmissionField const& field, std::vector<std::string> const& values);

} // namespace succession
