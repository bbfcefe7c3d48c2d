#include "domain/viewers.hpp"

#include <doctest/doctest.h>

namespace succession {

using namespace scene;

TEST_CASE("what authors answered is for those who settle it; why an editor was let among them is the editors' to know")
{
    auto facts = revising();
    AuthorChange change;
    note_answer(change, AuthorId{2}, {"Ostrea edulis", "objects", "By telephone", true}, submitted);
    change.state = "approved";
    change.decided_at = released;
    change.overruled = "Her plots";
    facts.author_changes = {change};
    for (auto const viewer : {salix, quercus, laminaria, zostera, ostrea, posidonia, acer, apis, bufo}) {
        auto const seen = sight(facts, viewer, released + day);
        CHECK(seen.author_answer(AuthorId{2}, submitted).has_value() == (viewer == salix || viewer == quercus));
        CHECK((seen.overruled_for_authors(released) == "Her plots") == seen.as_editor());
    }
    CHECK(sight(facts, salix, released).author_answer(AuthorId{2}, submitted)->answer == "objects");
    CHECK_FALSE(sight(facts, salix, released).author_answer(AuthorId{2}, released));
    CHECK(sight(facts, salix, released).overruled_for_authors(submitted).empty());
}

} // namespace succession
