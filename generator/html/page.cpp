#include "html/page.h"

#include <gumbo.h>

#include <algorithm>

#include "base/text.h"
#include "html/attribute_urls.h"
#include "html/parser.h"

namespace html {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

std::string tag_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return base::lower_case(std::string_view(name.data, name.length));
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE)
    return &node.v.element.children;
  return nullptr;
}

class Collector {
 public:
  std::vector<Element> run(const GumboNode& root) {
    // Children are pushed in reverse order, so that the first one is popped first.
    std::vector<Open> open = {{&root, kNoElement, false}};
    while (!open.empty()) {
      const Open at = open.back();
      open.pop_back();
      const std::size_t self = visit(at);
      const bool is_inert = at.is_inert || at.node->type == GUMBO_NODE_TEMPLATE;
      const GumboVector* children = children_of(*at.node);
      for (unsigned i = children == nullptr ? 0 : children->length; i > 0; --i)
        open.push_back({static_cast<const GumboNode*>(children->data[i - 1]), self, is_inert});
    }
    return std::move(elements_);
  }

 private:
  struct Open {
    const GumboNode* node;
    std::size_t parent;
    bool is_inert;
  };

  // Returns the element that is the parent of the node's children.
  std::size_t visit(const Open& open) {
    const GumboNode& node = *open.node;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
      const std::string_view text = node.v.text.text;
      if (text.find_first_not_of(kSpace) != std::string_view::npos) mark_text(open.parent);
    }
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return open.parent;
    const GumboElement& from = node.v.element;
    if (from.original_tag.length == 0) return open.parent;
    Element element;
    element.tag = tag_of(from);
    element.parent = open.parent;
    element.is_inert = open.is_inert;
    element.line = static_cast<int>(from.start_pos.line);
    element.column = static_cast<int>(from.start_pos.column);
    for (unsigned i = 0; i < from.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(from.attributes.data[i]);
      element.attributes.emplace_back(attribute->name, attribute->value);
    }
    elements_.push_back(std::move(element));
    return elements_.size() - 1;
  }

  // Stops at an element that is already marked, because its ancestors are marked, too.
  void mark_text(std::size_t element) {
    for (; element != kNoElement && !elements_[element].has_text;
         element = elements_[element].parent)
      elements_[element].has_text = true;
  }

  std::vector<Element> elements_;
};

}  // namespace

const std::string* Element::attribute(std::string_view name) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const auto& each) { return each.first == name; });
  return found == attributes.end() ? nullptr : &found->second;
}

std::optional<std::vector<Element>> elements(std::string_view html) {
  const Document document(html, Form::page);
  if (document.root() == nullptr) return std::nullopt;
  return Collector().run(*document.root());
}

std::vector<std::string> urls_of_srcset(std::string_view srcset) {
  std::vector<std::string> urls;
  for (const auto& [begin, end] : srcset_urls(srcset))
    urls.emplace_back(srcset.substr(begin, end - begin));
  return urls;
}

}  // namespace html
