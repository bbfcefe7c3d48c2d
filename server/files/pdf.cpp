#include "files/pdf.hpp"

#include "base/problem.hpp"

#include <qpdf/QPDF.hh>

namespace succession {

namespace {

[[noreturn]] void refuse(char const* sentence) { throw Problem(Problem::Kind::bad_request, sentence); }

constexpr auto too_much =
    "The PDF takes more time or memory to open than it should. Please export it again, or print it "
    "into a new PDF.";

void visit_within(QPDFObjectHandle object, std::function<void(QPDFObjectHandle)> const& visit)
{
    if (object.isArray()) {
        for (auto& item : object.aitems())
            if (!item.isIndirect()) visit_within(item, visit);
    }
    else if (object.isStream()) {
        visit_within(object.getDict(), visit);
    }
    else if (object.isDictionary()) {
        visit(object);
        for (auto& [key, value] : object.ditems())
            if (!value.isIndirect()) visit_within(value, visit);
    }
}

} // namespace

Pdf::Pdf(std::filesystem::path const& path) : document_(std::make_unique<QPDF>())
{
    bound_unpacking();
    document_->setSuppressWarnings(true);
    try {
        document_->processInputSource(budget_.source(path));
        if (document_->isEncrypted())
            refuse("The PDF is protected against copying or printing. Please save it again without protection.");
        if (page_count() == 0) refuse("The PDF has no pages. Please export it again.");
    }
    catch (QPDFExc const& failure) {
        if (failure.getErrorCode() == qpdf_e_password)
            refuse("The PDF asks for a password. Please save it again without one.");
        refuse(budget_.exhausted() ? too_much : damaged);
    }
    catch (Problem const&) {
        throw;
    }
    catch (std::exception const&) {
        refuse(budget_.exhausted() ? too_much : damaged);
    }
}

Pdf::~Pdf() = default;

int Pdf::page_count() { return static_cast<int>(document_->getAllPages().size()); }

void Pdf::each_dictionary(std::function<void(QPDFObjectHandle)> const& visit)
{
    for (auto& object : document_->getAllObjects()) visit_within(object, visit);
}

void Pdf::conclude() const
{
    if (budget_.exhausted()) refuse(too_much);
}

std::vector<QPDFObjectHandle> listed(QPDFObjectHandle value)
{
    if (value.isArray()) return value.getArrayAsVector();
    return value.isNull() ? std::vector<QPDFObjectHandle>{} : std::vector{value};
}

bool is_annotation(QPDFObjectHandle dictionary)
{
    return dictionary.getKey("/Rect").isArray() && dictionary.getKey("/Subtype").isName();
}

bool is_annotation(QPDFObjectHandle dictionary, char const* subtype)
{
    return is_annotation(dictionary) && dictionary.getKey("/Subtype").getName() == subtype;
}

bool is_drawn_with(QPDFObjectHandle value)
{
    auto dictionary = value.isStream() ? value.getDict() : value;
    if (!dictionary.isDictionary()) return false;
    auto subtype = dictionary.getKey("/Subtype");
    return dictionary.isDictionaryOfType("/Font") || (subtype.isName() && subtype.getName() != "/XML");
}

} // namespace succession
