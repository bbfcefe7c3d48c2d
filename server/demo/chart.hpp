#pragma once

#include "demo/paper.hpp"
#include "demo/sheet.hpp"

namespace succession::demo {

/// Draws a figure with its caption here, or at the head of the next page. The chart must live as long as the sheet.
void draw_chart(Sheet&, Chart const&, double left, double width);

/// Draws the journal's mark, three of the seven plants of a succession, that wide.
void draw_mark(Sheet&, double left, double top, double width);

} // namespace succession::demo
