#include "files/sieve.hpp"

#include "base/text.hpp"
#include "files/code.hpp"
#include "files/colours.hpp"
#include "files/drawing.hpp"
#include "files/palette.hpp"
#include "files/pdf_grammar.hpp"
#include "files/pdf_streams.hpp"

#include <algorithm>
#include <array>

namespace succession {

namespace {

using Handle = QPDFObjectHandle;

Handle nothing() { return Handle::newNull(); }

bool is_by_name(std::string const& rule) { return rule.starts_with('{'); }

/// "content" of "{content}".
std::string within(std::string const& rule) { return rule.substr(1, rule.size() - 2); }

Handle dictionary_of(Handle value) { return value.isStream() ? value.getDict() : value; }

/// The kind a dictionary or stream is of where a rule holds, or null if none may stand there.
PdfKind const* kind_of(Handle value, std::string const& rule)
{
    auto const* kind = find_pdf_kind(rule);
    if (kind && !kind->by.empty()) {
        auto name = dictionary_of(value).getKey(kind->by);
        auto const& kinds = kind->content;
        auto chosen = name.isName() ? kinds.find(name.getName()) : kinds.end();
        if (chosen == kinds.end()) chosen = kinds.find("/*");
        kind = find_pdf_kind(chosen->second);
    }
    return kind && value.isStream() && kind->body == PdfKind::Body::none ? nullptr : kind;
}

/// Moves within the document, and links to DOIs, which reference lists are made of; any other address may be the
/// writer's own: a mailbox, an ORCID iD, a laboratory's page, a file, a script.
bool is_harmless(Handle action)
{
    auto kind = action.isDictionary() ? action.getKey("/S") : nothing();
    if (!kind.isNameAndEquals("/URI")) return kind.isNameAndEquals("/GoTo") || kind.isNameAndEquals("/Named");
    auto target = action.getKey("/URI");
    auto const address = target.isString() ? lower(target.getStringValue()) : "";
    static constexpr std::array registries{"https://doi.org/10.", "http://doi.org/10.", "https://dx.doi.org/10.",
                                           "http://dx.doi.org/10."};
    return std::ranges::any_of(registries, [&](auto start) { return address.starts_with(start); });
}

/// "en", "pt-BR", "zh-Hant-TW": a language, perhaps a script, perhaps a country.
bool is_language(std::string const& text)
{
    auto const parts = split(lower(text), '-');
    auto const is_letters = [](std::string const& part) {
        return std::ranges::all_of(part, [](char c) { return c >= 'a' && c <= 'z'; });
    };
    if (parts.empty() || parts.size() > 3 || !std::ranges::all_of(parts, is_letters)) return false;
    if (parts.front().size() < 2 || parts.front().size() > 3) return false;
    auto const script = parts.size() > 1 && parts[1].size() == 4 ? 1u : 0u;
    return parts.size() == 1 + script || (parts.size() == 2 + script && parts.back().size() == 2);
}

bool is_calculation(Handle function)
{
    auto kind = function.getKey("/FunctionType");
    return kind.isInteger() && kind.getIntValue() == 4;
}

/// Whose characters a font has, in the words of those who number them.
Handle known_collection(std::string const& ordering)
{
    static std::set<std::string> const known{"GB1", "CNS1", "Japan1", "Japan2", "Korea1", "KR", "UCS"};
    return Handle::newString(known.contains(ordering) ? ordering : "Identity");
}

/// What is read out stays, but for a picture's description that is the path of its file, or an address.
Handle kept_text(Handle value, std::string const& rule)
{
    if (rule == "text" || rule == "colour") return value; // the colours of a palette
    if (rule == "registry") return Handle::newString("Adobe");
    auto const text = value.getUTF8Value();
    if (rule == "ordering") return known_collection(text);
    if (rule == "language" && is_language(text)) return value;
    if (rule == "description" && text.find_first_of("\\/@") == std::string::npos) return value;
    return nothing();
}

} // namespace

/// The tags come last: what they say stays only for what is seen on the pages.
void Sieve::sift()
{
    auto root = document_.getRoot();
    auto tags = root.getKey("/StructTreeRoot");
    root.removeKey("/StructTreeRoot");
    sift(document_.getTrailer(), "trailer");
    sift_waiting();
    if (tags.isDictionary()) root.replaceKey("/StructTreeRoot", kept(tags, "tags"));
    sift_waiting();
}

void Sieve::sift_waiting()
{
    while (!waiting_.empty()) {
        auto const [container, rule] = waiting_.back();
        waiting_.pop_back();
        sift(container, rule);
    }
}

QPDFObjectHandle Sieve::kept(QPDFObjectHandle value, std::string const& rule)
{
    value = made_plain(value, rule);
    if (value.isString()) return kept_text(value, rule);
    if (value.isScalar() || rule == "place" || rule == "leaf" || rule == "drawn" || rule == "reached") return value;
    auto const has_room = value.isArray() || (value.isDictionary() && is_by_name(rule)) ||
                          ((value.isDictionary() || value.isStream()) && kind_of(value, rule));
    if (!has_room) return nothing();
    if (!value.isIndirect()) sift(value, rule);
    else if (seen_.insert(value.getObjGen()).second) waiting_.emplace_back(value, rule);
    return value;
}

/// What is replaced as a whole before one looks into it.
QPDFObjectHandle Sieve::made_plain(QPDFObjectHandle value, std::string const& rule)
{
    if (rule == "place") return places_.straightened(value);
    if (rule == "leaf") return places_.is_shown(value) ? value : nothing();
    if (rule == "action") return is_harmless(value) ? value : nothing();
    if (rule == "colour") return plain_colour(value);
    if (rule == "reached") return is_reached(value) ? value : nothing();
    if (rule == "map-name") return Handle::newName("/Adobe-Identity-UCS");
    if (rule == "tag-name") return value.isName() ? Handle::newName(tags_.known(value.getName())) : nothing();
    return value;
}

void Sieve::sift(QPDFObjectHandle container, std::string const& rule)
{
    if (container.isStream()) return sift_stream(container, rule);
    if (container.isDictionary()) {
        redraw_parts(container, rule);
        return sift_dictionary(container, rule);
    }
    for (int i = 0; i < container.getArrayNItems(); ++i)
        container.setArrayItem(i, kept(container.getArrayItem(i), rule));
}

void Sieve::sift_dictionary(QPDFObjectHandle dictionary, std::string const& rule)
{
    auto const* const kind = is_by_name(rule) ? nullptr : kind_of(dictionary, rule);
    if (kind == find_pdf_kind("element") && !tags_.is_seen(dictionary))
        for (auto const* const text : {"/Alt", "/ActualText"}) dictionary.removeKey(text);
    for (auto const& key : dictionary.getKeys()) {
        auto const named = kind ? kind->content.find(key) : decltype(kind->content.end()){};
        auto const stays = !kind || named != kind->content.end();
        auto value = stays ? kept(dictionary.getKey(key), kind ? named->second : within(rule)) : nothing();
        // a device's colours cannot stand for themselves
        if (value.isNull() || (key.starts_with("/Default") && value.isName())) dictionary.removeKey(key);
        else dictionary.replaceKey(key, value);
    }
}

void Sieve::sift_stream(QPDFObjectHandle stream, std::string const& rule)
{
    auto const& kind = *kind_of(stream, rule);
    if (kind.body == PdfKind::Body::drawing) redraw(stream);
    auto dictionary = stream.getDict();
    auto const packing = kept(dictionary.getKey("/Filter"), ""),
               how = kept(dictionary.getKey("/DecodeParms"), "packing"), length = dictionary.getKey("/Length");
    sift_dictionary(dictionary, rule);
    dictionary.replaceKey("/Length", length);
    dictionary.replaceKey("/Filter", packing);
    dictionary.replaceKey("/DecodeParms", how);
    if (kind.body == PdfKind::Body::picture) bare_photograph(document_, stream);
    else if (kind.body == PdfKind::Body::map) refill(stream, bare_character_map(unfolded(stream)));
    else if (is_calculation(dictionary)) refill(stream, bare_calculation(unfolded(stream)));
}

/// A form or pattern, with what it is drawn with.
void Sieve::redraw(QPDFObjectHandle form)
{
    Palette palette(form.getDict().getKey("/Resources"), layers_);
    auto drawing = redrawn(unfolded(form), *this, palette);
    refill(form, drawing.content);
    tags_.note(form, std::move(drawing.marks));
    form.getDict().replaceKey("/Resources", palette.taken());
}

/// A page or the letters of a font, likewise; what draws nothing needs nothing to draw with.
void Sieve::redraw_parts(QPDFObjectHandle owner, std::string const& rule)
{
    if (is_by_name(rule) || rule == "resources") return;
    Palette palette(owner.getKey("/Resources"), layers_);
    auto contents = rule == "page" ? owner.getKey("/Contents") : nothing();
    auto letters = rule == "font" ? owner.getKey("/CharProcs") : nothing();
    if (!contents.isNull()) owner.replaceKey("/Contents", redrawn_stream(joined_contents(contents), palette));
    if (letters.isDictionary())
        for (auto& [name, letter] : letters.ditems())
            letters.replaceKey(name, letter.isStream() ? redrawn_stream(unfolded(letter), palette) : nothing());
    owner.removeKey("/Resources");
    if (rule == "page" || letters.isDictionary()) owner.replaceKey("/Resources", palette.taken());
}

/// A stream of its own, as pages may share what they are drawn by but not what with.
QPDFObjectHandle Sieve::redrawn_stream(std::string const& content, Palette& palette)
{
    auto drawing = redrawn(content, *this, palette);
    auto stream = document_.newStream();
    refill(stream, drawing.content);
    tags_.note(stream, std::move(drawing.marks));
    return stream;
}

std::string Sieve::kept_photograph(QPDFObjectHandle image, std::string const& bytes)
{
    if (!holds_photograph(image.getKey("/F")) && !holds_photograph(image.getKey("/Filter"))) return bytes;
    auto const moved = [&](char const* name, char const* other) {
        auto const value = image.getKey(image.hasKey(name) ? name : other);
        image.removeKey(name);
        image.removeKey(other);
        return value;
    };
    auto const packing = moved("/F", "/Filter"), how = moved("/DP", "/DecodeParms");
    auto stream = document_.newStream();
    stream.replaceStreamData(bytes, packing, how);
    bare_photograph(document_, stream);
    image.replaceKey("/F", stream.getDict().getKey("/Filter"));
    image.replaceKey("/DP", stream.getDict().getKey("/DecodeParms"));
    auto const bare = stream.getRawStreamData();
    return {reinterpret_cast<char const*>(bare->getBuffer()), bare->getSize()};
}

} // namespace succession
