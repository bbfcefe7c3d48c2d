#include "web/response.hpp"

#include "web/application.hpp"

namespace succession {

Response Response::html(std::string page, int status)
{
    return {status, {{"content-type", "text/html; charset=utf-8"}}, std::move(page), {}};
}

Response Response::text(std::string text, std::string media_type)
{
    return {200, {{"content-type", std::move(media_type)}}, std::move(text), {}};
}

Response Response::see_other(std::string const& location) { return {303, {{"location", location}}, {}, {}}; }

Response& Response::with(std::string name, std::string value) &
{
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response Response::with(std::string name, std::string value) &&
{
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

int status_of(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::bad_request: return 400;
    case Problem::Kind::unauthorized: return 401;
    case Problem::Kind::not_found: return 404;
    case Problem::Kind::conflict: return 409;
    case Problem::Kind::too_large: return 413;
    case Problem::Kind::too_many: return 429;
    case Problem::Kind::unavailable: return 503;
    }
    return 500;
}

Response Application::refuse(Head const&, Problem const& problem)
{
    auto response = Response::text(problem.what(), "text/plain; charset=utf-8");
    response.status = status_of(problem.kind);
    return response;
}

} // namespace succession
