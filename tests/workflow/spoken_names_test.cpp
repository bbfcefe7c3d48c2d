#include "workflow/spoken_names.hpp"

#include "workflow/cast.hpp"
#include "workflow/effects.hpp"
#include "workflow/words.hpp"
#include "workflow/yaml.hpp"

#include <filesystem>
#include <regex>
#include <set>

namespace succession {

using namespace cast;

namespace {

using Names = std::set<std::string, std::less<>>;

constexpr Machine Journal::*machines[] = {&Journal::manuscript, &Journal::review, &Journal::production};

/// The journal without whatever bears that name.
Journal without(std::string_view name)
{
    auto changed = journal();
    auto const bears_it = [&](auto member) { return [=](auto const& one) { return one.*member == name; }; };
    for (auto const machine : machines) {
        std::erase_if((changed.*machine).states, bears_it(&State::name));
        std::erase_if((changed.*machine).transitions, bears_it(&Transition::name));
    }
    std::erase_if(changed.decisions, bears_it(&DecisionType::code));
    std::erase_if(changed.file_classes, bears_it(&FileClass::code));
    std::erase_if(changed.letters, bears_it(&LetterKind::kind));
    changed.clocks.erase(std::string(name));
    changed.lists.erase(std::string(name));
    return changed;
}

/// Every name that the journal's data give to what C++ could speak of.
Names given()
{
    Names names;
    for (auto const machine : machines) {
        for (auto const& state : (journal().*machine).states) names.insert(state.name);
        for (auto const& act : (journal().*machine).transitions) names.insert(act.name);
    }
    for (auto const& decision : journal().decisions) names.insert(decision.code);
    for (auto const& kind : journal().file_classes) names.insert(kind.code);
    for (auto const& letter : journal().letters) names.insert(letter.kind);
    for (auto const& [clock, days] : journal().clocks) names.insert(clock);
    for (auto const& [list, options] : journal().lists) names.insert(list);
    return names;
}

/// Those that stand in the tables of the rules.
Names spoken()
{
    Names names(std::begin(words::vocabularies), std::end(words::vocabularies));
    for (auto const& table : spoken_names()) names.insert(table.names.begin(), table.names.end());
    for (auto const& letter : letters_of_effects()) names.emplace(letter.kind);
    return names;
}

Names spoken(std::string_view what)
{
    Names names;
    for (auto const& table : spoken_names())
        if (table.what == what) names.insert(table.names.begin(), table.names.end());
    return names;
}

/// The program's sources without comments and without the names of guards and effects; those aside that play the
/// demo's manuscripts, bound an exploration, or list words and names themselves.
std::map<std::string, std::string> sources()
{
    static std::regex const not_spoken(R"re(//[^\n]*|\{"(\w+)", \1\})re");
    Names const aside{"situation.cpp", "spoken_names.cpp", "words.hpp"};
    std::map<std::string, std::string> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(SOURCE_DIR "/server")) {
        auto const& path = entry.path();
        bool const in_demo = path.parent_path().filename() == "demo";
        if (!entry.is_regular_file() || in_demo || aside.contains(path.filename().string())) continue;
        found[path.string()] = std::regex_replace(file_text(path), not_spoken, "");
    }
    return found;
}

/// Each first group that a pattern finds in the sources, with the file it stands in.
std::map<std::string, std::string> found_by(char const* pattern)
{
    std::regex const wanted(pattern);
    std::map<std::string, std::string> found;
    for (auto const& [path, text] : sources())
        for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at)
            found.emplace((*at)[1], path);
    return found;
}

} // namespace

TEST_CASE("names that the rules speak of cannot be given away")
{
    for (auto const& table : spoken_names())
        for (auto const name : table.names) {
            auto const said =
                fmt::format("{}:1: the rules speak of {} “{}”, which is missing.", table.file, table.what, name);
            auto const found = mistakes(without(name));
            CHECK_MESSAGE(std::ranges::find(found, said) != found.end(), said);
        }
}

TEST_CASE("whatever the program says in quotes of what the journal's data name is in the tables")
{
    // What is a word of another kind there: commands, pages, steps, fields, fates, effects.
    Names const ordinary{"appeal", "check", "decide",    "decisions", "final_files",     "interest", "mask",
                         "notice", "query", "published", "recommend", "remind_reviewer", "schedule", "withdraw"};
    auto const names = given(), known = spoken();
    auto const quoted = found_by(R"(["']([a-z_-]+)["'])");
    for (auto const& [word, file] : quoted)
        if (names.contains(word) && !known.contains(word))
            CHECK_MESSAGE(ordinary.contains(word), "“", word, "” in ", file, " is in no table of spoken_names.cpp");
    for (auto const& word : ordinary)
        CHECK_MESSAGE((quoted.contains(word) && names.contains(word) && !known.contains(word)), word,
                      " need not be called ordinary");
}

TEST_CASE("what the program asks for by kind and name is in the table of that kind")
{
    auto const check = [](char const* pattern, Names const& known) {
        auto const found = found_by(pattern);
        CHECK_FALSE(found.empty());
        for (auto const& [name, file] : found) CHECK_MESSAGE(known.contains(name), name, " in ", file);
    };
    auto lists = spoken("a list");
    lists.insert(std::begin(words::vocabularies), std::end(words::vocabularies));
    check(R"re(days\("(\w+)")re", spoken("a clock"));
    check(R"re((?:journal|rules|now\(\)|of\(after\))\.(?:list|label)\("(\w+)")re", lists);
    check(R"re(follow\([^;]*"(\w+)"\))re", spoken("an act"));
}

TEST_CASE("no table holds a name that the program does not say")
{
    auto const quoted = found_by(R"(["']([a-z_-]+)["'])");
    for (auto const& table : spoken_names())
        for (auto const name : table.names)
            CHECK_MESSAGE(quoted.contains(std::string(name)), name, " is ", table.what, " nobody speaks of");
}

} // namespace succession
