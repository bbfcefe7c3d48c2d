#include "files/budget.hpp"

#include <qpdf/FileInputSource.hh>

#include <algorithm>
#include <stdexcept>

namespace succession {

namespace {

using namespace std::chrono_literals;

constexpr auto time_allowed = 20s;
constexpr std::uintmax_t structure_allowed = 64 << 20; ///< bytes: hundreds of pages need less than ten

thread_local Budget* budget_of_thread = nullptr;

class BoundedInput : public FileInputSource {
public:
    BoundedInput(std::filesystem::path const& path, Budget& budget) : FileInputSource(path.c_str()), budget_(budget) {}

    std::size_t read(char* buffer, std::size_t length) override
    {
        auto const count = FileInputSource::read(buffer, length);
        budget_.spend_reading(count);
        return count;
    }
    qpdf_offset_t findAndSkipNextEOL() override
    {
        auto const from = tell();
        auto const end = FileInputSource::findAndSkipNextEOL();
        budget_.spend_reading(static_cast<std::uintmax_t>(tell() - from));
        return end;
    }

private:
    Budget& budget_;
};

} // namespace

Budget::Budget(std::uintmax_t file_size)
    : deadline_(std::chrono::steady_clock::now() + time_allowed), reading_left_(4 * file_size + structure_allowed),
      unpacking_left_(structure_allowed)
{
    budget_of_thread = this;
}

Budget::~Budget() { budget_of_thread = nullptr; }

Budget* Budget::current() { return budget_of_thread; }

void Budget::spend_reading(std::uintmax_t bytes) { spend(reading_left_, bytes); }
void Budget::spend_unpacking(std::uintmax_t bytes) { spend(unpacking_left_, bytes); }

void Budget::spend(std::uintmax_t& left, std::uintmax_t bytes)
{
    exhausted_ = exhausted_ || bytes > left || std::chrono::steady_clock::now() > deadline_;
    if (exhausted_) throw std::runtime_error("the budget for reading this PDF is used up");
    left -= bytes;
}

std::shared_ptr<InputSource> Budget::source(std::filesystem::path const& path)
{
    return std::make_shared<BoundedInput>(path, *this);
}

} // namespace succession
