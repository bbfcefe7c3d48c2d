#include "files/code.hpp"

#include "files/tokens.hpp"

#include <set>

namespace succession {

namespace {

using Token = QPDFTokenizer::Token;

/// A map of characters, of which only its ranges and the direction of writing tell something.
class CharacterMap {
public:
    void take(Token const& token)
    {
        auto const kind = token.getType();
        if (kind == QPDFTokenizer::tt_word) operate(token.getValue());
        else if (kind == QPDFTokenizer::tt_name) name_ = token.getRawValue();
        else if (kind == QPDFTokenizer::tt_integer && !is_within_) number_ = token.getRawValue();
        else if (is_within_ && is_entry(kind)) map_ += token.getRawValue() + " ";
    }
    std::string map() const
    {
        return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
               "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
               map_ + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    }

private:
    static bool is_entry(QPDFTokenizer::token_type_e kind)
    {
        return kind == QPDFTokenizer::tt_string || kind == QPDFTokenizer::tt_integer ||
               kind == QPDFTokenizer::tt_array_open || kind == QPDFTokenizer::tt_array_close;
    }
    void operate(std::string const& word)
    {
        static std::set<std::string> const begins{"begincodespacerange", "beginbfchar",   "beginbfrange",
                                                  "begincidchar",        "begincidrange", "beginnotdefchar",
                                                  "beginnotdefrange"},
            ends{"endcodespacerange", "endbfchar",     "endbfrange",    "endcidchar",
                 "endcidrange",       "endnotdefchar", "endnotdefrange"};
        if (begins.contains(word)) map_ += number_ + " " + word + "\n";
        else if (ends.contains(word)) map_ += word + "\n";
        else if (word == "usecmap") map_ += name_ + " usecmap\n";
        else if (word == "def" && name_ == "/WMode") map_ += "/WMode " + number_ + " def\n";
        if (begins.contains(word) || ends.contains(word)) is_within_ = begins.contains(word);
    }

    std::string map_, name_, number_;
    bool is_within_ = false;
};

} // namespace

std::string bare_calculation(std::string const& code)
{
    std::string kept;
    each_token(code, [&](Token const& token) {
        auto const kind = token.getType();
        auto const counts = kind == QPDFTokenizer::tt_word || kind == QPDFTokenizer::tt_integer ||
                            kind == QPDFTokenizer::tt_real || kind == QPDFTokenizer::tt_bool ||
                            kind == QPDFTokenizer::tt_brace_open || kind == QPDFTokenizer::tt_brace_close;
        if (counts) kept += token.getRawValue() + " ";
    });
    return kept;
}

std::string bare_character_map(std::string const& code)
{
    CharacterMap map;
    each_token(code, [&](Token const& token) { map.take(token); });
    return map.map();
}

} // namespace succession
