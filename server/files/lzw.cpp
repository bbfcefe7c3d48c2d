#include "files/lzw.hpp"

#include <algorithm>
#include <bit>

namespace succession {

namespace {

constexpr std::size_t begin_anew = 256, end_of_data = 257, most_words = 4096;
constexpr unsigned shortest_code = 9, longest_code = 12;

} // namespace

Lzw::Lzw(Pipeline* next, bool is_early) : Pipeline("lzw", next), early_(is_early ? 1 : 0)
{
    for (int byte = 0; byte < 256; ++byte) words_.emplace_back(1, static_cast<char>(byte));
    words_.resize(end_of_data + 1);
}

void Lzw::begin()
{
    words_.resize(end_of_data + 1);
    last_.clear();
}

void Lzw::write(unsigned char const* data, std::size_t length)
{
    for (auto const* const end = data + length; data != end && !is_over_; ++data) {
        bits_ = bits_ << 8 | *data;
        count_ += 8;
        auto const width = std::clamp<unsigned>(std::bit_width(words_.size() + early_), shortest_code, longest_code);
        if (count_ < width) continue;
        count_ -= width;
        take(bits_ >> count_ & ((1u << width) - 1));
    }
}

void Lzw::take(std::size_t code)
{
    if (code == begin_anew) return begin();
    auto const is_unknown = code > words_.size() || (code == words_.size() && last_.empty());
    is_over_ = code == end_of_data || is_unknown; // what is damaged is shown as far as it goes
    if (is_over_) return;
    auto word = code < words_.size() ? words_[code] : last_ + last_.front();
    if (!last_.empty() && words_.size() < most_words) words_.push_back(last_ + word.front());
    getNext()->writeString(word);
    last_ = std::move(word);
}

} // namespace succession
