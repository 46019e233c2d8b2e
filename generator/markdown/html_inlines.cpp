#include <algorithm>

#include "base/text.h"
#include "markdown/html_writer.h"
#include "markdown/references.h"

namespace markdown {

void Writer::enter_inline(const Node& node) {
  switch (node.kind) {
    case Kind::text:
      text(node.text);
      break;
    case Kind::soft_break:
      html_ += '\n';
      break;
    case Kind::line_break:
      html_ += "<br>\n";
      break;
    case Kind::code:
      html_ += "<code>";
      text(node.text);
      html_ += "</code>";
      break;
    case Kind::html_inline:
      raw_html(node);
      break;
    case Kind::reference:
      slot(SlotKind::link, node.text, node);
      break;
    case Kind::emphasis:
      html_ += "<em>";
      break;
    case Kind::strong:
      html_ += "<strong>";
      break;
    case Kind::strikethrough:
      html_ += "<del>";
      break;
    case Kind::link:
      html_ += "<a";
      origin(node);
      html_ += " href=\"";
      slot(SlotKind::link, node.text, node);
      html_ += '"';
      if (!node.title.empty()) attribute("title", node.title);
      html_ += '>';
      break;
    case Kind::image:
      html_ += "<img";
      origin(node);
      html_ += " src=\"";
      slot(SlotKind::image, node.text, node);
      html_ += "\" alt=\"";
      image_ = &node;
      break;
    case Kind::footnote_reference:
      footnote_reference(node);
      break;
    default:
      break;
  }
}

void Writer::leave_inline(const Node& node) {
  switch (node.kind) {
    case Kind::emphasis:
      html_ += "</em>";
      break;
    case Kind::strong:
      html_ += "</strong>";
      break;
    case Kind::strikethrough:
      html_ += "</del>";
      break;
    case Kind::link:
      html_ += "</a>";
      break;
    case Kind::image:
      html_ += '"';
      if (!node.title.empty()) attribute("title", node.title);
      html_ += '>';
      image_ = nullptr;
      break;
    default:
      break;
  }
}

// Writes the author's HTML unchanged, except for references.
void Writer::raw_html(const Node& node) {
  const std::string_view html = node.text;
  const std::size_t begin = html_.size();
  int line = node.line;
  std::size_t at = 0;
  while (const auto mark = next_mark(html, at)) {
    const Reference& reference = tree_.references[mark->reference];
    const std::string_view before = html.substr(at, mark->begin - at);
    raw_piece(before, node, line);
    line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    if (reference.is_escaped) {
      text(reference.target);
    } else {
      slot(SlotKind::link, reference.target,
           {.line = reference.line, .column = reference.column, .is_reference = true});
    }
    at = mark->end;
  }
  raw_piece(html.substr(at), node, line);
  raw_.push_back({static_cast<NodeIndex>(&node - tree_.nodes.data()), begin, html_.size(),
                  node.line, node.column});
}

// Writes a part of the author's HTML that begins on `line`.
void Writer::raw_piece(std::string_view html, const Node& node, int line) {
  if (tree_.origin.empty()) {
    html_ += html;
    return;
  }
  const std::string_view whole = node.text;
  const auto begin = static_cast<std::size_t>(html.data() - whole.data());
  std::size_t counted = 0;
  if (!raw_lines_) raw_lines_.emplace(tree_.lines);
  html_ += base::with_origins(html, [&](std::size_t offset) {
    const std::string_view passed = html.substr(counted, offset - counted);
    line += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    counted = offset;
    return base::Origin{tree_.origin, line,
                        raw_lines_->column(line, node.column, whole, begin + offset)};
  });
}

void Writer::alternative_text(const Node& node) {
  switch (node.kind) {
    case Kind::text:
    case Kind::code:
    case Kind::html_inline:
      text(node.text);
      break;
    case Kind::soft_break:
    case Kind::line_break:
      html_ += ' ';
      break;
    default:
      break;
  }
}

void Writer::footnote_reference(const Node& node) {
  if (marks_ == Marks::none) return;
  const std::string number = std::to_string(node.number);
  html_ += "<sup class=\"footnote-ref\"><a href=\"#fn-" + number + "\" id=\"" +
           reference_id(node.number, node.occurrence) + "\" role=\"doc-noteref\">" + number +
           "</a></sup>";
}

}  // namespace markdown
