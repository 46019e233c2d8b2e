// Summaries: the beginnings of texts, for lists of pages.
#pragma once

#include <vector>

#include "markdown/raw_html.h"
#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Writes the summary of `rendered`, whose HTML is written: what stands before `<!--more-->`
// (without a first-level heading at its beginning: the title), else whole blocks from the first
// paragraph, list, quotation or raw HTML with text on. Of these as many as come nearest to 70 words
// (Hugo's measure), but at least one; a heading, code or a table ends them. Where there is no such
// block, the first table, code or image. Of one block that is longer, paragraphs excepted, as many
// items, rows or lines as come nearest. Raw HTML is written as its text alone: it may leave
// elements open. `raw` are the parts of the HTML which its author wrote.
void write_summary(const Tree& tree, const std::vector<RawHtml>& raw, Rendered& rendered);

}  // namespace markdown
