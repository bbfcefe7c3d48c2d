#pragma once

#include "files/budget.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QPDF;
class QPDFObjectHandle;

namespace succession {

/// A PDF that somebody sent, opened within bounds of time and memory; one at a time in a thread. What cannot be opened
/// is a Problem that says what was found and how to mend it.
class Pdf {
public:
    /// What the sender of a broken one is told.
    static constexpr auto damaged =
        "The PDF is damaged and cannot be opened. Please export it again from the program it "
        "was written in.";

    explicit Pdf(std::filesystem::path const&);
    ~Pdf();

    /// What was opened, for reading and changing.
    QPDF& document() { return *document_; }
    int page_count();
    /// Visits every dictionary of the file, also those of streams and those inside others.
    void each_dictionary(std::function<void(QPDFObjectHandle)> const& visit);
    /// To be called when all is read: a Problem if the bounds were reached on the way.
    void conclude() const;

private:
    Budget budget_;
    std::unique_ptr<QPDF> document_;
};

/// One or several, also where there is no list of them.
std::vector<QPDFObjectHandle> listed(QPDFObjectHandle value);

/// Whether a dictionary is an annotation on a page: any, or one of a subtype such as "/Link".
bool is_annotation(QPDFObjectHandle dictionary);
bool is_annotation(QPDFObjectHandle dictionary, char const* subtype);

/// Whether this is a font, a picture or the like: those may have any name, also one that elsewhere betrays.
bool is_drawn_with(QPDFObjectHandle value);

} // namespace succession
