#include "files/budget.hpp"
#include "files/lzw.hpp"

#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_RunLength.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFStreamFilter.hh>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

namespace succession {

namespace {

/// Passes on what one stream unfolds to, as far as it can honestly reach.
class Meter : public Pipeline {
public:
    explicit Meter(Pipeline* next) : Pipeline("meter", next) {}
    void write(unsigned char const* data, std::size_t length) override
    {
        if (auto* const budget = Budget::current()) budget->take(length, left_);
        getNext()->write(data, length);
    }
    void finish() override { getNext()->finish(); }

private:
    std::size_t left_ = Budget::current() ? Budget::current()->most_unfolded() : 0;
};

/// Undoes the prediction of PNG (RFC 2083, 6), which shortens nearly every table of a modern PDF.
class PngRows : public Pipeline {
public:
    PngRows(Pipeline* next, std::size_t row_bytes, std::size_t pixel_bytes)
        : Pipeline("png rows", next), pixel_(pixel_bytes), above_(row_bytes, '\0'), row_bytes_(row_bytes)
    {
    }

    void write(unsigned char const* data, std::size_t length) override
    {
        for (auto const* const end = data + length; data != end; ++data) {
            if (!filter_) {
                filter_ = *data;
            }
            else {
                row_ += static_cast<char>(*data + prediction());
                if (row_.size() == row_bytes_) pass_on();
            }
        }
    }
    void finish() override
    {
        pass_on();
        getNext()->finish();
    }

private:
    int prediction() const
    {
        auto const i = row_.size();
        auto const byte = [](std::string const& row, std::size_t at) { return static_cast<unsigned char>(row[at]); };
        int const left = i < pixel_ ? 0 : byte(row_, i - pixel_);
        int const up = byte(above_, i);
        int const corner = i < pixel_ ? 0 : byte(above_, i - pixel_);
        switch (*filter_) {
        case 1: return left;
        case 2: return up;
        case 3: return (left + up) / 2;
        case 4: return nearest(left, up, corner);
        default: return 0;
        }
    }
    static int nearest(int left, int up, int corner)
    {
        auto const guess = left + up - corner;
        auto const to_left = std::abs(guess - left), to_up = std::abs(guess - up), to_corner = std::abs(guess - corner);
        if (to_left <= to_up && to_left <= to_corner) return left;
        return to_up <= to_corner ? up : corner;
    }
    void pass_on()
    {
        getNext()->writeString(row_);
        row_.resize(row_bytes_, '\0');
        above_.swap(row_);
        row_.clear();
        filter_.reset();
    }

    std::size_t pixel_;
    std::string above_, row_;
    std::size_t row_bytes_;
    std::optional<unsigned char> filter_;
};

/// A packing as qpdf has it, but within the budget.
class Bounded : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle parameters) override
    {
        if (parameters.isNull()) return true;
        auto const number = [&](char const* key, int otherwise) {
            auto value = parameters.getKey(key);
            return value.isInteger() ? value.getIntValueAsInt() : otherwise;
        };
        if (!parameters.isDictionary()) return false;
        is_early_ = number("/EarlyChange", 1) != 0;
        auto const predictor = number("/Predictor", 1);
        auto const columns = number("/Columns", 1), colors = number("/Colors", 1),
                   bits = number("/BitsPerComponent", 8);
        auto const sound = columns > 0 && columns <= 1 << 20 && colors > 0 && colors <= 32 && bits > 0 && bits <= 16;
        if (predictor >= 10 && sound) {
            row_bytes_ = (static_cast<std::size_t>(columns) * colors * bits + 7) / 8;
            pixel_bytes_ = (static_cast<std::size_t>(colors) * bits + 7) / 8;
        }
        return predictor == 1 || (predictor >= 10 && sound);
    }
    Pipeline* getDecodePipeline(Pipeline* next) override
    {
        if (row_bytes_) next = &rows_.emplace(next, row_bytes_, pixel_bytes_);
        unpacker_ = unpacker(&meter_.emplace(next), is_early_);
        return unpacker_.get();
    }

private:
    virtual std::unique_ptr<Pipeline> unpacker(Pipeline* next, bool is_early) const = 0;

    bool is_early_ = true; ///< of LZW: codes grow longer one too soon
    std::size_t row_bytes_ = 0, pixel_bytes_ = 0;
    std::optional<PngRows> rows_;
    std::optional<Meter> meter_;
    std::unique_ptr<Pipeline> unpacker_;
};

class BoundedFlate : public Bounded {
    std::unique_ptr<Pipeline> unpacker(Pipeline* next, bool) const override
    {
        return std::make_unique<Pl_Flate>("flate", next, Pl_Flate::a_inflate);
    }
};

class BoundedLzw : public Bounded {
    std::unique_ptr<Pipeline> unpacker(Pipeline* next, bool is_early) const override
    {
        return std::make_unique<Lzw>(next, is_early);
    }
};

class BoundedRuns : public Bounded {
    std::unique_ptr<Pipeline> unpacker(Pipeline* next, bool) const override
    {
        return std::make_unique<Pl_RunLength>("runs", next, Pl_RunLength::a_decode);
    }
};

/// For photographs: such a stream stays packed.
class Untouched : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle) override { return false; }
    Pipeline* getDecodePipeline(Pipeline*) override { return nullptr; }
};

} // namespace

void bound_unpacking()
{
    static bool const once = [] {
        QPDF::registerStreamFilter("/FlateDecode", [] { return std::make_shared<BoundedFlate>(); });
        QPDF::registerStreamFilter("/LZWDecode", [] { return std::make_shared<BoundedLzw>(); });
        QPDF::registerStreamFilter("/RunLengthDecode", [] { return std::make_shared<BoundedRuns>(); });
        QPDF::registerStreamFilter("/DCTDecode", [] { return std::make_shared<Untouched>(); });
        return true;
    }();
    static_cast<void>(once);
}

} // namespace succession
