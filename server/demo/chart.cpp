#include "demo/chart.hpp"

#include <fmt/format.h>

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace succession::demo {

namespace {

constexpr Ink water{0x24 / 255.0, 0x5a / 255.0, 0x78 / 255.0};
constexpr Ink clay{0x9c / 255.0, 0x3f / 255.0, 0x22 / 255.0};
constexpr Ink ochre{0x8a / 255.0, 0x64 / 255.0, 0x12 / 255.0};
constexpr std::array inks{moss, water, clay, ochre};
constexpr auto field_height = 150.0;
constexpr Face label{"", 8, 10, soft};

/// A round step that parts an axis into about five.
double step_for(double highest)
{
    auto const rough = highest / 5;
    auto const power = std::pow(10, std::floor(std::log10(rough)));
    for (double const factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power) return factor * power;
    return 10 * power;
}

/// The drawing's field, and where a value stands on it.
struct Field {
    double left, top, width, height;
    double highest;
    std::size_t ticks;

    double x(std::size_t tick) const
    {
        return left + width * (static_cast<double>(tick) + 0.5) / static_cast<double>(ticks);
    }
    double y(double value) const { return top + height * (1 - value / highest); }
};

Field field_for(Chart const& chart, double left, double top, double width)
{
    auto highest = 0.0;
    for (auto const& series : chart.series)
        for (auto const value : series.values) highest = std::max(highest, value);
    if (highest <= 0) highest = 1;
    auto const step = step_for(highest);
    return {left + 26, top, width - 26 - 84, field_height, step * std::ceil(highest / step), chart.ticks.size()};
}

void draw_axes(Sheet& sheet, Chart const& chart, Field const& field)
{
    if (field.ticks == 0) return;
    auto const step = step_for(field.highest);
    for (auto value = 0.0; value <= field.highest + step / 2; value += step) {
        sheet.rule(field.left, field.x(field.ticks - 1) + 4, field.y(value) - 0.25, 0.5, hairline);
        sheet.place(fmt::format("{:g}", value), label, {field.left - 36, 30, Block::Flush::right}, field.y(value) - 5);
    }
    for (std::size_t tick = 0; tick < chart.ticks.size(); ++tick)
        sheet.place(marked_up(chart.ticks[tick]), label, {field.x(tick) - 25, 50, Block::Flush::centre},
                    field.top + field.height + 4);
}

void draw_series(Sheet& sheet, Series const& series, Field const& field, Ink ink)
{
    auto* const canvas = sheet.canvas();
    cairo_set_source_rgb(canvas, ink.red, ink.green, ink.blue);
    cairo_set_line_width(canvas, 1.4);
    cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
    auto const count = std::min(series.values.size(), field.ticks);
    if (count == 0) return;
    cairo_new_path(canvas);
    for (std::size_t i = 0; i < count; ++i) cairo_line_to(canvas, field.x(i), field.y(series.values[i]));
    cairo_stroke(canvas);
    for (std::size_t i = 0; i < count; ++i) {
        cairo_new_sub_path(canvas);
        cairo_arc(canvas, field.x(i), field.y(series.values[i]), 2.2, 0, 2 * M_PI);
        cairo_fill(canvas);
    }
    sheet.place(marked_up(series.name), {"", 8.4, 10, ink}, {field.x(count - 1) + 8, 100},
                field.y(series.values[count - 1]) - 5);
}

} // namespace

void draw_chart(Sheet& sheet, Chart const& chart, double left, double width)
{
    static constexpr Face caption{"", 8.8, 12};
    auto const below = Block{left, width};
    auto const text = "<b>Figure 1.</b> " + marked_up(chart.caption);
    auto const height = 10 + 18 + field_height + 22 + sheet.height_of(text, caption, below) + 12;
    sheet.drift(height, [=, &chart](Sheet& sheet) {
        sheet.skip(10);
        sheet.place(marked_up(chart.unit), label, below, sheet.y());
        auto const field = field_for(chart, left, sheet.y() + 18, width);
        draw_axes(sheet, chart, field);
        for (std::size_t i = 0; i < chart.series.size(); ++i)
            draw_series(sheet, chart.series[i], field, inks[i % inks.size()]);
        sheet.skip(18 + field_height + 22);
        sheet.skip(sheet.place(text, caption, below, sheet.y()) + 12);
    });
}

void draw_mark(Sheet& sheet, double left, double top, double width)
{
    auto* const canvas = sheet.canvas();
    cairo_save(canvas);
    cairo_new_path(canvas);
    cairo_translate(canvas, left, top);
    cairo_scale(canvas, width / 40, width / 40);
    cairo_set_line_width(canvas, 1.5);
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
    cairo_set_source_rgb(canvas, moss.red, moss.green, moss.blue);
    auto const from = [&](double x, double y) { cairo_move_to(canvas, x, y); };
    auto const bend = [&](double a, double b, double c, double d, double e, double f) {
        cairo_rel_curve_to(canvas, a, b, c, d, e, f);
    };

    from(2, 21), cairo_rel_line_to(canvas, 36, 0); // the ground
    from(6, 21), cairo_rel_line_to(canvas, 0, -3); // a sprout
    bend(0, -2.4, 1.4, -3.8, 4.2, -3.8), bend(0, 2.6, -1.5, 3.8, -4.2, 3.8);
    from(17, 21), cairo_rel_line_to(canvas, 0, -10); // a shrub
    bend(-1.7, -1.7, -1.7, -3.8, 0, -5.5), bend(1.7, 1.7, 1.7, 3.8, 0, 5.5);
    from(17, 17.5), bend(0, -2.8, 1.5, -4.2, 4.7, -4.2), bend(0, 2.8, -1.6, 4.2, -4.7, 4.2);
    bend(-3.1, 0, -4.7, -1.4, -4.7, -4.2), bend(3.2, 0, 4.7, 1.4, 4.7, 4.2);
    from(31, 21), cairo_rel_line_to(canvas, 0, -10.5); // a tree
    cairo_new_sub_path(canvas);
    cairo_arc(canvas, 28.06, 12.44, 4, 1.71, -2.06);
    cairo_arc(canvas, 31, 10.3, 5, -2.86, -0.28);
    cairo_arc(canvas, 33.94, 12.44, 4, -1.09, 1.43);
    bend(-2.2, 0.8, -4.8, 0.8, -7, 0);
    cairo_close_path(canvas);
    cairo_stroke(canvas);
    cairo_restore(canvas);
}

} // namespace succession::demo
