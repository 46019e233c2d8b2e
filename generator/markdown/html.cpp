#include "markdown/html.h"

#include <array>
#include <string>
#include <string_view>

namespace markdown {
namespace {

// CommonMark's examples keep the apostrophe, as does this.
void append_escaped(std::string& html, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = text.find_first_of("&<>\""); at != std::string_view::npos;
       at = text.find_first_of("&<>\"", begin)) {
    html.append(text, begin, at - begin);
    switch (text[at]) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      default:
        html += "&quot;";
    }
    begin = at + 1;
  }
  html.append(text, begin);
}

class Writer {
 public:
  Writer(const Tree& tree, Rendered& rendered)
      : tree_(tree), html_(rendered.html), slots_(rendered.slots) {}

  void visit(const Node& node, Visit visit) {
    if (image_ != nullptr && image_ != &node) {
      if (visit == Visit::enter) alternative_text(node);
      return;
    }
    if (visit == Visit::enter) {
      enter(node);
    } else {
      leave(node);
    }
  }

 private:
  void enter(const Node& node);
  void enter_inline(const Node& node);
  void leave(const Node& node);
  void leave_inline(const Node& node);

  // Blocks begin on a line of their own.
  void line() {
    if (!html_.empty() && html_.back() != '\n') html_ += '\n';
  }
  void open(std::string_view tag) {
    line();
    html_ += tag;
  }
  void text(std::string_view text) { append_escaped(html_, text); }
  void slot(SlotKind kind, std::string target, const Node& node) {
    slots_.push_back({kind, html_.size(), std::move(target), node.line, node.column});
  }
  void attribute(std::string_view name, std::string_view value) {
    ((html_ += ' ') += name) += "=\"";
    text(value);
    html_ += '"';
  }
  void label(std::string key, const Node& node) {
    html_ += " aria-label=\"";
    slot(SlotKind::label, std::move(key), node);
  }

  // The document is its own parent.
  const Node& parent(const Node& node) const {
    return tree_[node.parent == kNoNode ? 0 : node.parent];
  }
  bool is_first_child(const Node& node) const { return &tree_[parent(node).first_child] == &node; }
  bool is_last_child(const Node& node) const { return node.next == kNoNode; }
  // Paragraphs of a tight list are not marked up.
  bool is_tight(const Node& paragraph) const {
    const Node& list = parent(parent(paragraph));
    return list.kind == Kind::list && list.tight;
  }
  // The paragraph that is the text of a task.
  bool is_task(const Node& paragraph) const {
    return parent(paragraph).checkbox != Checkbox::none && is_first_child(paragraph);
  }

  void list(const Node& node);
  void item(const Node& node);
  void paragraph(const Node& node);
  void leave_paragraph(const Node& node);
  void code_block(const Node& node);
  void table_row(const Node& node);
  void table_cell(const Node& node);
  void checkbox(const Node& item);
  void alert(const Node& node);
  void footnote(const Node& node);
  void footnote_reference(const Node& node);
  void back_links(const Node& footnote);
  void leave_footnote(const Node& node);
  void alternative_text(const Node& node);

  const Tree& tree_;
  std::string& html_;
  std::vector<Slot>& slots_;
  const Node* image_ = nullptr;  // inside its alternative text, where nothing is marked up
};

void Writer::enter(const Node& node) {
  switch (node.kind) {
    case Kind::block_quote:
      open("<blockquote>\n");
      break;
    case Kind::alert:
      alert(node);
      break;
    case Kind::list:
      list(node);
      break;
    case Kind::item:
      item(node);
      break;
    case Kind::code_block:
      code_block(node);
      break;
    case Kind::html_block:
      open(node.text);
      line();
      break;
    case Kind::paragraph:
      paragraph(node);
      break;
    case Kind::heading:
      open("<h" + std::to_string(node.number));
      if (!node.title.empty()) attribute("id", node.title);
      html_ += '>';
      break;
    case Kind::thematic_break:
      open("<hr />\n");
      break;
    case Kind::footnote:
      footnote(node);
      break;
    case Kind::table:
      open("<div class=\"table\" role=\"region\" tabindex=\"0\"");
      label("table", node);
      html_ += "\">\n<table>\n";
      break;
    case Kind::table_row:
      table_row(node);
      break;
    case Kind::table_cell:
      table_cell(node);
      break;
    default:
      enter_inline(node);
  }
}

void Writer::leave(const Node& node) {
  switch (node.kind) {
    case Kind::block_quote:
      open("</blockquote>\n");
      break;
    case Kind::alert:
      open("</div>\n");
      break;
    case Kind::list:
      html_ += node.number < 0 ? "</ul>\n" : "</ol>\n";
      break;
    case Kind::item:
      html_ += "</li>\n";
      break;
    case Kind::paragraph:
      leave_paragraph(node);
      break;
    case Kind::heading:
      html_ += "</h" + std::to_string(node.number) + ">\n";
      break;
    case Kind::footnote:
      leave_footnote(node);
      break;
    case Kind::table:
      html_ += tree_[node.last_child].header ? "" : "</tbody>\n";
      html_ += "</table>\n</div>\n";
      break;
    case Kind::table_row:
      html_ += node.header ? "</tr>\n</thead>\n" : "</tr>\n";
      break;
    case Kind::table_cell:
      html_ += parent(node).header ? "</th>\n" : "</td>\n";
      break;
    default:
      leave_inline(node);
  }
}

void Writer::list(const Node& node) {
  if (node.number < 0) {
    open("<ul>\n");
  } else if (node.number == 1) {
    open("<ol>\n");
  } else {
    open("<ol start=\"" + std::to_string(node.number) + "\">\n");
  }
}

void Writer::item(const Node& node) {
  open("<li>");
  const bool labelled =
      node.first_child != kNoNode && tree_[node.first_child].kind == Kind::paragraph;
  if (node.checkbox == Checkbox::none || labelled) return;
  checkbox(node);
  label("task", node);
  html_ += "\" /> ";
}

void Writer::checkbox(const Node& item) {
  html_ += "<input type=\"checkbox\"";
  html_ += item.checkbox == Checkbox::done ? " checked=\"\" disabled=\"\"" : " disabled=\"\"";
}

void Writer::paragraph(const Node& node) {
  if (!is_tight(node)) open("<p>");
  if (!is_task(node)) return;
  // The text of the task names its checkbox.
  html_ += "<label>";
  checkbox(parent(node));
  html_ += " /> ";
}

void Writer::leave_paragraph(const Node& node) {
  if (is_task(node)) html_ += "</label>";
  const Node& above = parent(node);
  if (above.kind == Kind::footnote && is_last_child(node)) {
    html_ += ' ';
    back_links(above);
  }
  if (!is_tight(node)) html_ += "</p>\n";
}

void Writer::code_block(const Node& node) {
  // Long lines scroll: the keyboard must be able to reach them.
  open("<pre tabindex=\"0\"><code");
  const std::string_view info = node.title;
  if (!info.empty()) {
    attribute("class",
              "language-" + std::string(info.substr(0, info.find_first_of(" \t\n\v\f\r"))));
  }
  html_ += '>';
  text(node.text);
  html_ += "</code></pre>\n";
}

void Writer::table_row(const Node& node) {
  if (node.header) {
    html_ += "<thead>\n";
  } else if (&tree_[tree_[parent(node).first_child].next] == &node) {
    html_ += "<tbody>\n";
  }
  html_ += "<tr>\n";
}

void Writer::table_cell(const Node& node) {
  constexpr std::array<std::string_view, 4> kAttributes = {"", " align=\"left\"",
                                                           " align=\"center\"", " align=\"right\""};
  html_ += parent(node).header ? "<th" : "<td";
  html_ += kAttributes[static_cast<std::size_t>(node.alignment)];
  html_ += '>';
}

void Writer::alert(const Node& node) {
  open("<div class=\"alert alert-" + node.text + "\" role=\"note\">\n<p class=\"alert-title\">");
  slot(SlotKind::label, "alert_" + node.text, node);
  html_ += "</p>\n";
}

void Writer::footnote(const Node& node) {
  line();
  if (node.number == 1) {
    html_ += "<section class=\"footnotes\" role=\"doc-endnotes\"";
    label("footnotes", node);
    html_ += "\">\n<ol>\n";
  }
  html_ += "<li id=\"" + footnote_id(node.number) + "\">\n";
}

void Writer::leave_footnote(const Node& node) {
  // A note that ends in a paragraph has its back links there.
  if (node.last_child == kNoNode || tree_[node.last_child].kind != Kind::paragraph) {
    line();
    html_ += "<p>";
    back_links(node);
    html_ += "</p>\n";
  }
  html_ += "</li>\n";
  if (is_last_child(node)) html_ += "</ol>\n</section>\n";
}

void Writer::back_links(const Node& footnote) {
  for (int occurrence = 1; occurrence <= footnote.occurrence; ++occurrence) {
    if (occurrence > 1) html_ += ' ';
    html_ += "<a href=\"#" + reference_id(footnote.number, occurrence) +
             "\" class=\"footnote-back\" role=\"doc-backlink\"";
    label("back_to_reference", footnote);
    html_ += ' ' + std::to_string(footnote.number);
    if (occurrence > 1) html_ += '-' + std::to_string(occurrence);
    html_ += "\">↩";
    if (occurrence > 1) html_ += "<sup>" + std::to_string(occurrence) + "</sup>";
    html_ += "</a>";
  }
}

void Writer::footnote_reference(const Node& node) {
  const std::string number = std::to_string(node.number);
  html_ += "<sup class=\"footnote-ref\"><a href=\"#fn-" + number + "\" id=\"" +
           reference_id(node.number, node.occurrence) + "\" role=\"doc-noteref\">" + number +
           "</a></sup>";
}

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
      html_ += node.text;
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

}  // namespace

void write_html(const Tree& tree, Rendered& rendered) {
  Writer writer(tree, rendered);
  walk(tree, 0, [&](const Node& node, Visit visit) { writer.visit(node, visit); });
}

}  // namespace markdown
