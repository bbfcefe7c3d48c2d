#pragma once

#include <qpdf/Pipeline.hh>

#include <string>
#include <vector>

namespace succession {

/// Unpacks what old programs packed by Lempel, Ziv and Welch (ISO 32000, 7.4.4), piece by piece, so that whoever
/// listens can stop it; qpdf's own hands out all at once.
class Lzw : public Pipeline {
public:
    /// In most files codes grow longer one too soon.
    Lzw(Pipeline* next, bool is_early);

    void write(unsigned char const* data, std::size_t length) override;
    void finish() override { getNext()->finish(); }

private:
    void take(std::size_t code);
    void begin();

    std::vector<std::string> words_; ///< by their codes
    std::string last_;
    std::size_t early_;
    unsigned bits_ = 0;
    unsigned count_ = 0; ///< of bits that wait
    bool is_over_ = false;
};

} // namespace succession
