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
      html_ += "<br />\n";
      break;
    case Kind::code:
      html_ += "<code>";
      text(node.text);
      html_ += "</code>";
      break;
    case Kind::html_inline:
      raw_html(node.text);
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
      html_ += "<a href=\"";
      slot(SlotKind::link, node.text, node);
      html_ += '"';
      if (!node.title.empty()) attribute("title", node.title);
      html_ += '>';
      break;
    case Kind::image:
      html_ += "<img src=\"";
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
      html_ += " />";
      image_ = nullptr;
      break;
    default:
      break;
  }
}

// HTML of the author, as it is but for references.
void Writer::raw_html(std::string_view html) {
  std::size_t at = 0;
  while (const auto mark = next_mark(html, at)) {
    const Reference& reference = tree_.references[mark->reference];
    html_ += html.substr(at, mark->begin - at);
    if (reference.is_escaped) {
      text(reference.target);
    } else {
      slot(SlotKind::link, reference.target,
           {.line = reference.line, .column = reference.column, .is_reference = true});
    }
    at = mark->end;
  }
  html_ += html.substr(at);
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
