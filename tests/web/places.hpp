#pragma once

#include "office/in_production.hpp"
#include "web/crawl.hpp"
#include "web/life.hpp"
#include "web/rights.hpp"
#include "web/urls.hpp"

namespace succession {

/// What the words in the values of rights.hpp stand for in a life at its moment.
class Places {
public:
    /// No address has this value.
    static constexpr auto nothing = "99999";

    explicit Places(Life& life)
    {
        add_files(life);
        add_reviews(life);
        add_letters(life);
        add_accounts(life);
        words_["the manuscript"] = life.stage.name();
        words_["its key"] = Stage::key(life.stage.id);
        words_["the planned issue"] = Stage::key(issue_there(life.site, 34, 2, "planned"));
        words_["the issue that is out"] = Stage::key(issue_there(life.site, 34, 1, "published"));
        for (auto const* who : {"bufo-bufo", "apis-mellifera"}) words_[first_name(who)] = Stage::key(Life::id_of(who));
    }

    /// The address of a right; `value` and `instead` put something else in one of its values' places.
    std::string address(Right const& right, std::size_t value = none, std::string const& instead = {}) const
    {
        auto const values = split(std::string(right.values), ',');
        std::string address(right.pattern);
        for (std::size_t i = 0; i < values.size(); ++i)
            address.replace(address.find("{}"), 2, i == value ? instead : meaning(values[i]));
        return address;
    }
    /// The form of a right as somebody sends it.
    Typed form(Right const& right, std::string const& who) const
    {
        auto fields = parse_form(right.sent);
        for (auto& [name, value] : fields) value = value == "theirs" ? cast_address(who) : meaning(value);
        return fields;
    }
    std::string meaning(std::string const& word) const
    {
        auto const found = words_.find(word);
        if (found != words_.end()) return found->second;
        return word.find(' ') == std::string::npos ? word : nothing; // it is not there yet
    }
    static constexpr std::size_t none = -1;

    /// "zostera-marina" → "Zostera"
    static std::string first_name(std::string_view code)
    {
        std::string name(code.substr(0, code.find('-')));
        if (!name.empty()) name[0] = static_cast<char>(std::toupper(name[0]));
        return name;
    }

private:
    void add_files(Life& life)
    {
        auto const facts = life.stage.facts();
        for (auto const& [word, kind, round] : {std::tuple{"its title page", "title_page", 0},
                                                {"its main document", "main", 0},
                                                {"its answers", "answers", 1},
                                                {"its final file", "final", 1},
                                                {"its proof", "proof", 1},
                                                {"its printed file", "article", 1}})
            if (auto const id = life.file(kind, round)) words_[word] = Stage::key(id);
    }
    void add_reviews(Life& life)
    {
        auto const facts = life.stage.facts();
        for (auto const& review : facts.reviews) {
            auto const who = Standings::reviewer(review);
            if (who == cast_id("posidonia-oceanica"))
                words_[review.round ? "Posidonia's second review" : "Posidonia's first review"] = Stage::key(review.id);
            if (who == Life::id_of("mytilus-trossulus")) words_["Mytilus's review"] = Stage::key(review.id);
        }
    }
    void add_letters(Life& life)
    {
        auto const written =
            life.site.database.reading([&](Transaction& tx) { return letters::of_manuscript(tx, life.stage.id); });
        for (auto const& letter : written) {
            if (letter.kind == "submission_received") words_["the receipt"] = Stage::key(letter.id);
            if (letter.kind == "objection_received") words_["the objection"] = Stage::key(letter.id);
        }
        add_link("Mytilus's link", life.letters_to("mytilus-trossulus"), "/review/");
        add_link("Littorina's link", life.letters_to("littorina-littorea"), "/review/");
        if (!written.empty()) add_link("Halimione's link", life.letters_to(Life::without_account), "/objection/");
    }
    /// Somebody asks for a new password, somebody gets an account, somebody another address; the style sheet has its
    /// name.
    void add_accounts(Life& life)
    {
        auto& site = life.site;
        site.post("/forgotten", {{"address", cast_address("bufo-bufo")}});
        site.post("/people/new", {{"given", "Nypa"}, {"family", "fruticans"}, {"address", "nypa@mangrove.example"}},
                  "apis-mellifera");
        site.post("/profile/addresses", {{"address", "bufo@pond.example"}}, "bufo-bufo");
        words_["Bufo's new password"] = site.token_to(cast_address("bufo-bufo"), "reset");
        words_["Nypa's account"] = site.token_to("nypa@mangrove.example", "welcome");
        words_["Bufo's other address"] = site.token_to("bufo@pond.example", "address");
        auto const page = site.get("/sign-in").body;
        auto const at = page.find("/assets/journal.") + 8;
        words_["the style sheet"] = page.substr(at, page.find('"', at) - at);
    }
    void add_link(std::string const& word, std::vector<std::string> const& letters, std::string const& path)
    {
        for (auto const& letter : letters)
            for (auto const& link : Crawl::links_in(letter))
                if (link.starts_with(path))
                    words_[word] = link.substr(path.size(), link.find('/', path.size()) - path.size());
    }

    std::map<std::string, std::string> words_;
};

} // namespace succession
