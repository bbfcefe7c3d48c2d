#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

class InputSource;

namespace succession {

/// What reading one foreign PDF may cost: time, bytes read, bytes unpacked. When something is used up, every further
/// step fails. Belongs to the thread it was made in.
class Budget {
public:
    /// Enough for all a file of that size can hold, too little for what a bomb would unfold to.
    explicit Budget(std::uintmax_t file_size);
    Budget(Budget const&) = delete;
    ~Budget();

    void spend_reading(std::uintmax_t bytes);
    void spend_unpacking(std::uintmax_t bytes);
    bool exhausted() const { return exhausted_; }

    /// The file, as qpdf reads it, charged to this budget.
    std::shared_ptr<InputSource> source(std::filesystem::path const&);
    /// The budget of this thread, or null.
    static Budget* current();

private:
    void spend(std::uintmax_t& left, std::uintmax_t bytes);

    std::chrono::steady_clock::time_point deadline_;
    std::uintmax_t reading_left_;
    std::uintmax_t unpacking_left_;
    bool exhausted_ = false;
};

/// Makes qpdf unpack within the budget of its thread; to be called before it opens anything.
void bound_unpacking();

} // namespace succession
