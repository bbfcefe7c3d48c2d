#include "letters/letters.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "view/flaws.hpp"
#include "view/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace succession {

namespace {

constexpr std::string_view subject_mark = "Subject: ";

/// The template of one kind with its partials; what is wrong with it is added to `mistakes`.
LetterText read(Texts const& texts, std::string const& kind, std::vector<std::string>& mistakes)
{
    Source const source(texts, kind, "", "");
    std::string_view const text = source.text();
    for (auto const& flaw : flaws_in(text, Medium::letter, shape_of<LetterFacts>()))
        mistakes.push_back(fmt::format("letters/{}: {}", source.place(flaw.at), flaw.sentence));
    auto const end = text.find("\n\n");
    auto const line = text.substr(0, end);
    if (end == std::string_view::npos || !line.starts_with(subject_mark) || line.find('\n') != std::string_view::npos) {
        mistakes.push_back(fmt::format("letters/{}.mustache: begins with \"Subject: …\" and a blank line.", kind));
        return {};
    }
    return {std::string(line.substr(subject_mark.size())), std::string(text.substr(end + 2))};
}

/// One blank line between paragraphs, however many a part left out has left behind.
std::string without_gaps(std::string_view text)
{
    std::string close;
    for (char const c : text)
        if (c != '\n' || !close.ends_with("\n\n")) close += c;
    return std::string(trimmed(close));
}

std::string filled(std::string const& text, LetterFacts const& facts)
{
    return Mustache(text, Medium::letter).render(record_of(facts), {});
}

} // namespace

LetterTemplates::LetterTemplates(std::filesystem::path const& folder)
{
    auto const texts = read_templates(folder, "");
    std::vector<std::string> mistakes;
    for (auto const& [name, text] : texts)
        if (!name.starts_with("partials/")) templates_.emplace(name, read(texts, name, mistakes));
    if (!mistakes.empty()) throw Mistake(joined(mistakes, "\n"));
}

void LetterTemplates::check(std::vector<std::string> const& kinds) const
{
    for (auto const& kind : kinds)
        if (!templates_.contains(kind)) throw Mistake(fmt::format("There is no template letters/{}.mustache.", kind));
    for (auto const& [kind, text] : templates_)
        if (std::ranges::find(kinds, kind) == kinds.end())
            throw Mistake(fmt::format("letters/{}.mustache is a letter that nobody writes.", kind));
}

std::vector<std::string> LetterTemplates::kinds() const
{
    std::vector<std::string> kinds;
    for (auto const& [kind, text] : templates_) kinds.push_back(kind);
    return kinds;
}

LetterText LetterTemplates::write(std::string_view kind, LetterFacts facts) const
{
    auto const found = templates_.find(kind);
    if (found == templates_.end()) throw std::logic_error(fmt::format("there is no letter {}", kind));

    auto const& [subject, body] = found->second;
    return {one_line(filled(subject, facts)), without_gaps(filled(body, facts))};
}

} // namespace succession
