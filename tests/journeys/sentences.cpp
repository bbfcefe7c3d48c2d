#include "journeys/stagehand.hpp"

// The sentences a journey is told in.

namespace succession {

namespace {

/// What the words in braces stand for.
constexpr std::pair<std::string_view, std::string_view> placeholders[] = {
    {"{who}", "([a-z]+-[a-z]+)"},
    {"{name}", "([A-Z])"},
    {"{act}", "([a-z_]+)"},
    {"{code}", "([a-z-]+)"},
    {"{number}", "([0-9]+)"},
    {"{text}", "\"(.*)\""},
    {"{texts}", "(\".*\")"},
    {"{on}", "on (?:review of ([a-z]+-[a-z]+) of )?([A-Z])"},
    {"{by}", "(as|by link) ([a-z]+-[a-z]+)"},
    {"{with}", "(?: with (.*?))?"},
    {"{because}", "(?: because \"(.*)\")?"},
};

std::regex shape_of(std::string pattern)
{
    for (auto const& [word, shape] : placeholders)
        for (auto at = pattern.find(word); at != std::string::npos; at = pattern.find(word, at + shape.size()))
            pattern.replace(at, word.size(), shape);
    return std::regex(pattern);
}

} // namespace

std::vector<Stagehand::Sentence> const& Stagehand::sentences()
{
    using enum Kind;
    using S = Stagehand;
    struct Spoken {
        Kind kind;
        char const* mark;
        char const* pattern;
        void (S::*play)(Words);
    };
    static constexpr Spoken spoken[] = {
        {elsewhere, "given ", "given a manuscript in {act} as {name}", &S::given},
        {acts, " submits ", "as {who} submits {text}(?: with ([a-z, -]+))? as {name}", &S::submits},
        {acts, " again", "as {who} sends {name} again", &S::sends_again},
        {acts, " begins ", "as {who} begins an? {code} as {name}", &S::begins},
        {refused, " cannot begin ", "as {who} cannot begin an? {code}", &S::cannot_begin},
        {acts, " writes everything", "as {who} writes everything of {name}(?: with ([a-z, -]+))?",
         &S::writes_everything},
        {acts, " writes ", "as {who} writes {act} of {name}{with}", &S::writes},
        {refused, " cannot write ", "as {who} cannot write {act} of {name}{with}{because}", &S::cannot_write},
        {acts, " lists ", "as {who} lists (?:{text} at (\\S+)|{who}) on {name}", &S::lists},
        {refused, " cannot list ", "as {who} cannot list {who} on {name}{because}", &S::cannot_list},
        {acts, " invites ", "as {who} invites {who} on {name}", &S::invites},
        {acts, " decides ",
         "as {who} decides {code}( directly| on appeal| twice)? on {name}( with all reports| with the report of "
         "{who})?(, waiting for {who})?",
         &S::decides},
        {acts, " takes ", "{by} takes {act}( twice)? {on}{with}(?: giving {name})?", &S::takes},
        {refused, " cannot take ", "{by} cannot take {act} {on}{with}{because}", &S::cannot_take},
        {acts, " takes ", "by (objection|author-change) link {who} takes ([a-z_]+) on {name}{with}",
         &S::by_author_link},
        {refused, " cannot take ", "by (objection|author-change) link {who} cannot take ([a-z_]+) on {name}{because}",
         &S::cannot_by_author_link},
        {acts, " saves ", "by link {who} saves the review of {name}{with}", &S::saves_review},
        {acts, " saves ", "as {who} saves {act} {on}{with}", &S::saves_act},
        {acts, " adds ", "as {who} adds (a PDF|a text|an empty file) as {act} to {name}", &S::adds_file},
        {refused, " cannot add ", "as {who} cannot add (a PDF|a text|an empty file) as {act} to {name}{because}",
         &S::cannot_add_file},
        {elsewhere, " opens ", "{by} opens {act} {on}", &S::opens},
        {acts, " sends the page", "{who} sends the page left open on {name}( twice)?{with}", &S::sends_open_page},
        {refused, " finds the page", "{who} finds the page left open (overtaken|closed|gone|signed out){with}{because}",
         &S::finds_open_page},
        {elsewhere, "'s session ends", "{who}'s session ends", &S::session_ends},
        {acts, " signs in again", "{who} signs in again and sends it on {name}", &S::signs_in_again},
        {refused, " signs in again", "{who} signs in again and finds it gone", &S::signs_in_too_late},
        {elsewhere, " is away ", "{who} is away for {number} days", &S::goes_away},
        {elsewhere, " is back", "{who} is back", &S::comes_back},
        {elsewhere, " the part of ", "as {who} gives {who} the part of {act}", &S::gives_part},
        {elsewhere, " the part of ", "as {who} takes back the part of {act} from {who}", &S::loses_part},
        {elsewhere, " account ", "as {who} closes the account of {who}", &S::closes_account},
        {elsewhere, "deputy", "as {who} names ({who}|nobody) deputy of {who} as {act}", &S::names_deputy},
        {elsewhere, " issue ", "as {who} (plans|opens|publishes) issue {number}/{number}", &S::works_on_issue},
        {refused, " issue ", "as {who} cannot (plan|open|publish) issue {number}/{number}{because}",
         &S::cannot_work_on_issue},
        {elsewhere, " bounces", "mail to {who} bounces", &S::mail_bounces},
        {elsewhere, " arrives", "mail to {who} arrives", &S::mail_arrives},
        {elsewhere, "the post ", "the post is carried", &S::post_is_carried},
        {elsewhere, " once more", "as {who} sends letter {act} to {who} once more on {name}", &S::sends_letter_again},
        {elsewhere, " pass", "{number} (day|hour|minute)s? pass(?:es)?", &S::time_passes},
        {asks, "expect review ", "expect review of {who} of {name} is {act}(?:, {number} days?)?", &S::expect_review},
        {asks, " waits for nobody", "expect {name} waits for nobody", &S::expect_nobodys_turn},
        {asks, " waits for ", "expect {name} waits for {who}(?:, {number} days?( late)?)?", &S::expect_turn},
        {asks, "expect letters ", "expect letters (.*)", &S::expect_letters},
        {asks, "expect no letters", "expect no letters", &S::expect_no_letters},
        {asks, "expect letter ", "expect letter {act} to {who}", &S::expect_letter},
        {asks, "expect letter ", "expect letter {act} to {who} (says|does not say) {text}", &S::expect_letter_says},
        {asks, "expect letter ", "expect letter {act} to {who} is {act}", &S::expect_letter_is},
        {asks, "expect no letter ", "expect no letter {act} to {who}", &S::expect_no_letter},
        {asks, " changed", "expect (?:only (.*)|nothing) changed", &S::expect_only_changed},
        {asks, " by link ", "expect {who} by link (sees|does not see) {texts} on {name}", &S::expect_sees_by_link},
        {asks, "see", "expect (readers|{who}) (sees?|misse?s?|does not see) {texts} at (.*)", &S::expect_sees_there},
        {asks, "miss", "expect (readers|{who}) (sees?|misse?s?|does not see) {texts} at (.*)", &S::expect_sees_there},
        {asks, "see", "expect {who} (sees|does not see) {texts} on {name}", &S::expect_sees},
        {asks, " cannot open ", "expect {who} cannot open {name}", &S::expect_cannot_open},
        {asks, " read ", "expect {who} (by link )?(can|cannot) read {act} of {name}", &S::expect_file},
        {asks, "expect desk ", "expect desk of {who} is (noted|unchanged) for {name}", &S::expect_desk},
        {asks, " lacks ", "expect {name} lacks (nothing|{texts})", &S::expect_lacks},
        {asks, " was ", "expect {name} was (received|first decided|revised|accepted) {number} days ago",
         &S::expect_date},
        {asks, " is ", "expect {name} is {act}", &S::expect_state},
    };
    static auto const all = [] {
        std::vector<Sentence> made;
        for (auto const& [kind, mark, pattern, play] : spoken) made.push_back({mark, shape_of(pattern), kind, play});
        return made;
    }();
    return all;
}

} // namespace succession
