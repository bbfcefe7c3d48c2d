#pragma once

#include "letters/facts.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// A letter as it is read, and as its sender may still change it. Plain text; a paragraph is one line.
struct LetterText {
    std::string subject; ///< one line
    std::string body;

    friend bool operator==(LetterText const&, LetterText const&) = default;
};

/// The journal's letters: one template a kind, "Subject: …", a blank line, the body; shared parts in partials/.
/// Immutable; safe to share between threads.
class LetterTemplates {
public:
    /// Reads a folder and holds every tag against LetterFacts. Throws Mistake naming files, lines and tags.
    explicit LetterTemplates(std::filesystem::path const& folder);

    /// Throws Mistake unless there is a template for each of these kinds, and no other.
    void check(std::vector<std::string> const& kinds) const;
    std::vector<std::string> kinds() const;

    /// The letter of that kind with these facts. There must be one.
    LetterText write(std::string_view kind, LetterFacts facts) const;

private:
    std::map<std::string, LetterText, std::less<>> templates_;
};

} // namespace succession
