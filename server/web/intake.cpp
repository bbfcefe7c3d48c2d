#include "web/intake.hpp"

#include "base/digest.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "web/urls.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace succession {

namespace {

constexpr std::size_t most_files = 50;

[[noreturn]] void refuse(Problem::Kind kind, char const* sentence) { throw Problem(kind, sentence); }

[[noreturn]] void refuse_fields() { refuse(Problem::Kind::too_large, "This form is larger than we can take."); }

[[noreturn]] void refuse_file(std::int64_t limit)
{
    if (limit == 0) refuse(Problem::Kind::too_large, "No files can be sent here.");
    throw Problem(Problem::Kind::too_large, fmt::format("Files may have up to {} MB.", (limit + 999'999) / 1'000'000));
}

} // namespace

/// A new file that only we can read, and the digest of what was written to it.
class Intake::TemporaryFile {
public:
    explicit TemporaryFile(std::filesystem::path const& folder)
    {
        auto name = (folder / upload_prefix).string() + "XXXXXX";
        file_ = ::mkostemp(name.data(), O_CLOEXEC);
        if (file_ < 0) fail();
        path_ = name;
    }
    ~TemporaryFile() { ::close(file_); }
    TemporaryFile(TemporaryFile const&) = delete;

    std::filesystem::path const& path() const { return path_; }

    void write(std::string_view bytes)
    {
        digest_.add(bytes);
        while (!bytes.empty()) {
            auto const written = ::write(file_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail();
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    std::string sha256() { return digest_.hex(); }

private:
    [[noreturn]] static void fail() { throw std::system_error(errno, std::generic_category(), "storing an upload"); }

    std::filesystem::path path_;
    int file_ = -1;
    Sha256 digest_;
};

Intake::Intake(Head const& head, Admission const& admission, std::filesystem::path folder)
    : admission_(admission), folder_(std::move(folder))
{
    auto const type = head.header("content-type").value_or("application/x-www-form-urlencoded");
    if (auto const boundary = boundary_of(type)) multipart_.emplace(*boundary, static_cast<PartSink&>(*this));
    else if (lower(trimmed(type.substr(0, type.find(';')))) != "application/x-www-form-urlencoded")
        refuse(Problem::Kind::bad_request, "Only forms can be sent here.");

    std::int64_t announced = 0;
    auto const length = head.header("content-length").value_or("0");
    std::from_chars(length.data(), length.data() + length.size(), announced);
    auto const most = admission.body_limit + (multipart_ ? std::int64_t{most_files} * admission.file_limit : 0);
    if (announced > most && multipart_ && admission.file_limit > 0) refuse_file(admission.file_limit);
    if (announced > most) refuse_fields();
}

Intake::~Intake()
{
    std::error_code ignored;
    for (auto const& upload : form_.uploads) std::filesystem::remove(upload.path, ignored);
}

void Intake::take(std::string_view piece)
{
    other_than_files_ += static_cast<std::int64_t>(piece.size());
    if (multipart_) multipart_->take(piece);
    else text_ += piece;
    if (other_than_files_ > admission_.body_limit) refuse_fields();
}

void Intake::finish(Request& request)
{
    if (multipart_) multipart_->finish();
    request.fields = multipart_ ? form_.fields : parse_form_of_bytes(text_);
    for (auto& [name, value] : request.fields) {
        if (!is_legible(value)) request.damaged.push_back(name);
        value = typed_text(value);
    }
    for (auto const& upload : form_.uploads)
        if (!upload.name.empty() || upload.size > 0) request.uploads.push_back(upload);
}

void Intake::begin(Part part)
{
    part_ = std::move(part);
    text_.clear();
    if (!part_.file_name) {
        form_.fields.emplace_back(part_.name, "");
        require_few(form_.fields);
        return;
    }
    if (form_.uploads.size() == most_files)
        throw Problem(Problem::Kind::too_large, fmt::format("Up to {} files can be sent at a time.", most_files));
    file_ = std::make_unique<TemporaryFile>(folder_);
    form_.uploads.push_back({part_.name, *part_.file_name, file_->path(), 0, ""});
}

void Intake::data(std::string_view bytes)
{
    if (!file_) {
        text_ += bytes;
        return;
    }
    auto& upload = form_.uploads.back();
    upload.size += static_cast<std::int64_t>(bytes.size());
    other_than_files_ -= static_cast<std::int64_t>(bytes.size());
    if (upload.size > admission_.file_limit) refuse_file(admission_.file_limit);
    file_->write(bytes);
}

void Intake::end()
{
    if (!file_) {
        form_.fields.back().second = std::move(text_);
        return;
    }
    form_.uploads.back().sha256 = file_->sha256();
    file_.reset();
}

} // namespace succession
