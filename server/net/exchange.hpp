#pragma once

#include "net/arrival.hpp"
#include "net/outgoing.hpp"
#include "net/reception.hpp"
#include "web/intake.hpp"

#include <chrono>

namespace succession {

/// A request and its answer, without the waiting between; measured and logged when it goes. One thread at a time.
class Exchange {
public:
    explicit Exchange(Reception&);
    ~Exchange();
    Exchange(Exchange const&) = delete;

    Arrival arrival;
    Outgoing outgoing;

    /// The head is there, or as much of it as will come: the clock starts, the request gets its number.
    void begin(std::string const& peer);
    /// Answers with a line of plain text.
    void refuse(int status, std::string const& sentence);

    // On a worker, for reading:
    void answer();
    // On a worker, for the rest; each may end in `is_answered`:
    void admit();
    void take(std::string const& piece);
    void answer_form(std::string const& last_piece);

    /// Whether the form that was admitted may bring files, and whose they are; 0: nobody's.
    bool may_bring_files() const { return intake_ && intake_->may_bring_files(); }
    std::int64_t sender() const { return sender_; }

    bool is_answered() const { return status_ != 0; }
    /// Whether another request may follow on the connection.
    bool keeps_alive() const { return keeps_alive_; }

private:
    template <class Act>
    void attempt(Act);
    void respond(Response);
    void log(std::chrono::microseconds) const;

    Reception& reception_;
    std::chrono::steady_clock::time_point begun_;
    bool keeps_alive_ = false;
    int status_ = 0;
    std::string_view route_; ///< of the table of routes, which stays
    std::string fault_;
    std::int64_t sender_ = 0;
    std::optional<Intake> intake_;
};

} // namespace succession
