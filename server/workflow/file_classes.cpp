#include "workflow/file_classes.hpp"

#include "workflow/step.hpp"

#include <algorithm>

namespace succession {

bool answers_somebody(Facts const& facts) { return facts.version().round > 0 || facts.manuscript.previous_id; }

std::vector<FileClass> classes_of_version(Journal const& journal, Facts const& facts)
{
    bool const answers = answers_somebody(facts);
    std::vector<FileClass> asked;
    std::ranges::copy_if(journal.file_classes, std::back_inserter(asked), [&](FileClass const& one) {
        return one.group == "submission" || (one.group == "revision" && answers);
    });
    return asked;
}

bool may_bring(Journal const& journal, Facts const& facts, FileClass const& of_production, PersonId who, Moment now)
{
    auto const* production = facts.in_production();
    auto const* act = production ? journal.production.find(of_production.act, production->state) : nullptr;
    return act && Acts::allowed({journal, facts, *act, who, {}, {}, Form{}, now, true});
}

} // namespace succession
