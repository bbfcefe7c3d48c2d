#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

typedef struct _cairo cairo_t;
typedef struct _PangoLayout PangoLayout;

namespace succession::demo {

/// A colour of the journal's.
struct Ink {
    double red, green, blue;
};

/// The inks of all that is printed.
inline constexpr Ink black{0x1d / 255.0, 0x27 / 255.0, 0x21 / 255.0};
inline constexpr Ink soft{0x5d / 255.0, 0x6a / 255.0, 0x61 / 255.0};
inline constexpr Ink moss{0x2f / 255.0, 0x5d / 255.0, 0x43 / 255.0};
inline constexpr Ink moss_tint{0xee / 255.0, 0xf3 / 255.0, 0xec / 255.0};
inline constexpr Ink hairline{0xcf / 255.0, 0xcc / 255.0, 0xbd / 255.0};

/// How letters look. Measures are points, as everywhere here.
struct Face {
    std::string_view style; ///< "", "Bold", "Italic"
    double size;
    double leading; ///< from line to line
    Ink ink = black;
    double spacing = 0; ///< between letters
};

/// Where a text stands and how its lines run.
struct Block {
    enum class Flush { left, centre, right, both };

    double left, width;
    Flush flush = Flush::left;
    double indent = 0; ///< of the first line; below 0, of the others, and a tab of the first goes there
};

/// A4 pages that text flows onto from the top, with a frame drawn on each. Text is Pango markup.
class Sheet {
public:
    static constexpr double width = 595.28, height = 841.89;

    struct Layout {
        double top, bottom;
        std::function<void(Sheet&)> frame;  ///< draws head and foot of each page
        double line_numbers = 0;            ///< where they end on the right; 0: none
        std::string title, author, made_at; ///< its properties
    };

    Sheet(std::filesystem::path const&, Layout);
    /// Writes the file out; nothing can be set afterwards.
    void finish();

    /// Sets a paragraph at the present height; it flows onto new pages without leaving single lines.
    void flow(std::string const& markup, Face const&, Block const&);
    /// Sets a text at a place of its own, outside the flow; returns the height it takes.
    double place(std::string const& markup, Face const&, Block const&, double top);
    double height_of(std::string const& markup, Face const&, Block const&);
    void fill(double left, double top, double width, double height, Ink);
    void rule(double left, double right, double top, double thickness, Ink);

    /// Draws something that high here, or where it does not fit, at the head of the next page; the text flows on.
    void drift(double height, std::function<void(Sheet&)> draw);
    /// Begins a new page unless that much still fits on this one.
    void ensure(double height);
    void new_page();
    void skip(double height) { y_ += height; }
    double y() const { return y_; }
    void set_y(double y) { y_ = y; }
    int page() const { return page_; }
    /// An entry of the bookmarks that leads here.
    void bookmark(std::string const& title);
    /// For drawings.
    cairo_t* canvas() { return canvas_.get(); }

private:
    struct Free {
        void operator()(cairo_t*) const;
        void operator()(PangoLayout*) const;
    };
    using Text = std::unique_ptr<PangoLayout, Free>;

    Text set(std::string const& markup, Face const&, Block const&);
    void number_line(double baseline);

    Layout layout_;
    std::unique_ptr<cairo_t, Free> canvas_;
    std::function<void(Sheet&)> drifting_; ///< waits for the next page
    double y_ = 0;
    int page_ = 0;
    int line_ = 0;
};

/// Markup for plain text in which *asterisks* stand for italics.
std::string marked_up(std::string_view text);

} // namespace succession::demo
