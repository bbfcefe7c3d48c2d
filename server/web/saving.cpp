#include "web/saving.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace succession {

namespace {

Response told(boost::json::object const& object, int status)
{
    auto response = Response::text(boost::json::serialize(object), "application/json");
    response.status = status;
    return response;
}

} // namespace

std::string saved_in_words(std::optional<Moment> at)
{
    if (!at) return "Nothing is written yet. What you type is saved as you go.";
    return fmt::format("Saved {}, {} UTC", long_date(*at), clock_time(*at));
}

ShownDraft shown_draft(std::string form_id, std::string action, std::int64_t version, std::optional<Moment> saved_at)
{
    return {std::move(form_id), std::move(action), version, saved_in_words(saved_at),
            saved_at ? iso_time(*saved_at) : ""};
}

Response told_kept(Moment at, std::int64_t version)
{
    return told({{"saved", iso_time(at)}, {"version", version}}, 200);
}

Response told_other(Moment at, std::int64_t version, std::string const& text)
{
    return told({{"conflict", iso_time(at)}, {"version", version}, {"text", text}}, 409);
}

Response told_guard(std::string const& csrf) { return told({{"csrf", csrf}}, 403); }

Response told_problem(int status, std::string const& sentence) { return told({{"problem", sentence}}, status); }

} // namespace succession
