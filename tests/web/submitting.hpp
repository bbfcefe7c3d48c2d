#pragma once

#include "files/digest.hpp"
#include "files/sample_pdf.hpp"
#include "files/store.hpp"
#include "storage/dossiers.hpp"
#include "web/fixture.hpp"

namespace succession {

/// A journal with a place for files, and Zostera marina who writes in it.
struct Submitting : Journey {
    explicit Submitting(TestDatabase where_ = fresh_sqlite()) : Journey({}, std::move(where_)), store(store_folder.path)
    {
        office.store = &store;
    }

    std::string begin(std::string const& type = "research-article")
    {
        auto const location = header(post("/submit", {{"type", type}}, author), "location");
        return location.substr(0, location.rfind("/submission"));
    }
    Response page(std::string const& step) { return get(manuscript + "/submission/" + step, author); }
    Response save(std::string const& step, Typed fields)
    {
        return post(manuscript + "/submission/" + step, std::move(fields), author);
    }
    Response draft(std::string const& step, Typed fields)
    {
        Request request;
        request.method = Method::post;
        request.path = manuscript + "/submission/" + step + "/draft";
        request.fields = std::move(fields);
        request.fields.emplace_back("csrf", csrf(author));
        request.headers.emplace_back("accept", "application/json");
        return send(std::move(request), author);
    }
    Upload upload(std::string const& name, Plant const& plant = nothing, std::string const& words = "Alder returns")
    {
        auto const path = sample_pdf(files.path / std::to_string(++last_file), plant, words);
        return {"file", name, path, static_cast<std::int64_t>(std::filesystem::file_size(path)), sha256_of_file(path)};
    }
    Response send_file(std::string const& kind, Upload file)
    {
        return post(manuscript + "/submission/files", {{"kind", kind}}, author, {std::move(file)});
    }
    void fill_in()
    {
        save("type", {{"type", "research-article"}});
        save("text", {{"title", "Alder & sedge <return>"},
                      {"running_head", "Alder"},
                      {"abstract", "Alder came back."},
                      {"implications", "Wait."},
                      {"implications", "Wet it."},
                      {"keywords", "alder\nmire\nrush\nsedge"}});
        save("statements", {{"data_availability", "On request."},
                            {"ethics", "not needed"},
                            {"conflicts", "none"},
                            {"funding", "none"},
                            {"ai_use", "none"}});
        save("authors", {{"given-1", "Zostera"},
                         {"family-1", "marina"},
                         {"email-1", "zostera.marina@restoration.example"},
                         {"affiliation-1", "Meadow Station"},
                         {"country-1", "Germany"},
                         {"corresponding-1", "yes"},
                         {"credit-1", "software"},
                         {"given-2", "Halimione"},
                         {"family-2", "portulacoides"},
                         {"email-2", "Halimione@marsh.example"},
                         {"affiliation-2", "Marsh"}});
        save("reviewers", {{"suggested_name-1", "Larus marinus"}, {"suggested_reason-1", "knows gulls"}});
        save("site", {{"countries", "Germany"},
                      {"latitude", "54.3"},
                      {"longitude", "10.1"},
                      {"ecosystem", "T1.2"},
                      {"activities", "planting"}});
        send_file("title_page", upload("title page.pdf"));
        send_file("main", upload("Canary of the marsh.pdf", with_author, "Alder returns to the marsh"));
    }
    static void with_author(QPDF& pdf, QPDFObjectHandle)
    {
        pdf.getTrailer().replaceKey(
            "/Info", pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Author (Canary of the marsh) >>")));
    }
    Facts facts()
    {
        auto const name = manuscript.substr(std::string("/manuscripts/").size());
        return *database.reading([&](Transaction& tx) {
            return name.starts_with("REC") ? dossiers::find(tx, name)
                                           : dossiers::find(tx, ManuscriptId{std::stoll(name)});
        });
    }

    std::string const author = "zostera-marina";
    Folder store_folder, files;
    Store store;
    std::string manuscript;
    int last_file = 0;
};

inline std::string location(Response const& response) { return header(response, "location"); }

} // namespace succession
