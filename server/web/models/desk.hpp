#pragma once

#include "web/fields.hpp"
#include "web/onward.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// A word in a colour.
struct Pill {
    std::string label;
    std::string tone;
};
SUCCESSION_DESCRIBE(Pill, label, tone)

/// One manuscript in a list, for partials/rows.
struct DeskLine {
    std::string href;
    std::string title;
    std::string facts;
    std::string sign;
    std::string sign_label;
    std::vector<Pill> pills;
    std::string when;
    std::string what;
    std::string tone;
};
SUCCESSION_DESCRIBE(DeskLine, href, title, facts, sign, sign_label, pills, when, what, tone)

/// A part of the desk: rows, and where its next page begins.
struct DeskPart : Onward {
    std::vector<DeskLine> rows;
};
SUCCESSION_DESCRIBE_MORE(DeskPart, Onward, rows)

/// What awaits somebody, and what runs without them.
struct DeskPage {
    static constexpr std::string_view template_name = "desk/desk";
    std::string lead{};
    bool is_empty = false;
    std::string empty_says{};
    std::optional<DeskPart> awaiting{};
    std::optional<DeskPart> running{};
};
SUCCESSION_DESCRIBE(DeskPage, lead, is_empty, empty_says, awaiting, running)

/// Everything that is somebody's, with filters.
struct ListPage {
    static constexpr std::string_view template_name = "desk/list";
    std::string text{};
    std::vector<FormOption> parts{};
    std::vector<FormOption> stages{};
    std::vector<FormOption> labels{};
    bool has_labels = false;
    bool is_filtered = false;
    bool is_empty = false;
    std::optional<DeskPart> found{};
};
SUCCESSION_DESCRIBE(ListPage, text, parts, stages, labels, has_labels, is_filtered, is_empty, found)

using DeskPages = boost::mp11::mp_list<DeskPage, ListPage>;

} // namespace succession
