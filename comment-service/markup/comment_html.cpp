#include "markup/comment_html.h"

#include <cmark-gfm.h>

#include <memory>
#include <vector>

#include "base/text.h"
#include "markup/escape.h"
#include "markup/link.h"
#include "markup/sentinel.h"

// No cmark extension is attached. Extensions with special characters of their own (strikethrough,
// autolink) make cmark_parser_finish edit a process-wide table. Without them parsing needs no lock.
// This file has its own renderer, so that it lists every tag that the output can have. It has no
// case for HTML, which the sentinels make text before cmark parses it.

namespace markup {

namespace {

// Deeper quotes, lists and emphasis lose their tags but keep their text. Nobody reads them, and
// browsers get slow at some hundred levels.
constexpr int deepest_block = 8;
constexpr int deepest_inline = 8;

// The steepest growth measured is 12.5-fold (empty headings). More than 16-fold is a bug of ours.
constexpr std::size_t largest_growth = 16;

// Renders the lines as plain text, for a body that is too long or grows too much as Markdown.
std::string plain_text(std::string_view body) {
  std::string out = "<p>";
  std::size_t begin = 0;
  for (std::size_t end = body.find('\n'); end != std::string_view::npos;
       end = body.find('\n', begin)) {
    out += escape(body.substr(begin, end - begin)) + "<br>\n";
    begin = end + 1;
  }
  return out + escape(body.substr(begin)) + "</p>\n";
}

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

class Writer {
 public:
  void enter(cmark_node* node);
  void leave(cmark_node* node);
  const std::string& out() const { return out_; }

 private:
  enum class Anchor { open, none, destination_behind };

  void enter_block(cmark_node* node);
  void enter_link(cmark_node* node);
  void leave_link(cmark_node* node);
  void list_tag(cmark_node* list);
  void literal(cmark_node* node);
  bool in_anchor() const;
  bool tags_for_block() const { return blocks_ <= deepest_block; }
  bool tags_for_inline() const { return inlines_ <= deepest_inline; }
  bool is_tight(cmark_node* paragraph) const;

  std::string out_;
  int blocks_ = 0;   // open quotes and lists
  int inlines_ = 0;  // open emphasis
  std::vector<Anchor> anchors_;
};

bool Writer::in_anchor() const {
  for (const Anchor anchor : anchors_) {
    if (anchor == Anchor::open) {
      return true;
    }
  }
  return false;
}

// The paragraph in an item of a tight list has no tag, unless the list itself has lost its tags.
bool Writer::is_tight(cmark_node* paragraph) const {
  cmark_node* const item = cmark_node_parent(paragraph);
  return tags_for_block() && cmark_node_get_type(item) == CMARK_NODE_ITEM &&
         cmark_node_get_list_tight(cmark_node_parent(item)) != 0;
}

void Writer::list_tag(cmark_node* list) {
  if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) {
    out_ += "<ul>\n";
    return;
  }
  const int start = cmark_node_get_list_start(list);
  out_ += start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(start) + "\">\n";
}

void Writer::literal(cmark_node* node) { out_ += escape(view(cmark_node_get_literal(node))); }

void Writer::enter_link(cmark_node* node) {
  const std::string url = without_sentinels(view(cmark_node_get_url(node)));
  const bool allowed = is_allowed_destination(url);
  if (in_anchor()) {  // an image inside a link is text, because HTML forbids nested links
    anchors_.push_back(Anchor::none);
  } else if (allowed) {
    out_ += open_anchor(url, view(cmark_node_get_title(node)));
    anchors_.push_back(Anchor::open);
  } else {
    anchors_.push_back(Anchor::destination_behind);
  }
  if (allowed && cmark_node_first_child(node) == nullptr) {
    out_ += escape(url);
  }
}

void Writer::leave_link(cmark_node* node) {
  const std::string_view url = view(cmark_node_get_url(node));
  if (anchors_.back() == Anchor::open) {
    out_ += "</a>";
  } else if (anchors_.back() == Anchor::destination_behind && !url.empty()) {
    out_ += " (" + escape(url) + ")";
  }
  anchors_.pop_back();
}

void Writer::enter_block(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
      ++blocks_;
      out_ += tags_for_block() ? "<blockquote>\n" : "";
      break;
    case CMARK_NODE_LIST:
      ++blocks_;
      if (tags_for_block()) {
        list_tag(node);
      }
      break;
    case CMARK_NODE_ITEM:
      out_ += tags_for_block() ? "<li>" : "";
      break;
    case CMARK_NODE_PARAGRAPH:
      out_ += is_tight(node) ? "" : "<p>";
      break;
    case CMARK_NODE_HEADING:
      out_ += "<p><strong>";
      break;
    case CMARK_NODE_CODE_BLOCK:
      out_ += "<pre><code>";
      literal(node);
      out_ += "</code></pre>\n";
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      out_ += "<hr>\n";
      break;
    default:
      break;
  }
}

void Writer::enter(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT: {
      const std::string_view text = view(cmark_node_get_literal(node));
      out_ += in_anchor() ? escape(text) : linked_text(text);
      break;
    }
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      out_ += "<br>\n";
      break;
    case CMARK_NODE_CODE:
      out_ += "<code>";
      literal(node);
      out_ += "</code>";
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
      ++inlines_;
      if (tags_for_inline()) {
        out_ += cmark_node_get_type(node) == CMARK_NODE_EMPH ? "<em>" : "<strong>";
      }
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      enter_link(node);
      break;
    default:
      enter_block(node);
      break;
  }
}

void Writer::leave(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
      if (tags_for_inline()) {
        out_ += cmark_node_get_type(node) == CMARK_NODE_EMPH ? "</em>" : "</strong>";
      }
      --inlines_;
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      leave_link(node);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      out_ += tags_for_block() ? "</blockquote>\n" : "";
      --blocks_;
      break;
    case CMARK_NODE_LIST:
      if (tags_for_block()) {
        out_ += cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n";
      }
      --blocks_;
      break;
    case CMARK_NODE_ITEM:
      out_ += tags_for_block() ? "</li>\n" : "";
      break;
    case CMARK_NODE_PARAGRAPH:
      out_ += is_tight(node) ? "" : "</p>\n";
      break;
    case CMARK_NODE_HEADING:
      out_ += "</strong></p>\n";
      break;
    default:
      break;
  }
}

std::string write(cmark_node* root) {
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> nodes(cmark_iter_new(root),
                                                                      &cmark_iter_free);
  Writer writer;
  for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(nodes.get())) {
    cmark_node* const node = cmark_iter_get_node(nodes.get());
    if (event == CMARK_EVENT_ENTER) {
      writer.enter(node);
    } else {
      writer.leave(node);
    }
  }
  return writer.out();
}

}  // namespace

std::string comment_html(std::string_view body) {
  if (body.size() > markdown_limit) {
    return base::document_text(plain_text(body));
  }
  const std::string prepared = with_sentinels(body);
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(
      cmark_parse_document(prepared.data(), prepared.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
  std::string html = write(root.get());
  constexpr std::size_t smallest_limit = 4096;  // a short body may grow more than 16-fold
  if (html.size() > body.size() * largest_growth + smallest_limit) html = plain_text(body);
  // References such as &#1; make any character. cmark-gfm turns &#xFFFE; and &#xFFFF; into the
  // bytes FE and FF, which UTF-8 never contains.
  return base::document_text(std::move(html));
}

}  // namespace markup
