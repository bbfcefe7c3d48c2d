#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace succession {

/// Something a form offers: a radio button, a box to tick, a line of a list.
struct Choice {
    std::string name;
    std::string value;
    bool disabled = false;
};

/// A form of a page as a browser without scripts would send it, untouched.
struct PageForm {
    std::string action; ///< "" : the page's own address
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<Choice> choices;
    std::vector<std::string> buttons;                        ///< names of submit buttons
    bool sends = false;                                      ///< there is a button to send it with
    std::vector<std::pair<std::string, std::string>> blanks; ///< texts that stand empty: name and kind of input
    std::vector<std::string> boxes;                          ///< names of boxes to tick

    bool has(std::string_view name) const;
    /// Whether somebody at this form could send these values under that name.
    bool offers(std::string_view name, std::vector<std::string> const& values) const;
    /// All that may be chosen under a name.
    std::vector<std::string> offered(std::string_view name) const;
    void set(std::string const& name, std::string value);
    void set_all(std::string const& name, std::vector<std::string> const& values);
    /// Chooses, wherever nothing is chosen, the first that is offered; boxes stay as they are.
    void choose_the_rest();
    /// Answers everything somebody could answer: texts, choices and boxes.
    void answer_the_rest();
};

std::vector<PageForm> forms_in(std::string const& html);
/// The text with character references resolved.
std::string unescaped(std::string_view text);

} // namespace succession
