#include "files/pdf_grammar.hpp"

#include "base/text.hpp"

namespace succession {

namespace {

// All that stays in the reviewers' copy of a PDF, after ISO 32000: what pages are drawn with, read out and joined by.
// What is not here goes, so that a place nobody thought of tells nothing either. Bookmarks go too: what joins PDFs
// names them after the files, and the headings stand on the pages.
//
// A line begins with a kind of dictionary and what the bytes are where it is a stream (data, a map of characters, a
// drawing, a picture), or with the key by which it is one of several kinds (* for any other). Under a key alone may
// stand numbers, names, truths and lists of them; under Key=kind also such dictionaries and lists of them; under
// Key={kind} a dictionary of such under any names. No kinds but rules of their own, see Sieve: text, description,
// language, place, leaf, drawn, reached, tag-name, map-name, registry, ordering.
constexpr auto grammar = R"(
trailer: Root=catalogue Size
catalogue: Type Version Pages=page PageLayout ViewerPreferences=viewing MarkInfo=marking StructTreeRoot=tags
    Lang=language
viewing: Direction DisplayDocTitle HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow PrintScaling Duplex
marking: Marked UserProperties Suspects

page: Type Parent=page Kids=page Count Resources=resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Group=group
    Contents=drawn Annots=annotation StructParents Tabs UserUnit
resources: ExtGState={state} ColorSpace={colour} Pattern={pattern} Shading={shading} XObject={object} Font={font}
state: Type LW LC LJ ML D RI OP op OPM Font=font FL SM SA BM SMask=mask CA ca AIS TK TR=function TR2=function
mask: Type S G=form BC TR=function
group: Type S CS=colour I K

object by Subtype: Form=form Image=image Link=link *=note
form drawing: Type Subtype FormType BBox Matrix Resources=resources Group=group StructParent StructParents
image picture: Type Subtype Width Height ColorSpace=colour BitsPerComponent Intent ImageMask Mask=image Decode
    Interpolate SMask=image SMaskInData Matte StructParent
inline-image: BPC BitsPerComponent CS=colour ColorSpace=colour D Decode DP=packing DecodeParms=packing F Filter
    H Height IM ImageMask I Interpolate Intent W Width
packing: Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1
    DamagedRowsBeforeError ColorTransform JBIG2Globals=data
data data:

pattern drawing: Type PatternType PaintType TilingType BBox XStep YStep Resources=resources Matrix Shading=shading
    ExtGState=state
shading data: ShadingType ColorSpace=colour Background BBox AntiAlias Coords Domain Extend Function=function Matrix
    BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow
function data: FunctionType Domain Range Functions=function Bounds Encode C0 C1 N Size BitsPerSample Order Decode
colour data: FunctionType Domain Range Functions=function Bounds Encode C0 C1 N Size BitsPerSample Order Decode
    WhitePoint BlackPoint Gamma Matrix

font: Type Subtype BaseFont FirstChar LastChar Widths FontDescriptor=descriptor Encoding=encoding ToUnicode=encoding
    DescendantFonts=font CIDSystemInfo=collection DW W DW2 W2 CIDToGIDMap=data FontBBox FontMatrix CharProcs={drawn}
    Resources=resources
descriptor: Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading
    CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile=program FontFile2=program FontFile3=program
    CIDSet=data
encoding map: Type BaseEncoding Differences CMapName=map-name CIDSystemInfo=collection WMode UseCMap=encoding
collection: Registry=registry Ordering=ordering Supplement
program data: Length1 Length2 Length3 Subtype

annotation by Subtype: Link=link *=note
link: Type Subtype Rect QuadPoints Border C H BS=border F Dest=place A=action StructParent
border: Type W S D
action: Type S D=place N URI=text
note: Type Subtype

tags: Type K=tag ParentTree=parents ParentTreeNextKey
parents: Kids=parents Nums=tag Limits
tag by Type: MCR=marked-content OBJR=object-reference *=element
element: Type S=tag-name P=tag K=tag Pg=leaf A=attributes Alt=description ActualText=text Lang=language
marked-content: Type Pg=leaf Stm=reached MCID
object-reference: Type Pg=leaf Obj=reached
attributes: O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color SpaceBefore
    SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign InlineAlign TBorderStyle TPadding
    LineHeight BaselineShift TextDecorationColor TextDecorationThickness TextDecorationType RubyAlign RubyPosition
    GlyphOrientationVertical ColumnCount ColumnGap ColumnWidths ListNumbering RowSpan ColSpan Scope

span: MCID Lang=language ActualText=text Alt=description
)";

using Kinds = std::map<std::string, PdfKind>;

/// "image picture:" or "object by Subtype:".
PdfKind& opened(Kinds& kinds, std::vector<std::string> const& head)
{
    static std::map<std::string, PdfKind::Body> const bodies{{"data", PdfKind::Body::data},
                                                             {"map", PdfKind::Body::map},
                                                             {"drawing", PdfKind::Body::drawing},
                                                             {"picture", PdfKind::Body::picture}};
    auto& kind = kinds[head.front()];
    if (head.size() == 2) kind.body = bodies.at(head[1]);
    if (head.size() == 3) kind.by = "/" + head[2];
    return kind;
}

Kinds read_grammar()
{
    Kinds kinds;
    PdfKind* kind = nullptr;
    for (auto line : split(grammar, '\n')) {
        if (auto const colon = line.find(':'); colon != std::string::npos) {
            kind = &opened(kinds, split(line.substr(0, colon), ' '));
            line.erase(0, colon + 1);
        }
        for (auto const& word : split(line, ' ')) {
            if (word.empty()) continue;
            auto const key = word.substr(0, word.find('='));
            kind->content["/" + key] = word.size() > key.size() ? word.substr(key.size() + 1) : "";
        }
    }
    return kinds;
}

} // namespace

PdfKind const* find_pdf_kind(std::string const& name)
{
    static auto const kinds = read_grammar();
    auto const found = kinds.find(name);
    return found == kinds.end() ? nullptr : &found->second;
}

} // namespace succession
