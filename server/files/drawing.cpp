#include "files/drawing.hpp"

#include "files/budget.hpp"
#include "files/sieve.hpp"

#include <qpdf/QPDFTokenizer.hh>

#include <set>

namespace succession {

namespace {

using Token = QPDFTokenizer::Token;

/// Operators that draw. Those that only mark a point (MP, DP) or ask to overlook errors (BX, EX) draw nothing.
bool draws(std::string const& word)
{
    static std::set<std::string, std::less<>> const operators{
        "b",  "B",  "b*", "B*", "BDC", "BMC", "BT", "c",  "cm", "CS",  "cs",  "d",  "d0", "d1", "Do", "EMC", "ET",
        "f",  "F",  "f*", "G",  "g",   "gs",  "h",  "i",  "j",  "J",   "K",   "k",  "l",  "m",  "M",  "n",   "q",
        "Q",  "re", "RG", "rg", "ri",  "s",   "S",  "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD",  "Tf",
        "Tj", "TJ", "TL", "Tm", "Tr",  "Ts",  "Tw", "Tz", "v",  "w",   "W",   "W*", "y",  "'",  "\""};
    return operators.contains(word);
}

bool shows_text(std::string const& word) { return word == "Tj" || word == "TJ" || word == "'" || word == "\""; }

/// A number as no standard has it, which readers of PDFs accept nevertheless: "--5", "0.0-1".
bool is_odd_number(std::string const& word) { return word.find_first_not_of("0123456789+-.") == std::string::npos; }

/// A drawing that is made anew operator by operator.
class Drawing {
public:
    explicit Drawing(Sieve& sieve) : sieve_(sieve) {}

    void take(Token const& token)
    {
        auto const kind = token.getType();
        if (kind == QPDFTokenizer::tt_comment || kind == QPDFTokenizer::tt_space) pause();
        else if (kind == QPDFTokenizer::tt_inline_image) draw_image(token.getRawValue());
        else if (kind == QPDFTokenizer::tt_word && !is_odd_number(token.getValue())) operate(token.getValue());
        else if (kind == QPDFTokenizer::tt_dict_open || depth_ > 0) look_into(token);
        else if (kind == QPDFTokenizer::tt_string) spoken_ += token.getRawValue();
        else if (kind != QPDFTokenizer::tt_bad) put(token.getRawValue());
    }
    std::string& drawn() { return drawn_; }

private:
    void put(std::string const& operand)
    {
        spoken_ += operand;
        mute_ += operand;
    }
    void pause()
    {
        if (depth_ > 0) properties_ += ' ';
        else if (!spoken_.empty() && !spoken_.ends_with(' ')) put(" ");
    }
    void look_into(Token const& token)
    {
        if (token.getType() == QPDFTokenizer::tt_dict_open) ++depth_;
        if (token.getType() == QPDFTokenizer::tt_dict_close) --depth_;
        properties_ += token.getRawValue();
    }
    void operate(std::string const& word)
    {
        if (word == "ID") return; // the image itself comes next
        if (word == "BDC" && !properties_.empty()) mute_ += kept_properties("mark").unparse();
        if (draws(word)) {
            auto const& operands = shows_text(word) ? spoken_ : mute_;
            drawn_ += operands;
            if (!operands.empty() && !operands.ends_with(' ')) drawn_ += ' ';
            drawn_ += word;
            drawn_ += '\n';
        }
        forget();
        if (word == "BI") begin_image();
    }
    /// What tells about an image stands between BI and ID as in a dictionary.
    void begin_image()
    {
        properties_ = "<<";
        depth_ = 1;
    }
    void draw_image(std::string const& bytes)
    {
        properties_ += ">>";
        auto image = kept_properties("inline-image");
        auto const kept = sieve_.kept_photograph(image, bytes);
        drawn_ += "BI\n";
        for (auto& [key, value] : image.ditems()) drawn_ += key + " " + value.unparse() + "\n";
        drawn_ += "ID " + kept + "\nEI\n";
        forget();
    }
    QPDFObjectHandle kept_properties(std::string const& rule)
    {
        try {
            if (auto read = QPDFObjectHandle::parse(properties_); read.isDictionary()) return sieve_.kept(read, rule);
        }
        catch (QPDFExc const&) { // what nobody can read tells nothing
        }
        return QPDFObjectHandle::newDictionary();
    }
    void forget()
    {
        spoken_.clear();
        mute_.clear();
        properties_.clear();
        depth_ = 0;
    }

    Sieve& sieve_;
    std::string drawn_;
    std::string spoken_, mute_; ///< what stands before the next operator, and the same without texts
    std::string properties_;    ///< what stands there as a dictionary
    int depth_ = 0;             ///< of dictionaries within each other
};

/// Reads a drawing or code to its end.
template <class Take>
void each_token(std::string const& content, Take const& take)
{
    QPDFTokenizer tokenizer;
    tokenizer.allowEOF();
    tokenizer.includeIgnorable();
    auto const input = Budget::current()->source_of(content);
    for (;;) {
        auto const token = tokenizer.readToken(input, "content", true);
        if (token.getType() == QPDFTokenizer::tt_eof) return;
        take(token);
        if (!token.isWord("ID")) continue;
        char space = ' ';
        input->read(&space, 1);
        tokenizer.expectInlineImage(input);
    }
}

} // namespace

std::string redrawn(std::string const& content, Sieve& sieve)
{
    Drawing drawing(sieve);
    each_token(content, [&](Token const& token) { drawing.take(token); });
    return std::move(drawing.drawn());
}

std::string without_comments(std::string const& code)
{
    std::string kept;
    each_token(code, [&](Token const& token) {
        kept += token.getType() == QPDFTokenizer::tt_comment ? " " : token.getRawValue();
    });
    return kept;
}

} // namespace succession
