#pragma once

#include "base/describe.hpp"

#include <boost/mp11/list.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace succession {

/// A state of a machine, as editors read of it.
struct StateLine {
    std::string label;
    std::string stage;
    std::string owner; ///< "" for an end
    std::string clock;
    std::string wanted;
    std::string readers; ///< "The authors read", or the reviewer
    std::string read;    ///< and what
};
SUCCESSION_DESCRIBE(StateLine, label, stage, owner, clock, wanted, readers, read)

/// An act, in words.
struct ActLine {
    std::string label;
    std::string help;
    std::string who;
    std::string from;
    std::string to;
};
SUCCESSION_DESCRIBE(ActLine, label, help, who, from, to)

/// A machine, drawn and in words.
struct MachineView {
    std::string heading;
    std::string about;
    bool has_picture = false; ///< one that shows the machine as it is
    std::string picture;
    std::string picture_alt;
    std::string readers;
    std::vector<StateLine> states;
    std::string act_count;
    std::vector<ActLine> acts;
};
SUCCESSION_DESCRIBE(MachineView, heading, about, has_picture, picture, picture_alt, readers, states, act_count, acts)

/// How a manuscript moves on.
struct WorkflowPage {
    static constexpr std::string_view template_name = "workflow/workflow";
    std::vector<MachineView> machines;
};
SUCCESSION_DESCRIBE(WorkflowPage, machines)

using WorkflowPages = boost::mp11::mp_list<WorkflowPage>;

} // namespace succession
