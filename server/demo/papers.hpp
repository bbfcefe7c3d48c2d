#pragma once

#include "demo/script.hpp"
#include "domain/manuscript.hpp"
#include "files/store.hpp"

namespace succession::demo {

/// Typesets what authors and the production editor of the demo send, and puts it into the store as an upload would be.
class Papers {
public:
    Papers(Script const&, Store const&);

    /// The authors' names, and what else reviewers are not to read.
    File title_page(Plot const&, Moment made_at);
    /// The anonymous main document, with its lines numbered.
    File main_document(Plot const&, Moment made_at);
    /// The authors' own words, or a few that fit everywhere.
    File answers(Plot const&, Moment made_at);
    /// The article as the journal prints it.
    File typeset(Plot const&, Imprint const&, Moment made_at);
    /// A notice on an article as the journal prints it.
    File notice(NoticePlan const&, Imprint const&, Moment made_at);

    /// Words of the text, as a count from the main document would give them.
    static int words(Plot const&);

private:
    Paper paper(Plot const&, Moment made_at) const;
    void sign(Paper&, Plot const&) const;
    File stored(Paper const&, std::string const& kind, std::string const& audience, std::string const& name);

    std::map<std::string, Person const*> cast_;
    Script const& script_;
    Store const& store_;
    std::optional<File> usual_answers_;
};

} // namespace succession::demo
