#include "workflow/rules.hpp"

#include "base/problem.hpp"

#include <algorithm>

namespace succession {

Rules::Rules(Journal const& now) : now_(std::shared_ptr<void>(), &now) {}

Rules Rules::with(std::vector<std::shared_ptr<Journal const>> former) const
{
    auto all = *this;
    for (auto& journal : former) all.former_[journal->version] = std::move(journal);
    return all;
}

Journal const& Rules::of(Manuscript const& manuscript) const
{
    if (manuscript.rules.empty() || manuscript.rules == now_->version) return *now_;
    auto const found = former_.find(manuscript.rules);
    if (found == former_.end())
        throw Problem(
            Problem::Kind::unavailable,
            "This manuscript follows rules that came after this server was started. Please try again in a while.");
    return *found->second;
}

std::vector<Journal const*> Rules::all() const
{
    std::vector<Journal const*> journals{now_.get()};
    for (auto const& [version, journal] : former_) journals.push_back(journal.get());
    return journals;
}

ArticleType const& Rules::type(std::string_view code) const
{
    for (auto const* journal : all())
        if (auto const* found = journal->find_type(code)) return *found;
    return now_->type(code); // which says that there is none
}

} // namespace succession
