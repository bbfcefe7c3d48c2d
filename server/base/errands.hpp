#pragma once

#include <exception>
#include <utility>

namespace succession {

/// Several things to do, of which none may keep the others from being done: what the first failure throws waits for the
/// end.
class Errands {
public:
    /// Does one of them; returns what `work` returns, or nothing of that kind where it fails.
    template <class Work>
    auto run(Work&& work) -> decltype(work())
    {
        try {
            return std::forward<Work>(work)();
        }
        catch (...) {
            if (!first_failure_) first_failure_ = std::current_exception();
            return decltype(work())();
        }
    }

    /// Throws the first failure, where there was one.
    void end() const
    {
        if (first_failure_) std::rethrow_exception(first_failure_);
    }

private:
    std::exception_ptr first_failure_;
};

} // namespace succession
