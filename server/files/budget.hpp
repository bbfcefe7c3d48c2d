#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

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
    /// How far one stream may unfold, in bytes.
    std::size_t most_unfolded() const { return most_unfolded_; }

    /// The file, as qpdf reads it, with a check at every step.
    std::shared_ptr<InputSource> source(std::filesystem::path const&);
    /// What was unpacked from it, likewise.
    std::shared_ptr<InputSource> source_of(std::string const& content);
    /// The budget of this thread, or null.
    static Budget* current();

    /// While it lives, streams of this thread unfold as far as drawings honestly reach: plots have many points.
    class OfDrawing {
    public:
        OfDrawing();
        OfDrawing(OfDrawing const&) = delete;
        ~OfDrawing();
    };

private:
    std::chrono::steady_clock::time_point deadline_;
    std::uintmax_t memory_limit_; ///< bytes
    std::size_t most_unfolded_;
    unsigned steps_ = 0;
    bool exhausted_ = false;
};

/// Makes qpdf unpack the tables and objects of a PDF within bounds; to be called before it opens anything.
void bound_unpacking();

} // namespace succession
