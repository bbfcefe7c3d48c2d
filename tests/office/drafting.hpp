#pragma once

#include "domain/fields.hpp"
#include "files/digest.hpp"
#include "files/sample_pdf.hpp"
#include "files/store.hpp"
#include "office/fixture.hpp"
#include "office/manuscript_files.hpp"
#include "office/submission.hpp"
#include "office/take.hpp"
#include "storage/dossiers.hpp"

#include <doctest/doctest.h>

namespace succession {

/// An office with a store, and a draft of Zostera marina's.
struct Drafting : TestOffice {
    explicit Drafting(TestDatabase where_ = fresh_sqlite()) : TestOffice(std::move(where_)), store(store_folder.path)
    {
        office.store = &store;
        id = office::begin_manuscript(office, as("zostera-marina"), "research-article");
    }

    Act as(std::string_view who, std::string once = {}) const
    {
        return {cast_id(who), clock.now(), std::move(once), "/there"};
    }
    office::PageOf page(std::string step, std::optional<std::int64_t> seen = {}) const
    {
        return {id, std::move(step), seen};
    }
    Facts facts()
    {
        return *database.reading([&](Transaction& tx) { return dossiers::find(tx, id); });
    }
    Fields fields() { return Fields::parse(facts().version().fields); }

    /// Fills in everything the type asks for.
    void complete()
    {
        for (auto const& field : office.rules.now().type("research-article").fields) {
            std::vector<std::string> values(static_cast<std::size_t>(std::max(1, field.least)),
                                            field.name + " of the reed");
            if (!field.vocabulary.empty()) values = {office.rules.now().list(field.vocabulary).front().code};
            if (field.name.ends_with("itude")) values = {"47.25"};
            if (field.name.starts_with("years_")) values = {"2019"};
            if (field.kind == "keywords") values = {"rush\nsedge; moss, alder"};
            for (auto const& value : values) typed.emplace_back(field.name, value);
        }
        for (auto const& step : office.rules.now().steps)
            office::save_fields(office, as("zostera-marina"), page(step.code), Form(typed));
        office::save_authors(office, as("zostera-marina"), page("authors"), authors());
        add("title_page");
        add("main");
    }

    static std::vector<office::AuthorRow> authors()
    {
        return {{{"Zostera", "marina", "Zostera.Marina@Restoration.example", "Meadow Station", "", "nl", ""},
                 true,
                 {"software", "methodology"}},
                {{"Halimione", "portulacoides", "halimione@marsh.example", "Marsh Station", "", "", ""}, false, {}}};
    }

    office::Arrived arrived(std::string const& name, Plant const& plant = nothing,
                            std::string const& words = "Alder returns")
    {
        auto const path = sample_pdf(files.path / std::to_string(++last_file), plant, words);
        return {name, path, sha256_of_file(path)};
    }
    std::vector<Blocker> add(std::string const& kind, bool editors_only = false)
    {
        return office::add_files(office, as("zostera-marina"), id, kind, editors_only, {arrived(kind + ".pdf")});
    }
    std::vector<File> files_of(std::string const& kind)
    {
        std::vector<File> found;
        for (auto const& file : facts().files)
            if (file.kind == kind) found.push_back(file);
        std::ranges::sort(found, {}, &File::position);
        return found;
    }
    void send(std::string const& act)
    {
        auto const granted = office::take(office, as("zostera-marina"), {.manuscript = id, .act = act});
        for (auto const& blocker : granted.blockers) FAIL_CHECK(blocker.reason);
        REQUIRE(granted.taken);
    }

    Folder store_folder, files;
    Store store;
    ManuscriptId id;
    std::vector<std::pair<std::string, std::string>> typed; ///< by `complete`
    int last_file = 0;
};

inline Form answer(std::string const& field, std::string const& text)
{
    Form form;
    form.set(field, text);
    return form;
}

} // namespace succession
