#include "files/drawing.hpp"

#include "files/palette.hpp"
#include "files/sieve.hpp"
#include "files/tags.hpp"
#include "files/tokens.hpp"

#include <map>
#include <set>
#include <vector>

namespace succession {

namespace {

using Token = QPDFTokenizer::Token;
using Words = std::set<std::string, std::less<>>;

/// Operators by which a drawing goes on without anything being seen. Those that only mark a point (MP, DP) or ask to
/// overlook errors (BX, EX) do nothing.
bool sets_up(std::string const& word)
{
    static Words const operators{"BT", "cm", "CS", "cs", "d",  "d0", "d1", "ET", "G",  "g",  "gs", "i",   "j",
                                 "J",  "K",  "k",  "M",  "q",  "Q",  "RG", "rg", "ri", "SC", "sc", "SCN", "scn",
                                 "T*", "Tc", "Td", "TD", "Tf", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "w"};
    return operators.contains(word);
}

/// Operators that prepare a line or an area.
bool outlines(std::string const& word)
{
    static Words const operators{"c", "h", "l", "m", "n", "re", "v", "W", "W*", "y"};
    return operators.contains(word);
}

bool shows_text(std::string const& word) { return word == "Tj" || word == "TJ" || word == "'" || word == "\""; }

/// Operators by which something is seen.
bool paints(std::string const& word)
{
    static Words const operators{"b", "B", "b*", "B*", "Do", "f", "F", "f*", "s", "S", "sh"};
    return shows_text(word) || operators.contains(word);
}

/// The kind of thing that an operator takes by its name; "" for those that take none.
std::string kind_taken_by(std::string const& word)
{
    static std::map<std::string, std::string, std::less<>> const kinds{
        {"Do", "/XObject"},    {"Tf", "/Font"},     {"gs", "/ExtGState"}, {"cs", "/ColorSpace"},
        {"CS", "/ColorSpace"}, {"scn", "/Pattern"}, {"SCN", "/Pattern"},  {"sh", "/Shading"}};
    auto const kind = kinds.find(word);
    return kind == kinds.end() ? "" : kind->second;
}

/// Names that mean the same everywhere: colours, and what becomes of those that a screen does not have.
bool is_common_name(std::string const& name)
{
    static Words const names{"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern", "/G", "/RGB", "/CMYK"};
    return names.contains(name);
}

bool is_intent(std::string const& name)
{
    static Words const names{"/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"};
    return names.contains(name);
}

/// A number as no standard has it, which readers of PDFs accept nevertheless: "--5", "0.0-1".
bool is_odd_number(std::string const& word) { return word.find_first_not_of("0123456789+-.") == std::string::npos; }

/// A drawing that is made anew operator by operator.
class Drawing {
public:
    Drawing(Sieve& sieve, Palette& palette) : sieve_(sieve), palette_(palette) {}

    void take(Token const& token)
    {
        auto const kind = token.getType();
        if (kind == QPDFTokenizer::tt_comment || kind == QPDFTokenizer::tt_space) pause();
        else if (kind == QPDFTokenizer::tt_inline_image) draw_image(token.getRawValue());
        else if (kind == QPDFTokenizer::tt_word && !is_odd_number(token.getValue())) operate(token.getValue());
        else if (kind == QPDFTokenizer::tt_dict_open || depth_ > 0) look_into(token);
        else if (kind == QPDFTokenizer::tt_string) spoken_ += token.getRawValue();
        else if (kind == QPDFTokenizer::tt_name) names_.push_back(token.getValue());
        else if (kind != QPDFTokenizer::tt_bad) put(token.getRawValue());
    }
    Redrawn drawn()
    {
        while (!marks_.empty()) close_mark();
        return std::move(redrawn_);
    }

private:
    /// What stands between BDC or BMC and EMC.
    struct Mark {
        std::size_t begin, end; ///< of its opening in the drawing
        int number;             ///< -1 without
        bool is_hidden, is_seen = false;
    };

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
        if (word == "BMC" || word == "BDC") open_mark();
        else if (word == "EMC") close_mark();
        else if (paints(word)) paint(word);
        else if (sets_up(word) || (outlines(word) && hidden_ == 0)) write(word, mute_);
        forget();
        if (word == "BI") begin_image();
    }
    void paint(std::string const& word)
    {
        if (word == "Do" && (names_.empty() || !palette_.shows_object(names_.back()))) return;
        if (hidden_ == 0) {
            write(word, shows_text(word) ? spoken_ : mute_);
            note_seen();
        }
        else if (word == "'" || word == "\"") {
            write("T*", "");
        }
    }
    void note_seen()
    {
        if (!marks_.empty()) marks_.back().is_seen = true;
    }
    /// Of names an operator has one at most, at the end but for fonts, which have a size as well.
    void write(std::string const& word, std::string const& operands)
    {
        auto const name = names_.empty() ? "" : plain_name(word, names_.back());
        if (word == "ri" && name.empty()) return;
        auto& drawn = redrawn_.content;
        drawn += word == "Tf" ? name + " " + operands : operands + name;
        if (!drawn.empty() && !drawn.ends_with(' ') && !drawn.ends_with('\n')) drawn += ' ';
        drawn += word + "\n";
    }
    std::string plain_name(std::string const& word, std::string const& name)
    {
        auto const kind = kind_taken_by(word);
        if (kind.empty()) return word == "ri" && is_intent(name) ? name : "";
        return kind == "/ColorSpace" && is_common_name(name) ? name : palette_.take(kind, name);
    }
    void open_mark()
    {
        auto const tag = names_.empty() ? "" : names_.front(), properties = names_.size() > 1 ? names_.back() : "";
        auto const is_layer = tag == "/OC";
        auto told = is_layer ? QPDFObjectHandle::newDictionary() : kept_properties("span");
        if (auto number = palette_.find("/Properties", properties).getKeyIfDict("/MCID");
            number.isInteger() && !is_layer)
            told.replaceKey("/MCID", QPDFObjectHandle::newInteger(number.getIntValue()));
        auto number = told.getKey("/MCID");
        auto& drawn = redrawn_.content;
        Mark mark{drawn.size(), 0, number.isInteger() ? number.getIntValueAsInt() : -1,
                  is_layer && !palette_.shows_layer(properties)};
        drawn += is_known_tag(tag) ? tag : "/Span";
        drawn += told.getKeys().empty() ? " BMC\n" : " " + told.unparse() + " BDC\n";
        mark.end = drawn.size();
        hidden_ += mark.is_hidden;
        marks_.push_back(mark);
    }
    /// What is told of nothing that is seen is not told.
    void close_mark()
    {
        if (marks_.empty()) return;
        auto const mark = marks_.back();
        marks_.pop_back();
        hidden_ -= mark.is_hidden;
        if (mark.is_seen) note_seen();
        else redrawn_.content.replace(mark.begin, mark.end - mark.begin, "/Span BMC\n");
        if (mark.is_seen && mark.number >= 0) redrawn_.marks.insert(mark.number);
        redrawn_.content += "EMC\n";
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
        forget();
        if (hidden_ > 0) return;
        for (auto const* const key : {"/CS", "/ColorSpace"})
            if (auto colour = image.getKey(key); colour.isName() && !is_common_name(colour.getName()))
                image.replaceKey(key, QPDFObjectHandle::newName(palette_.take("/ColorSpace", colour.getName())));
        auto const kept = sieve_.kept_photograph(image, bytes);
        auto& drawn = redrawn_.content;
        drawn += "BI\n";
        for (auto& [key, value] : image.ditems()) drawn += key + " " + value.unparse() + "\n";
        drawn += "ID " + kept + "\nEI\n";
        note_seen();
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
        names_.clear();
        properties_.clear();
        depth_ = 0;
    }

    Sieve& sieve_;
    Palette& palette_;
    Redrawn redrawn_;
    std::vector<Mark> marks_;
    int hidden_ = 0;            ///< marks of layers that are not shown
    std::string spoken_, mute_; ///< what stands before the next operator, and the same without texts
    std::vector<std::string> names_;
    std::string properties_; ///< what stands there as a dictionary
    int depth_ = 0;          ///< of dictionaries within each other
};

} // namespace

Redrawn redrawn(std::string const& content, Sieve& sieve, Palette& palette)
{
    Drawing drawing(sieve, palette);
    each_token(content, [&](Token const& token) { drawing.take(token); });
    return drawing.drawn();
}

} // namespace succession
