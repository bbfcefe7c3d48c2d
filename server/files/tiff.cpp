#include "files/tiff.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>

namespace succession {

namespace {

constexpr int most_pictures = 1000; ///< a chain may lead back to its beginning
constexpr std::uint64_t kind_of_picture = 254, smaller_version = 1;

/// The chain of lists (TIFF 6.0, section 2) at the head of the pictures of a TIFF, or of one with long offsets.
class TiffLists {
public:
    explicit TiffLists(std::filesystem::path const& path) : file_(path, std::ios::binary)
    {
        is_little_ = file_.get() == 'I';
        file_.get();
        is_long_ = number(2) == 43;
        if (is_long_) number(4);
        next_ = number(is_long_ ? 8 : 4);
    }
    /// Goes to the next list, if there is one.
    bool advance()
    {
        if (!file_ || next_ == 0) return false;
        file_.seekg(static_cast<std::streamoff>(next_));
        is_smaller_ = false;
        for (auto left = number(is_long_ ? 8 : 2); left > 0 && file_; --left) read_entry();
        next_ = number(is_long_ ? 8 : 4);
        return true;
    }
    bool is_smaller_version() const { return is_smaller_; }

private:
    void read_entry()
    {
        auto const tag = number(2);
        number(2);                // its type: one long number
        number(is_long_ ? 8 : 4); // how many
        auto const value = number(4);
        if (is_long_) number(4);
        if (tag == kind_of_picture) is_smaller_ = (value & smaller_version) != 0;
    }
    std::uint64_t number(int size)
    {
        std::array<char, 8> bytes{};
        file_.read(bytes.data(), size);
        if (is_little_) std::reverse(bytes.begin(), bytes.begin() + size);
        std::uint64_t value = 0;
        for (int i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return file_ ? value : 0;
    }

    std::ifstream file_;
    bool is_little_ = false, is_long_ = false, is_smaller_ = false;
    std::uint64_t next_ = 0;
};

} // namespace

int pictures_in_tiff(std::filesystem::path const& path)
{
    TiffLists lists(path);
    auto count = 0;
    for (int step = 0; step < most_pictures && lists.advance(); ++step)
        if (!lists.is_smaller_version()) ++count;
    return std::max(count, 1);
}

} // namespace succession
