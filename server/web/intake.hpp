#pragma once

#include "web/application.hpp"
#include "web/multipart.hpp"

#include <memory>

namespace succession {

/// What the names of temporary files begin with.
inline constexpr std::string_view upload_prefix = "succession-upload-";

/// Takes in the body of a form, urlencoded or multipart, as it arrives: fields to memory, files to temporary files,
/// which it removes in the end wherever nobody has moved them away. Throws Problem when the body is none of a form
/// or larger than admitted.
class Intake final : PartSink {
public:
    Intake(Head const&, Admission const&, std::filesystem::path folder);
    ~Intake();
    Intake(Intake const&) = delete;

    /// The next piece of the body, of any size.
    void take(std::string_view piece);
    /// Whether the body is a form that may bring files.
    bool may_bring_files() const { return multipart_ && admission_.file_limit > 0; }
    /// The body has ended: puts fields and uploads into the request.
    void finish(Request&);

private:
    class TemporaryFile;

    void begin(Part) override;
    void data(std::string_view) override;
    void end() override;

    Admission const admission_;
    std::filesystem::path const folder_;
    std::optional<Multipart> multipart_; ///< nothing: urlencoded
    std::int64_t other_than_files_ = 0;  ///< bytes arrived that count as fields
    std::string text_;                   ///< the urlencoded form, or the current part's value
    Part part_;
    std::unique_ptr<TemporaryFile> file_; ///< where the current part goes
    Request form_;
};

} // namespace succession
