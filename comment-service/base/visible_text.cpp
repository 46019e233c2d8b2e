#include "base/visible_text.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace base {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 4> kReferences = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}};

// The inverse of markup::escape().
std::string unescaped(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    std::size_t taken = 1;
    char c = text.front();
    for (const auto& [reference, character] : kReferences) {
      if (!text.starts_with(reference)) continue;
      c = character;
      taken = reference.size();
    }
    plain += c;
    text.remove_prefix(taken);
  }
  return plain;
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::size_t seen(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // A character reference counts as one character.
    if (text[i] == '&') i = std::min(text.find(';', i), text.size() - 1);
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && begins_character(text[i])) ++count;
  }
  return count;
}

}  // namespace

VisibleText visible_text_of(std::string_view html) {
  constexpr std::string_view anchor = "<a href=\"";
  VisibleText visible;
  bool linked = false;
  while (!html.empty()) {
    if (html.front() == '<') {
      if (html.starts_with(anchor)) {
        const std::string_view rest = html.substr(anchor.size());
        visible.links.push_back(unescaped(rest.substr(0, rest.find('"'))));
        linked = true;
      } else if (html.starts_with("</a>")) {
        linked = false;
      }
      html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
      continue;
    }
    const std::string_view text = html.substr(0, html.find('<'));
    const std::size_t characters = seen(text);
    visible.text += unescaped(text);
    visible.characters += characters;
    if (linked) visible.linked_characters += characters;
    html.remove_prefix(text.size());
  }
  // comment_html() ends every block and line break with a line break, so the last one is trimmed.
  visible.text = trim(visible.text);
  return visible;
}

}  // namespace base
