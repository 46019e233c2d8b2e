#include "html/style_sheets.h"

#include <gumbo.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "html/parser.h"

namespace html {
namespace {

std::string value_of(const GumboElement& element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? "" : std::string(base::trim(attribute->value));
}

std::optional<StyleSheet> sheet_of(const GumboElement& element, std::string_view html) {
  if (element.tag != GUMBO_TAG_LINK || element.original_tag.length == 0) return std::nullopt;
  if (base::lower_case(value_of(element, "rel")) != "stylesheet") return std::nullopt;
  const auto begin = static_cast<std::size_t>(element.original_tag.data - html.data());
  return StyleSheet{{begin, begin + element.original_tag.length},
                    value_of(element, "href"),
                    value_of(element, "media")};
}

}  // namespace

std::vector<StyleSheet> style_sheets(std::string_view html) {
  const Document document(html, Form::page);
  if (document.root() == nullptr) return {};
  std::vector<StyleSheet> sheets;
  std::vector<const GumboNode*> open = {document.root()};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    const bool is_document = node.type == GUMBO_NODE_DOCUMENT;
    if (!is_document && node.type != GUMBO_NODE_ELEMENT) continue;
    const GumboVector& children = is_document ? node.v.document.children : node.v.element.children;
    if (!is_document) {
      if (auto sheet = sheet_of(node.v.element, html)) sheets.push_back(*std::move(sheet));
    }
    for (unsigned i = 0; i < children.length; ++i)
      open.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
  std::sort(sheets.begin(), sheets.end(),
            [](const StyleSheet& a, const StyleSheet& b) { return a.tag.begin < b.tag.begin; });
  return sheets;
}

}  // namespace html
