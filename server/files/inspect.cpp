#include "files/inspect.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "files/findings.hpp"
#include "files/pdf.hpp"

#include <fmt/format.h>
#include <magic.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>

namespace succession {

namespace {

struct Format {
    std::string_view media_type, extension, what;
    bool archive = false; ///< a ZIP, or made of one
};

/// All the journal takes: nothing that runs, and nothing a browser would draw as a page.
constexpr std::array formats{
    Format{"application/pdf", "pdf", "a PDF"},
    Format{"image/png", "png", "a PNG picture"},
    Format{"image/jpeg", "jpg", "a JPEG picture"},
    Format{"image/tiff", "tif", "a TIFF picture"},
    Format{"text/plain", "txt", "plain text"},
    Format{"text/csv", "csv", "a CSV table"},
    Format{"application/json", "json", "JSON data"},
    Format{"application/zip", "zip", "a ZIP archive", true},
    Format{"application/gzip", "gz", "a gzip archive"},
    Format{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "a Word document", true},
    Format{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "an Excel workbook", true},
    Format{"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "a PowerPoint file",
           true},
    Format{"application/vnd.oasis.opendocument.text", "odt", "an OpenDocument text", true},
    Format{"application/vnd.oasis.opendocument.spreadsheet", "ods", "an OpenDocument table", true},
    Format{"video/mp4", "mp4", "an MP4 film"},
    Format{"audio/mpeg", "mp3", "an MP3 recording"},
    Format{"audio/x-wav", "wav", "a WAV recording"},
};

Format const* find_format(std::string_view media_type)
{
    auto const found = std::ranges::find(formats, media_type, &Format::media_type);
    return found == formats.end() ? nullptr : &*found;
}

/// libmagic's judgement; its handle is not to be shared, so each thread has its own.
std::string magic(std::filesystem::path const& path, int flags)
{
    struct Close {
        void operator()(magic_set* handle) const { magic_close(handle); }
    };
    thread_local std::unique_ptr<magic_set, Close> const handle = [] {
        std::unique_ptr<magic_set, Close> opened(magic_open(MAGIC_NONE));
        if (!opened || magic_load(opened.get(), nullptr) != 0)
            throw Mistake("libmagic cannot load its database of file types; the package libmagic-mgc is missing.");
        return opened;
    }();
    magic_setflags(handle.get(), flags);
    auto const* const verdict = magic_file(handle.get(), path.c_str());
    return verdict ? verdict : "";
}

/// Source code of any language is plain text; what draws a page or carries objects is not.
std::string media_type_of(std::filesystem::path const& path)
{
    auto type = magic(path, MAGIC_MIME_TYPE);
    auto const is_text = type.starts_with("text/") && type != "text/html" && type != "text/xml" && type != "text/rtf";
    return is_text && !find_format(type) ? "text/plain" : type;
}

constexpr std::size_t sniffed = 1024; ///< as far as browsers look

std::string head_of(std::filesystem::path const& path)
{
    std::string head(sniffed, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

std::string tail_of(std::filesystem::path const& path, std::uintmax_t longest)
{
    auto const size = std::min(std::filesystem::file_size(path), longest);
    std::string tail(size, '\0');
    std::ifstream file(path, std::ios::binary);
    file.seekg(-static_cast<std::streamoff>(size), std::ios::end);
    file.read(tail.data(), static_cast<std::streamsize>(size));
    return tail;
}

bool has_markup(std::string_view head)
{
    static constexpr std::array marks{"<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<svg"};
    auto const text = lower(head);
    return std::ranges::any_of(marks, [&](auto mark) { return text.find(mark) != std::string::npos; });
}

std::string refusal_of_pdf(std::filesystem::path const& path)
{
    if (!head_of(path).starts_with("%PDF-"))
        return "The PDF does not begin as one: other content stands before it. Please export it again as PDF.";
    auto const tail = tail_of(path, 64 * 1024);
    auto const end = tail.rfind("%%EOF");
    if (end == std::string::npos)
        return "The PDF is cut off before its end, as after a broken upload. Please send it again.";
    if (tail.find_first_not_of(std::string_view("\0\t\n\f\r ", 6), end + 5) != std::string::npos)
        return "Other content is appended after the end of the PDF. Please export it again as PDF.";
    return {};
}

/// A ZIP, and what is made of one, ends with a list of its contents.
std::string refusal_of_archive(std::filesystem::path const& path, std::string_view what)
{
    auto const tail = tail_of(path, 1024 * 1024);
    if (tail.find("PK\5\6") == std::string::npos)
        return fmt::format("This is {}, but cut off before its end. Please send it again.", what);
    if (tail.find("vbaProject.bin") != std::string::npos)
        return fmt::format("This is {} with macros. Please save it without them.", what);
    return {};
}

std::string refusal_of_unknown(std::filesystem::path const& path, std::string_view media_type)
{
    if (media_type == "text/html" || media_type == "image/svg+xml")
        return "This is a web page or a drawing for one, which can hide a script. Please send it as PDF.";
    auto const description = magic(path, MAGIC_NONE);
    return fmt::format(
        "The journal cannot take this file; it looks like \"{}\". Please send it as PDF, picture, text or "
        "table, or put it into a ZIP for the editors alone.",
        description.substr(0, description.find(',')));
}

void look_into_pdf(FileFacts& facts, std::filesystem::path const& path)
{
    facts.refusal = refusal_of_pdf(path);
    if (!facts.refusal.empty()) return;
    try {
        Pdf pdf(path);
        facts.pages = pdf.page_count();
        facts.findings = findings_in(pdf);
        pdf.conclude();
    }
    catch (Problem const& problem) {
        facts.refusal = problem.what();
    }
    catch (std::exception const&) {
        facts.refusal = Pdf::damaged;
    }
}

} // namespace

FileFacts inspect(std::filesystem::path const& path)
{
    FileFacts facts;
    facts.media_type = media_type_of(path);
    auto const* const format = find_format(facts.media_type);
    facts.extension = extension_of(facts.media_type);
    facts.what = format ? format->what : "another kind of file";

    if (std::filesystem::file_size(path) == 0)
        facts.refusal = "The file is empty. Please look at it on your side and send it again.";
    else if (!format) facts.refusal = refusal_of_unknown(path, facts.media_type);
    else if (has_markup(head_of(path)))
        facts.refusal = fmt::format("This is {} and a web page at once. Please export it again.", format->what);
    else if (format->extension == "pdf") look_into_pdf(facts, path);
    else if (format->archive) facts.refusal = refusal_of_archive(path, format->what);
    if (facts.extension == "zip" && facts.refusal.empty())
        facts.findings = {{"Names of the files in it", "the reviewers' copy has numbers instead: 01.csv, 02.jpg"}};
    return facts;
}

std::string refusal_among(std::vector<std::string> const& extensions, FileFacts const& facts)
{
    if (!facts.refusal.empty() || std::ranges::count(extensions, facts.extension)) return facts.refusal;
    std::vector<std::string> wanted;
    for (auto const& format : formats)
        if (std::ranges::count(extensions, format.extension)) wanted.emplace_back(format.what);
    return fmt::format("This is {}; what is needed here is {}.", facts.what, joined(wanted, " or "));
}

std::string_view extension_of(std::string_view media_type)
{
    auto const* const format = find_format(media_type);
    return format ? format->extension : "bin";
}

} // namespace succession
