#include "markdown/html.h"

#include "markdown/html_writer.h"

namespace markdown {

std::vector<RawHtml> write_html(const Tree& tree, Rendered& rendered) {
  Writer writer(tree, rendered.html, rendered.slots, Marks::all);
  walk(tree, 0, [&](const Node& node, Visit visit) { writer.visit(node, visit); });
  return writer.raw();
}

}  // namespace markdown
