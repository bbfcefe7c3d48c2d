#include "files/clean.hpp"

#include "base/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace succession {

void clean_file(std::filesystem::path const& source, FileFacts const& facts, std::filesystem::path const& target)
{
    static constexpr std::array<std::string_view, 3> bare{"txt", "csv", "json"}; ///< all they hold is seen
    static constexpr std::array<std::string_view, 3> pictures{"png", "jpg", "tif"};
    auto const is_among = [&](auto const& kinds) { return std::ranges::count(kinds, facts.extension) > 0; };
    if (facts.extension == "pdf") clean_pdf(source, target);
    else if (facts.extension == "zip") clean_archive(source, target);
    else if (is_among(pictures)) clean_picture(source, facts.extension, target);
    else if (is_among(bare)) std::filesystem::copy_file(source, target);
    else
        throw Problem(Problem::Kind::bad_request,
                      fmt::format("This is {}, which can name its writers inside, where we cannot take the names out. "
                                  "Send it as PDF, picture, text or CSV, or mark it for the editors alone.",
                                  facts.what));
}

} // namespace succession
