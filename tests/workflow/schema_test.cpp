#include "workflow/cast.hpp"
#include "workflow/invariants.hpp"
#include "workflow/words.hpp"
#include "workflow/yaml.hpp"

#include <boost/json.hpp>

#include <set>

namespace succession {

using namespace cast;

namespace {

using Names = std::set<std::string, std::less<>>;

Names set_of(auto const& range) { return {std::begin(range), std::end(range)}; }

Names each(auto const& range, auto member)
{
    Names found;
    for (auto const& item : range) found.insert(std::string(std::invoke(member, item)));
    return found;
}

Names pages()
{
    Names found;
    for (auto const* machine : {&journal().manuscript, &journal().review, &journal().production})
        for (auto const& act : machine->transitions)
            if (!act.page.empty()) found.insert(act.page);
    return found;
}

/// Every enumeration of the schemas by its name, with what C++ or the journal's own data know by that name.
std::map<std::string, Names, std::less<>> known()
{
    return {
        {"guard", each(all_guards(), &NamedGuard::name)},
        {"effect", each(all_effects(), &NamedEffect::name)},
        {"part", set_of(words::parts)},
        {"stage", set_of(words::stages)},
        {"destination", set_of(words::destinations)},
        {"clock_word", set_of(words::clock_words)},
        {"audience", set_of(words::audiences)},
        {"form_kind", set_of(words::form_kinds)},
        {"crowd", set_of(words::crowds)},
        {"recipient", set_of(words::recipients)},
        {"other", set_of(words::others)},
        {"link", set_of(words::links)},
        {"submission_kind", set_of(words::submission_kinds)},
        {"vocabulary", set_of(words::vocabularies)},
        {"implications", set_of(words::implications)},
        {"review_kind", set_of(words::review_kinds)},
        {"review_reader", set_of(words::review_readers)},
        {"transparency", set_of(words::transparency)},
        {"file_reader", set_of(words::file_readers)},
        {"file_format", set_of(words::file_formats)},
        {"invariant", each(load_invariants(SOURCE_DIR "/workflows/invariants.yaml"), &Invariant::name)},
        {"clock", each(journal().clocks, [](auto const& clock) { return clock.first; })},
        {"role", each(journal().list("roles"), &Option::code)},
        {"page", pages()},
    };
}

/// The enumerations that stand in the schemas, by the name of their definition.
std::map<std::string, Names, std::less<>> written()
{
    std::map<std::string, Names, std::less<>> found;
    for (auto const& file : std::filesystem::directory_iterator(SOURCE_DIR "/workflows/schema")) {
        auto const schema = boost::json::parse(file_text(file.path())).as_object();
        auto const* definitions = schema.if_contains("definitions");
        if (!definitions) continue;
        for (auto const& [name, definition] : definitions->as_object()) {
            auto const* values = definition.as_object().if_contains("enum");
            if (!values) continue;
            auto& names = found[name];
            CHECK_MESSAGE(names.empty(), name, " is defined twice");
            for (auto const& value : values->as_array())
                CHECK_MESSAGE(names.insert(std::string(value.as_string())).second, value.as_string());
        }
    }
    return found;
}

/// The first without the second, to be read when a test fails.
std::string missing(Names const& all, Names const& there)
{
    std::string left;
    for (auto const& name : all)
        if (!there.contains(name)) left += name + " ";
    return left;
}

} // namespace

TEST_CASE("what the schemas offer is what the program knows")
{
    auto const there = written();
    auto const wanted = known();
    for (auto const& [name, names] : wanted) {
        CAPTURE(name);
        REQUIRE(there.contains(name));
        CHECK(missing(names, there.at(name)) == "");
        CHECK(missing(there.at(name), names) == "");
    }
    for (auto const& [name, names] : there) CHECK_MESSAGE(wanted.contains(name), name, " is held to nothing");
}

} // namespace succession
