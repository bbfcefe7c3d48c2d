#include "net/exchange.hpp"

#include "net/address.hpp"
#include "net/refusal.hpp"
#include "web/delivery.hpp"

#include <boost/core/demangle.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace succession {

namespace chrono = std::chrono;

namespace {

std::string_view name_of(Method method)
{
    switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::other: break;
    }
    return "other";
}

/// What the log may say of a fault: messages may hold what people wrote, but for the system's own.
std::string describe(std::exception const& error)
{
    if (dynamic_cast<std::system_error const*>(&error)) return error.what();
    return boost::core::demangle(typeid(error).name());
}

} // namespace

Exchange::Exchange(Reception& reception) : arrival(reception.settings.header_limit), reception_(reception) {}

Exchange::~Exchange()
{
    if (arrival.head.number == 0) return;
    --reception_.metrics.in_flight;
    if (!is_answered()) return;
    auto const duration = chrono::duration_cast<chrono::microseconds>(chrono::steady_clock::now() - begun_);
    reception_.metrics.count(status_, duration, outgoing.sent());
    if (reception_.settings.log) log(duration);
}

void Exchange::begin(std::string const& peer)
{
    begun_ = chrono::steady_clock::now();
    ++reception_.metrics.in_flight;
    auto& head = arrival.head;
    head.number = ++reception_.last_number;
    head.address = person_address(peer, head.headers, reception_.settings.trusted_proxies);
    keeps_alive_ = arrival.fault() == 0 && arrival.has_head() && arrival.keeps_alive();
}

void Exchange::refuse(int status, std::string const& sentence)
{
    auto response = refusal(arrival.head, status, sentence);
    if (status == 503) response.with("retry-after", "1");
    respond(std::move(response));
}

void Exchange::answer()
{
    attempt([this]() -> std::optional<Response> {
        auto admission = reception_.application.admit(arrival.head);
        if (admission.refusal) return admission.refusal;
        return reception_.application.answer(Request{arrival.head, {}, {}});
    });
}

void Exchange::admit()
{
    attempt([this] {
        auto admission = reception_.application.admit(arrival.head);
        if (!admission.refusal) intake_.emplace(arrival.head, admission, reception_.settings.upload_folder);
        sender_ = admission.person;
        return std::move(admission.refusal);
    });
}

void Exchange::take(std::string const& piece)
{
    attempt([&]() -> std::optional<Response> {
        intake_->take(piece);
        return {};
    });
}

void Exchange::answer_form(std::string const& last_piece)
{
    attempt([&]() -> std::optional<Response> {
        Request request{arrival.head, {}, {}};
        intake_->take(last_piece);
        intake_->finish(request);
        return reception_.application.answer(std::move(request));
    });
}

/// Whatever happens, somebody gets an answer.
template <class Act>
void Exchange::attempt(Act act)
{
    try {
        try {
            if (std::optional<Response> response = act()) respond(*std::move(response));
        }
        catch (Problem const& problem) {
            respond(reception_.application.refuse(arrival.head, problem));
        }
    }
    catch (std::exception const& error) {
        fault_ = describe(error);
        refuse(500, fmt::format("Something went wrong on our side (no. {:X}).", arrival.head.number));
    }
}

void Exchange::respond(Response response)
{
    // what has not been read cannot be told from the next request
    keeps_alive_ = keeps_alive_ && arrival.is_complete() && !reception_.is_closing;
    route_ = response.route;
    auto delivered = deliver(arrival.head, std::move(response));
    auto const status = delivered.status;
    outgoing = Outgoing(std::move(delivered), keeps_alive_);
    status_ = status;
}

void Exchange::log(chrono::microseconds duration) const
{
    boost::json::object line{{"time", iso_time(Clock().now())},
                             {"number", arrival.head.number},
                             {"method", name_of(arrival.head.method)},
                             {"route", route_},
                             {"status", status_},
                             {"us", duration.count()},
                             {"bytes", outgoing.sent()}};
    if (!fault_.empty()) line["fault"] = fault_;
    reception_.settings.log(boost::json::serialize(line));
}

} // namespace succession
