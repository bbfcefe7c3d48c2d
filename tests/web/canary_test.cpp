#include "files/inspect.hpp"
#include "web/crawl.hpp"
#include "web/who_when.hpp"

#include <doctest/doctest.h>

using namespace succession;

namespace {

WhoWhen const& canaries()
{
    static WhoWhen const read(SOURCE_DIR "/tests/web/canaries.txt");
    return read;
}

/// Whether a person may meet a word; their own name is always theirs to see.
bool may_meet(WhoWhen::Line const& canary, std::string const& person, std::string const& moment, bool in_letters)
{
    return canary.name == person || canaries().allows(canary, person, moment, in_letters);
}

/// "zostera-marina" → "Zostera"
std::string name_of(std::string_view code)
{
    std::string name(code.substr(0, code.find('-')));
    if (!name.empty()) name[0] = static_cast<char>(std::toupper(name[0]));
    return name;
}

/// The text in small letters, without its tokens: among thousands of them chance writes a name of four letters.
std::string readable(std::string text)
{
    constexpr int token = 40;
    int length = 0;
    for (char* at = text.data();; ++at) {
        char const c = *at;
        bool const is_capital = c >= 'A' && c <= 'Z';
        if (is_capital) *at = static_cast<char>(c + 32);
        if (is_capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') {
            ++length;
            continue;
        }
        if (length >= token) std::fill(at - length, at, '.');
        length = 0;
        if (at == text.data() + text.size()) return text;
    }
}

/// Everything an answer brings: where it leads, what it says, what a file's properties tell.
std::string all_of(Response const& response)
{
    auto text = response.body;
    for (auto const& [name, value] : response.headers) text += "\n" + name + ": " + value;
    if (response.file)
        for (auto const& finding : inspect(response.file->path).findings)
            text += "\n" + finding.label + ": " + finding.value;
    return readable(std::move(text));
}

/// Every address of the manuscript that can be thought of, for those who see it; of each kind one for those who do not,
/// to whom all are the same (rights_test.cpp). Acts that no page offers are asked for at one moment.
std::vector<std::string> all_addresses(Life& life, std::string const& moment, bool sees_it)
{
    auto const base = life.stage.address();
    auto const facts = life.stage.facts();
    std::vector<std::string> found{"/",
                                   "/desk",
                                   "/manuscripts",
                                   "/submit",
                                   "/profile",
                                   "/search",
                                   "/about",
                                   "/issues",
                                   "/people",
                                   "/sign-in",
                                   "/articles/10.1111/rec.70001",
                                   "/articles/10.1111/rec.70001/article.pdf",
                                   "/sitemap.xml",
                                   "/manuscripts/" + Stage::key(life.stage.id),
                                   "/demo/mail",
                                   base};
    auto add = [&](auto const&... parts) { found.push_back((base + ... + std::string(parts))); };
    if (!sees_it) {
        add("/files/", Stage::key(life.file("main", 0)));
        add("/reviews/", Stage::key(life.review("posidonia-oceanica")));
        add("/acts/decide");
        return found;
    }
    for (auto const* page : {"/reviewers", "/submission", "/submission/sent", "/submission/files", "/submission/check",
                             "/submission/type", "/submission/text", "/submission/statements", "/submission/authors",
                             "/submission/reviewers", "/submission/site"})
        add(page);
    for (auto const& file : facts.files) add("/files/", Stage::key(file.id));
    for (auto const& review : facts.reviews) add("/reviews/", Stage::key(review.id));
    if (moment == "held") {
        for (auto const& act : life.site.office.rules.now().manuscript.transitions) add("/acts/", act.name);
        for (auto const& review : facts.reviews)
            for (auto const* act : {"invite", "correct_address", "give_up", "extend_review", "return_report", "mask"})
                add("/reviews/", Stage::key(review.id), "/acts/", act);
    }
    auto const written =
        life.site.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, life.stage.id); });
    for (auto const& letter : written) add("/letters/", Stage::key(letter.id));
    return found;
}

/// Holds what one person meets at one moment against the table.
struct Watch {
    std::string person; ///< "Zostera", or "" for somebody signed out
    std::string moment;
    std::set<std::string>& met;
    std::set<std::size_t> read{};

    void look(std::string const& text, std::string const& where, bool in_letters, bool names_are_free)
    {
        if (!read.insert(std::hash<std::string>{}(text)).second) return;
        for (auto const& canary : canaries().lines()) {
            if (text.find(lower(canary.name)) == std::string::npos) continue;
            met.insert(canary.name);
            bool const fine =
                (names_are_free && canary.part == "Names") || may_meet(canary, person, moment, in_letters);
            if (!fine)
                FAIL_CHECK(moment, ": ", person.empty() ? "somebody signed out" : person, " meets “", canary.name, "” ",
                           where);
        }
    }
};

/// The key of a review tells when somebody was thought of; outside the office it is its reviewer's alone.
void look_for_keys(Life& life, std::string const& who, std::string const& address, Response const& response)
{
    for (auto const editor : {"laminaria-digitata", "quercus-robur", "salix-alba"})
        if (who == editor) return;
    for (auto const& review : life.stage.facts().reviews) {
        auto const key = Stage::key(review.id);
        bool const asked_for =
            Standings::reviewer(review) == Life::id_of(who) || address.find(key) != std::string::npos;
        if (!asked_for && response.body.find(key) != std::string::npos)
            FAIL_CHECK(who, " meets the key of somebody's review at ", address);
    }
}

/// Every page, form, file and letter that somebody can come to.
void look_everywhere(Life& life, std::string const& who, std::string const& moment, std::set<std::string>& met)
{
    Watch watch{name_of(who), moment, met};
    auto addresses = all_addresses(life, moment, life.site.get(life.stage.address(), who).status == 200);
    for (auto const& letter : who.empty() ? std::vector<std::string>{} : life.letters_to(who)) {
        watch.look(readable(letter), "in a letter:\n" + letter, true, false);
        for (auto const& link : Crawl::links_in(letter)) addresses.push_back(link);
    }
    Crawl crawl(life.site, who, [&](std::string const& address, Response const& response) {
        if (response.status >= 500) FAIL_CHECK(address, " failed");
        bool const about_people = who == "apis-mellifera" && address.find("/people") != std::string::npos;
        watch.look(all_of(response), "at " + address, false, about_people);
        if (response.status == 200) look_for_keys(life, who, address, response);
    });
    crawl.from(addresses);
}

} // namespace

TEST_CASE("the table of words is read as it is meant")
{
    auto allows = [](std::string const& word, std::string const& person, std::string const& moment,
                     bool in_letters = false) { return may_meet(canaries().line(word), person, moment, in_letters); };
    CHECK(allows("Posidonia", "Laminaria", "held"));
    CHECK(allows("Posidonia", "Posidonia", "held"));
    CHECK_FALSE(allows("Posidonia", "Zostera", "published"));
    CHECK_FALSE(allows("Posidonia", "", "published"));
    CHECK(allows("Zostera", "", "published"));
    CHECK_FALSE(allows("Zostera", "", "accepted"));
    CHECK_FALSE(allows("Laminaria", "Zostera", "held"));
    CHECK(allows("Laminaria", "Zostera", "released"));
    CHECK(allows("Laminaria", "Mytilus", "held"));
    CHECK_FALSE(allows("Laminaria", "Mytilus", "released"));
    CHECK(allows("Laminaria", "Mytilus", "released", true));
    CHECK_FALSE(allows("Laminaria", "Alnus", "held"));
    CHECK(allows("Laminaria", "Alnus", "held", true));
    CHECK_FALSE(allows("Laminaria", "Halimione", "held", true));
}

TEST_CASE("nobody meets a word that is not for them, wherever they look")
{
    std::set<std::string> met;
    for (auto const& moment : Life::moments) {
        if (moment == "draft" || moment == "in review") continue; // to all but the editors what is held is in review
        Life life(moment);
        auto people = Life::everybody();
        people.emplace_back("");
        for (auto const& who : people) look_everywhere(life, who, moment, met);
    }
    // A word that somebody may meet and nobody does would prove nothing.
    for (auto const& canary : canaries().lines())
        if (canary.rules.front() != "nobody") CHECK_MESSAGE(met.contains(canary.name), canary.name);
}
