#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace succession {

/// A part of a multipart form, as its head describes it.
struct Part {
    std::string name;
    std::optional<std::string> file_name; ///< only of files; may be "" where no file was chosen
};

/// Gets the parts of a multipart form as they arrive: `begin`, any number of `data`, `end`; then the next.
class PartSink {
public:
    virtual void begin(Part) = 0;
    virtual void data(std::string_view) = 0;
    virtual void end() = 0;

protected:
    ~PartSink() = default;
};

/// The boundary that a Content-Type of multipart/form-data names, or nothing.
std::optional<std::string> boundary_of(std::string_view content_type);

/// Takes a multipart/form-data body (RFC 7578) apart as it arrives, in pieces of any size, holding back at most a
/// part's head. Throws Problem{bad_request}.
class Multipart {
public:
    Multipart(std::string const& boundary, PartSink& sink);

    /// The next piece of the body.
    void take(std::string_view piece);
    /// The body has ended: was the form whole?
    void finish() const;

private:
    enum class Stage { preamble, after_boundary, head, content, epilogue };

    bool step();
    bool read_to_boundary();
    bool read_after_boundary();
    bool read_head();
    void pass_on(std::size_t bytes);

    std::string const delimiter_;
    PartSink& sink_;
    Stage stage_ = Stage::preamble;
    std::string held_; ///< arrived, not yet dealt with
};

} // namespace succession
