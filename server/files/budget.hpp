#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

class InputSource;

namespace succession {

/// How long reading one foreign PDF may take, and how much the server may grow by it. When something is used up, every
/// further step fails. Belongs to the thread it was made in.
class Budget {
public:
    Budget();
    Budget(Budget const&) = delete;
    ~Budget();

    /// Fails when the budget is used up; to be asked at every step.
    void check();
    /// Takes from what is left for one thing; where that is too little, all is used up.
    void take(std::size_t bytes, std::size_t& left);
    bool exhausted() const { return exhausted_; }

    /// The file, as qpdf reads it, with a check at every step.
    std::shared_ptr<InputSource> source(std::filesystem::path const&);
    /// The budget of this thread, or null.
    static Budget* current();

private:
    std::chrono::steady_clock::time_point deadline_;
    std::uintmax_t memory_limit_; ///< bytes
    unsigned steps_ = 0;
    bool exhausted_ = false;
};

/// Makes qpdf unpack the tables and objects of a PDF within bounds; to be called before it opens anything.
void bound_unpacking();

} // namespace succession
