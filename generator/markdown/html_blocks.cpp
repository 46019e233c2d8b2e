#include <array>

#include "base/text.h"
#include "markdown/html_writer.h"

namespace markdown {
namespace {

// The language of a fence: the first word of its info string, without the options of Zola
// (`rust,linenos`) or Hugo (`go{linenos=true}`) after it.
std::string_view language_of(std::string_view info) {
  const std::string_view word = info.substr(0, info.find_first_of(" \t\n\v\f\r"));
  const std::size_t end = word.find_first_of(",{");
  return end == 0 ? word : word.substr(0, end);
}

// Whether `is_picture` is true of at least one child of `top`, and of all but breaks and blanks.
template <class IsPicture>
bool holds_only(const Tree& tree, const Node& top, IsPicture is_picture) {
  bool has_picture = false;
  for (NodeIndex at = top.first_child; at != kNoNode; at = tree[at].next) {
    const Node& child = tree[at];
    const bool is_blank = child.kind == Kind::soft_break || child.kind == Kind::line_break ||
                          (child.kind == Kind::text && base::trim(child.text).empty());
    if (is_blank) continue;
    if (!is_picture(child)) return false;
    has_picture = true;
  }
  return has_picture;
}

}  // namespace

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
      line();
      raw_html(node);
      line();
      break;
    case Kind::paragraph:
      paragraph(node);
      break;
    case Kind::heading:
      open("<h" + std::to_string(node.number));
      if (marks_ == Marks::all && !node.title.empty()) attribute("id", node.title);
      origin(node);
      html_ += '>';
      break;
    case Kind::title_anchor:
      enter_title_anchor(node);
      break;
    case Kind::thematic_break:
      open("<hr>\n");
      break;
    case Kind::footnote:
      footnote(node);
      break;
    case Kind::table:
      open("<div class=\"table\" role=\"group\" tabindex=\"0\"");
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
    case Kind::title_anchor:
      if (node.first_child != kNoNode) html_ += "</p>\n";
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
      html_ += is_header(node) ? "</th>\n" : "</td>\n";
      break;
    default:
      leave_inline(node);
  }
}

void Writer::enter_title_anchor(const Node& node) {
  const bool is_empty = node.first_child == kNoNode;
  if (is_empty && marks_ == Marks::none) return;
  open(is_empty ? "<span" : "<p");
  if (marks_ == Marks::all) attribute("id", node.title);
  html_ += is_empty ? "></span>\n" : ">";
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
  html_ += "\"> ";
}

void Writer::checkbox(const Node& item) {
  html_ += "<input type=\"checkbox\"";
  html_ += item.checkbox == Checkbox::done ? " checked disabled" : " disabled";
}

bool Writer::has_only_pictures(const Node& paragraph) const {
  const auto is_image = [](const Node& node) { return node.kind == Kind::image; };
  return holds_only(tree_, paragraph, [&](const Node& child) {
    return is_image(child) || (child.kind == Kind::link && holds_only(tree_, child, is_image));
  });
}

void Writer::paragraph(const Node& node) {
  // CSS cannot tell a picture of its own from one within a sentence, so a class does.
  if (!is_tight(node)) open(has_only_pictures(node) ? "<p class=\"pictures\">" : "<p>");
  if (!is_task(node)) return;
  // The label makes the text of the task the name of its checkbox.
  html_ += "<label>";
  checkbox(parent(node));
  html_ += "> ";
}

void Writer::leave_paragraph(const Node& node) {
  if (is_task(node)) html_ += "</label>";
  const Node& above = parent(node);
  if (above.kind == Kind::footnote && is_last_child(node)) {
    if (above.occurrence > 0) html_ += ' ';
    back_links(above);
  }
  if (!is_tight(node)) html_ += "</p>\n";
}

void Writer::code_block(const Node& node) {
  // Long lines scroll, so the keyboard must be able to focus them.
  open("<pre tabindex=\"0\"><code");
  const std::string_view language = language_of(node.title);
  if (!language.empty()) attribute("class", "language-" + std::string(language));
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
  constexpr auto kAttributes = std::to_array<std::string_view>(
      {"", " class=\"align-left\"", " class=\"align-center\"", " class=\"align-right\""});
  html_ += is_header(node) ? "<th scope=\"col\"" : "<td";
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
  // A footnote that ends in a paragraph has its back links in this paragraph.
  const bool ends_in_text =
      node.last_child != kNoNode && tree_[node.last_child].kind == Kind::paragraph;
  if (!ends_in_text && node.occurrence > 0) {
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
    html_ += "\">↩\uFE0E";
    if (occurrence > 1) html_ += "<sup>" + std::to_string(occurrence) + "</sup>";
    html_ += "</a>";
  }
}

}  // namespace markdown
