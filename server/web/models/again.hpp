#pragma once

#include "web/fields.hpp"
#include "web/kept.hpp"

#include <boost/mp11/list.hpp>

namespace succession {

/// A form that came without a valid session or token: all that was typed, to be sent once more.
struct AgainPage {
    static constexpr std::string_view template_name = "again/again";
    bool signed_out = false; ///< sign in first
    bool no_cookies = false; ///< the browser sends none: it will come back here
    std::string problem;
    std::string address; ///< typed into the sign-in form
    std::string again;   ///< the form as JSON, carried through signing in
    std::string action;  ///< where it is sent once signed in
    bool had_files = false;
    bool has_fields = false;
    std::vector<KeptField> fields;
};
SUCCESSION_DESCRIBE(AgainPage, signed_out, no_cookies, problem, address, again, action, had_files, has_fields, fields)

/// Where one may go from a page that could not be.
struct WayOut {
    std::string href;
    std::string label;
    bool main = false;
};
SUCCESSION_DESCRIBE(WayOut, href, label, main)

/// Whatever kept a page from being shown or an act from being done.
struct ProblemPage {
    static constexpr std::string_view template_name = "problems/problem";
    std::string heading;
    std::string sentence;
    std::string advice; ///< what was kept, and what to do
    std::vector<WayOut> ways;
    bool may_send_again = false;
    std::string action;
    bool has_fields = false;
    std::vector<KeptField> fields;
};
SUCCESSION_DESCRIBE(ProblemPage, heading, sentence, advice, ways, may_send_again, action, has_fields, fields)

/// Fields to look through, as partials/form_fields shows them.
struct FieldsToMend {
    std::vector<FormField> fields;
};
SUCCESSION_DESCRIBE(FieldsToMend, fields)

/// A form some characters of which were lost on the way: to be looked through and sent once more.
struct MendPage {
    static constexpr std::string_view template_name = "again/mend";
    std::string action;
    bool had_files = false;
    FieldsToMend mend;
    bool has_fields = false;
    std::vector<KeptField> fields; ///< the others, as they were sent
};
SUCCESSION_DESCRIBE(MendPage, action, had_files, mend, has_fields, fields)

using AgainPages = boost::mp11::mp_list<AgainPage, ProblemPage, MendPage>;

} // namespace succession
