#pragma once

#include "base/clock.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace succession::demo {

/// A part of a paper. Blank lines part its paragraphs; *Salix alba* is set in italics, here and in every text below.
struct Section {
    std::string heading;
    std::string text;
    bool references = false; ///< each paragraph is an entry of a list of literature
};

/// A line of measurements through the years, drawn as a figure.
struct Series {
    std::string name;
    std::vector<double> values; ///< one a tick
};

/// A figure: lines over years.
struct Chart {
    std::string caption;
    std::string unit;               ///< of the values: "Species per plot"
    std::vector<std::string> ticks; ///< below the axis: "2016"
    std::vector<Series> series;
};

/// What makes a manuscript a published article.
struct Imprint {
    std::string journal;                                    ///< "Restoration Ecology"
    std::string type;                                       ///< "Research Article"
    std::string issue;                                      ///< "Volume 34 · Issue 2 · e14205" or "Early View"
    std::string doi;                                        ///< "10.1111/rec.14205"
    std::string licence;                                    ///< a sentence
    std::string copyright;                                  ///< "© 2026 The Authors"
    std::vector<std::pair<std::string, std::string>> facts; ///< at the side: {"Received", "4 March 2026"} …
};

/// A paper to be typeset: a manuscript for review, or with an imprint the journal's article.
struct Paper {
    std::string title;
    std::vector<std::string> authors; ///< none in an anonymous manuscript
    std::vector<std::string> affiliations;
    std::string abstract;
    std::vector<std::string> key_words;
    std::string implications_heading = "Implications for Practice";
    std::vector<std::string> implications;
    std::vector<Section> sections;
    std::optional<Chart> chart; ///< stands at the end of `Results`, or of the text
    std::string running_head;
    bool line_numbers = false;   ///< continuous, as reviewers like them
    std::string property_author; ///< hidden in the file's properties, as word processors do
    Moment made_at = 0;
    std::optional<Imprint> imprint;
};

/// Typesets a paper on A4. The same paper gives the same bytes.
void make_pdf(Paper const&, std::filesystem::path const&);

} // namespace succession::demo
