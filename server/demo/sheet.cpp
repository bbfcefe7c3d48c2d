#include "demo/sheet.hpp"

#include <fmt/format.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdexcept>
#include <utility>

namespace succession::demo {

namespace {

/// The first that the machine has.
constexpr auto families = "Caladea,Charter,Source Serif 4,Liberation Serif,DejaVu Serif,serif";

void use(cairo_t* canvas, Ink ink) { cairo_set_source_rgb(canvas, ink.red, ink.green, ink.blue); }

std::string attributes(Face const& face)
{
    auto const color = [](double share) { return static_cast<int>(share * 65535); };
    return fmt::format("<span letter_spacing='{}' foreground='#{:04x}{:04x}{:04x}'>",
                       static_cast<int>(face.spacing * PANGO_SCALE), color(face.ink.red), color(face.ink.green),
                       color(face.ink.blue));
}

void complain(cairo_status_t status)
{
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
}

/// How many lines from this one on must stand together, so that none is left alone at the foot or head of a page.
int bound_lines(int line, int lines)
{
    if (line == 0) return lines <= 3 ? lines : 2;
    return line == lines - 2 ? 2 : 1;
}

/// Draws one line of a text so that its baseline is there.
void show(cairo_t* canvas, PangoLayoutIter* at, double left, double baseline)
{
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(at, nullptr, &extents);
    cairo_move_to(canvas, left + pango_units_to_double(extents.x), baseline);
    pango_cairo_show_layout_line(canvas, pango_layout_iter_get_line_readonly(at));
}

struct ForgetIter {
    void operator()(PangoLayoutIter* at) const { pango_layout_iter_free(at); }
};
using Lines = std::unique_ptr<PangoLayoutIter, ForgetIter>;

/// From the top of a line to its baseline.
double rise(Face const& face) { return face.leading / 2 + face.size * 0.32; }

} // namespace

void Sheet::Free::operator()(cairo_t* canvas) const { cairo_destroy(canvas); }
void Sheet::Free::operator()(PangoLayout* layout) const { g_object_unref(layout); }

Sheet::Sheet(std::filesystem::path const& path, Layout layout) : layout_(std::move(layout))
{
    auto* const surface = cairo_pdf_surface_create(path.c_str(), width, height);
    canvas_.reset(cairo_create(surface));
    auto const tell = [&](cairo_pdf_metadata_t key, std::string const& value) {
        if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, value.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, layout_.title);
    tell(CAIRO_PDF_METADATA_AUTHOR, layout_.author);
    tell(CAIRO_PDF_METADATA_CREATE_DATE, layout_.made_at);
    cairo_surface_destroy(surface);
    complain(cairo_status(canvas()));
    page_ = 1;
    layout_.frame(*this);
    y_ = layout_.top;
}

void Sheet::finish()
{
    if (drifting_) new_page();
    auto* const surface = cairo_get_target(canvas());
    cairo_surface_finish(surface);
    complain(cairo_surface_status(surface));
}

Sheet::Text Sheet::set(std::string const& markup, Face const& face, Block const& block)
{
    Text text(pango_cairo_create_layout(canvas_.get()));
    auto* const context = pango_layout_get_context(text.get());
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);

    auto* const font =
        pango_font_description_from_string(fmt::format("{} {} {}", families, face.style, face.size).c_str());
    pango_layout_set_font_description(text.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(text.get(), static_cast<int>(block.width * PANGO_SCALE));
    pango_layout_set_indent(text.get(), static_cast<int>(block.indent * PANGO_SCALE));
    if (block.indent < 0) {
        auto* const tabs =
            pango_tab_array_new_with_positions(1, FALSE, PANGO_TAB_LEFT, static_cast<int>(-block.indent * PANGO_SCALE));
        pango_layout_set_tabs(text.get(), tabs);
        pango_tab_array_free(tabs);
    }
    pango_layout_set_justify(text.get(), block.flush == Block::Flush::both);
    if (block.flush == Block::Flush::centre) pango_layout_set_alignment(text.get(), PANGO_ALIGN_CENTER);
    if (block.flush == Block::Flush::right) pango_layout_set_alignment(text.get(), PANGO_ALIGN_RIGHT);
    pango_layout_set_markup(text.get(), (attributes(face) + markup + "</span>").c_str(), -1);
    return text;
}

void Sheet::flow(std::string const& markup, Face const& face, Block const& block)
{
    auto const text = set(markup, face, block);
    auto const count = pango_layout_get_line_count(text.get());
    Lines const lines(pango_layout_get_iter(text.get()));
    for (int line = 0; line < count; ++line, pango_layout_iter_next_line(lines.get())) {
        ensure(bound_lines(line, count) * face.leading);
        show(canvas_.get(), lines.get(), block.left, y_ + rise(face));
        number_line(y_ + rise(face));
        y_ += face.leading;
    }
}

double Sheet::place(std::string const& markup, Face const& face, Block const& block, double top)
{
    auto const text = set(markup, face, block);
    Lines const lines(pango_layout_get_iter(text.get()));
    auto const count = pango_layout_get_line_count(text.get());
    for (int line = 0; line < count; ++line, pango_layout_iter_next_line(lines.get()))
        show(canvas_.get(), lines.get(), block.left, top + line * face.leading + rise(face));
    return count * face.leading;
}

double Sheet::height_of(std::string const& markup, Face const& face, Block const& block)
{
    return pango_layout_get_line_count(set(markup, face, block).get()) * face.leading;
}

void Sheet::number_line(double baseline)
{
    if (layout_.line_numbers == 0) return;
    static constexpr Face face{"", 7.5, 10, soft};
    static constexpr double room = 40;
    place(std::to_string(++line_), face, {layout_.line_numbers - room, room, Block::Flush::right},
          baseline - rise(face));
}

void Sheet::fill(double left, double top, double width, double height, Ink ink)
{
    use(canvas(), ink);
    cairo_rectangle(canvas(), left, top, width, height);
    cairo_fill(canvas());
}

void Sheet::rule(double left, double right, double top, double thickness, Ink ink)
{
    fill(left, top, right - left, thickness, ink);
}

void Sheet::ensure(double height)
{
    if (y_ + height > layout_.bottom) new_page();
}

void Sheet::drift(double height, std::function<void(Sheet&)> draw)
{
    if (y_ + height <= layout_.bottom) draw(*this);
    else drifting_ = std::move(draw);
}

void Sheet::new_page()
{
    cairo_show_page(canvas());
    ++page_;
    layout_.frame(*this);
    y_ = layout_.top;
    if (auto const draw = std::exchange(drifting_, nullptr)) draw(*this);
}

void Sheet::bookmark(std::string const& title)
{
    auto const place = fmt::format("page={} pos=[0 {:.0f}]", page_, y_);
    cairo_pdf_surface_add_outline(cairo_get_target(canvas()), CAIRO_PDF_OUTLINE_ROOT, title.c_str(), place.c_str(),
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

std::string marked_up(std::string_view text)
{
    auto* const escaped = g_markup_escape_text(text.data(), static_cast<gssize>(text.size()));
    std::string rest(escaped), result;
    g_free(escaped);
    for (std::size_t from = 0;;) {
        auto const opens = rest.find('*', from);
        auto const closes = opens == std::string::npos ? opens : rest.find('*', opens + 1);
        if (closes == std::string::npos) return result + rest.substr(from);
        result += rest.substr(from, opens - from) + "<i>" + rest.substr(opens + 1, closes - opens - 1) + "</i>";
        from = closes + 1;
    }
}

} // namespace succession::demo
