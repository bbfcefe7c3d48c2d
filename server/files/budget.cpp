#include "files/budget.hpp"

#include <qpdf/BufferInputSource.hh>
#include <qpdf/FileInputSource.hh>

#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace succession {

namespace {

using namespace std::chrono_literals;

constexpr auto time_allowed = 20s;
constexpr std::size_t most_of_tables = 4 << 20;      ///< bytes; thousands of objects, where writers put hundreds
constexpr std::size_t most_of_drawings = 128 << 20;  ///< bytes; a plot of a million points has fifty
constexpr std::uintmax_t growth_allowed = 512 << 20; ///< bytes; a manuscript needs less than fifty million

thread_local Budget* budget_of_thread = nullptr;

/// Bytes of memory this process holds.
std::uintmax_t memory_held()
{
    std::uintmax_t all = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident * static_cast<std::uintmax_t>(::sysconf(_SC_PAGESIZE));
}

class BoundedInput : public FileInputSource {
public:
    BoundedInput(std::filesystem::path const& path, Budget& budget) : FileInputSource(path.c_str()), budget_(budget) {}

    std::size_t read(char* buffer, std::size_t length) override
    {
        budget_.check();
        return FileInputSource::read(buffer, length);
    }
    qpdf_offset_t findAndSkipNextEOL() override
    {
        budget_.check();
        return FileInputSource::findAndSkipNextEOL();
    }

private:
    Budget& budget_;
};

class BoundedText : public BufferInputSource {
public:
    BoundedText(std::string const& content, Budget& budget) : BufferInputSource("content", content), budget_(budget) {}

    std::size_t read(char* buffer, std::size_t length) override
    {
        budget_.check();
        return BufferInputSource::read(buffer, length);
    }

private:
    Budget& budget_;
};

} // namespace

Budget::Budget()
    : deadline_(std::chrono::steady_clock::now() + time_allowed), memory_limit_(memory_held() + growth_allowed),
      most_unfolded_(most_of_tables)
{
    budget_of_thread = this;
}

Budget::~Budget() { budget_of_thread = nullptr; }

Budget* Budget::current() { return budget_of_thread; }

void Budget::check()
{
    static constexpr auto steps_between_looks = 256u; // a megabyte of the file, read by pages
    auto const look = ++steps_ % steps_between_looks == 0;
    exhausted_ = exhausted_ || std::chrono::steady_clock::now() > deadline_ || (look && memory_held() > memory_limit_);
    if (exhausted_) throw std::runtime_error("the budget for reading this PDF is used up");
}

void Budget::take(std::size_t bytes, std::size_t& left)
{
    exhausted_ = exhausted_ || bytes > left;
    check();
    left -= bytes;
}

std::shared_ptr<InputSource> Budget::source(std::filesystem::path const& path)
{
    return std::make_shared<BoundedInput>(path, *this);
}

std::shared_ptr<InputSource> Budget::source_of(std::string const& content)
{
    return std::make_shared<BoundedText>(content, *this);
}

Budget::OfDrawing::OfDrawing() { current()->most_unfolded_ = most_of_drawings; }

Budget::OfDrawing::~OfDrawing() { current()->most_unfolded_ = most_of_tables; }

} // namespace succession
