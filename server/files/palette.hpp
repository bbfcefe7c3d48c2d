#pragma once

#include "files/layers.hpp"

#include <map>
#include <string>

namespace succession {

/// What a drawing may be drawn with, and of it what was taken: nothing else stays. Things get plain names, as theirs
/// are whatever a program made of them.
class Palette {
public:
    Palette(QPDFObjectHandle resources, Layers const& layers) : resources_(resources), layers_(layers) {}

    /// The thing of a kind ("/Font") and name ("/F1"); null if there is none.
    QPDFObjectHandle find(std::string const& kind, std::string const& name) const;
    /// Whether a form or picture is there and to be seen.
    bool shows_object(std::string const& name) const;
    /// Whether the layers of this name are to be seen.
    bool shows_layer(std::string const& name) const { return layers_.shows(find("/Properties", name)); }
    /// Takes a thing, and returns its plain name.
    std::string take(std::string const& kind, std::string const& name);
    /// All that was taken, under the plain names.
    QPDFObjectHandle taken() const;

private:
    QPDFObjectHandle lent(QPDFObjectHandle thing) const;

    QPDFObjectHandle resources_;
    Layers const& layers_;
    std::map<std::string, std::map<std::string, std::string>> plain_names_; ///< kind → name → plain name
};

} // namespace succession
