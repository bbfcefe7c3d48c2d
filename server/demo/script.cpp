#include "demo/script.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "workflow/yaml.hpp"

#include <algorithm>

namespace succession::demo {

namespace {

std::optional<int> days(Yaml const& map, std::string const& key)
{
    return map.has(key) ? std::optional(map.at(key).number()) : std::nullopt;
}

Fields fields_of(Yaml const& map)
{
    Fields fields;
    for (auto const& [name, value] : map.pairs()) {
        if (value.is_text()) fields.set(name, value.text());
        else fields.set(name, map.texts(name));
    }
    return fields;
}

Character character(Yaml const& at)
{
    at.only({"code", "given", "family", "email", "affiliation", "country", "orcid", "expertise", "roles", "deputy"});
    Character made;
    made.code = at.at("code").text();
    made.person.given = at.at("given").text();
    made.person.family = at.text("family");
    made.person.email = at.at("email").text();
    made.person.affiliation = at.at("affiliation").text();
    made.person.country = at.at("country").text();
    made.person.orcid = at.text("orcid");
    made.person.expertise = at.text("expertise");
    made.roles = at.texts("roles");
    made.deputy = at.text("deputy");
    return made;
}

IssuePlan issue(Yaml const& at)
{
    at.only({"code", "state", "days_ago"});
    return {at.at("code").text(), at.at("state").text(), at.at("days_ago").number()};
}

Place place(Yaml const& of)
{
    if (!of.has("issue")) return {};
    auto const at = of.at("issue");
    at.only({"code", "pages"});
    return {at.at("code").text(), at.at("pages").text()};
}

Writer writer(Yaml const& at)
{
    at.only({"person", "corresponding", "credit"});
    return {at.at("person").text(), at.yes("corresponding"), joined(at.texts("credit"), " ")};
}

std::vector<Named> named(std::vector<Yaml> const& list)
{
    std::vector<Named> found;
    for (auto const& at : list) found.push_back({at.at("person").text(), at.text("reason")});
    return found;
}

Part part(Yaml const& at)
{
    at.only({"person", "state", "round", "reason", "report", "answered"});
    return {at.at("person").text(), at.at("state").text(), at.number("round", 0),
            at.text("reason"),      at.text("report"),     days(at, "answered")};
}

NoticePlan notice(Yaml const& at)
{
    at.only({"kind", "days_ago", "title", "text", "issue"});
    return {at.at("kind").text(), at.at("days_ago").number(), at.at("title").text(), at.at("text").text(), place(at)};
}

Section section(Yaml const& at)
{
    auto const heading = at.at("heading").text();
    return {heading, at.at("text").text(), heading == "Literature Cited"};
}

template <class Read>
auto each(std::vector<Yaml> const& list, Read read)
{
    std::vector<decltype(read(list.front()))> found;
    for (auto const& item : list) found.push_back(read(item));
    return found;
}

void read_dates(Plot& plot, Yaml const& at)
{
    at.only({"received", "first_decision", "revised", "accepted", "published"});
    plot.received = days(at, "received");
    plot.first_decision = days(at, "first_decision");
    plot.revised = days(at, "revised");
    plot.accepted = days(at, "accepted");
    plot.published = days(at, "published");
}

Plot plot(Yaml const& at)
{
    at.only({"code",          "type",     "state",     "production",      "days_ago", "editor",
             "former_editor", "decider",  "decision",  "recommendation",  "reason",   "licence",
             "answers",       "previous", "hold",      "publish_in_days", "issue",    "authors",
             "suggested",     "opposed",  "reviewers", "notices",         "fields",   "sections"});
    Plot made;
    made.code = at.at("code").text();
    made.type = at.at("type").text();
    made.state = at.at("state").text();
    made.production = at.text("production");
    made.former_editor = at.text("former_editor");
    made.editor = at.text("editor");
    made.decider = at.text("decider", "quercus-robur");
    made.decision = at.text("decision");
    made.recommendation = at.text("recommendation");
    made.reason = at.text("reason");
    made.licence = at.text("licence", "CC-BY-4.0");
    made.answers = at.text("answers");
    made.previous = at.text("previous");
    if (at.has("hold"))
        made.hold_by = at.at("hold").at("by").text(), made.hold_reason = at.at("hold").at("reason").text();
    if (at.has("days_ago")) read_dates(made, at.at("days_ago"));
    made.publish_in_days = at.number("publish_in_days", 0);
    made.place = place(at);
    made.authors = each(at.items("authors"), writer);
    made.suggested = named(at.items("suggested"));
    made.opposed = named(at.items("opposed"));
    made.reviewers = each(at.items("reviewers"), part);
    made.notices = each(at.items("notices"), notice);
    made.fields = fields_of(at.at("fields"));
    made.sections = each(at.items("sections"), section);
    return made;
}

ReportText report(Yaml const& at) { return {at.at("code").text(), at.text("manuscript"), fields_of(at.at("form"))}; }

LetterPlan letter(Yaml const& at) { return {at.at("decision").text(), at.text("manuscript"), at.at("text").text()}; }

} // namespace

Writer const& Plot::corresponding() const
{
    auto const found = std::ranges::find(authors, true, &Writer::corresponding);
    if (found == authors.end()) throw Mistake("manuscripts.yaml: " + code + " has no corresponding author.");
    return *found;
}

Fields const& Script::report(std::string const& code, std::size_t turn) const
{
    std::vector<Fields const*> general;
    for (auto const& each : reports) {
        if (!code.empty() && each.code == code) return each.answers;
        if (each.manuscript.empty()) general.push_back(&each.answers);
    }
    if (!code.empty() || general.empty()) throw Mistake("reviews.yaml: there is no report “" + code + "”.");
    return *general[turn % general.size()];
}

std::string const& Script::letter(std::string const& decision, std::string const& manuscript) const
{
    LetterPlan const* found = nullptr;
    for (auto const& each : letters) {
        if (each.decision != decision) continue;
        if (each.manuscript == manuscript) return each.text;
        if (each.manuscript.empty() && !found) found = &each;
    }
    if (!found) throw Mistake("reviews.yaml: there is no letter for “" + decision + "”.");
    return found->text;
}

std::vector<Character> read_cast(std::filesystem::path const& folder)
{
    return each(Yaml::load(folder / "cast.yaml").items("people"), character);
}

Script read_script(std::filesystem::path const& folder)
{
    auto const manuscripts = Yaml::load(folder / "manuscripts.yaml");
    auto const reviews = Yaml::load(folder / "reviews.yaml");
    Script script;
    script.cast = read_cast(folder);
    script.issues = each(manuscripts.items("issues"), issue);
    script.plots = each(manuscripts.items("manuscripts"), plot);
    script.reports = each(reviews.items("reports"), report);
    script.letters = each(reviews.items("letters"), letter);
    for (auto const& at : reviews.items("answers")) script.answers[at.at("code").text()] = at.at("text").text();
    return script;
}

} // namespace succession::demo
