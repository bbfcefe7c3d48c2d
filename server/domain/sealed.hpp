#pragma once

#include <utility>

namespace succession {

/// The key to sealed identities. Only the rooms named as friends can make one: the rules that decide who may see whom
/// (disclosure), who is what to a manuscript (standing, conflicts), the acts (workflow) and the rows (storage).
class SealKey {
    SealKey() = default;
    friend class Disclosure;
    friend struct Standings;
    friend struct Acts;
    friend struct Rows;
};

/// An identity tied to a manuscript. It has no way to text: a page cannot print it without asking Disclosure.
template <class T>
class Sealed {
public:
    Sealed() = default;
    explicit Sealed(T value) : value_(std::move(value)) {}

    /// The value, for whoever may have a key.
    T const& open(SealKey) const { return value_; }

    friend bool operator==(Sealed const&, Sealed const&) = default;

private:
    T value_{};
};

} // namespace succession
