#include "check/page.h"

#include <array>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "html/page.h"
#include "html/parser.h"

namespace check {
namespace {

using html::Element;
using html::kNoElement;

// An attribute that holds the URL of a link, and its elements.
struct LinkAttribute {
  std::string_view tag;
  std::string_view attribute;
  std::optional<TargetKind> wanted;  // nothing: guessed from the URL
};

constexpr auto kLinkAttributes =
    std::to_array<LinkAttribute>({{"a", "href", std::nullopt},
                                  {"area", "href", std::nullopt},
                                  {"link", "href", TargetKind::file},
                                  {"img", "src", TargetKind::image},
                                  {"input", "src", TargetKind::image},
                                  {"script", "src", TargetKind::file},
                                  {"iframe", "src", TargetKind::page},
                                  {"embed", "src", TargetKind::file},
                                  {"object", "data", TargetKind::file},
                                  {"audio", "src", TargetKind::file},
                                  {"video", "src", TargetKind::file},
                                  {"video", "poster", TargetKind::image},
                                  {"source", "src", TargetKind::file},
                                  {"track", "src", TargetKind::file}});

bool is_blank(const std::string* text) { return text == nullptr || base::trim(*text).empty(); }

// Returns the level of a heading; 0 for other elements.
int level_of(const Element& element) {
  const std::string& tag = element.tag;
  const bool is_heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
  return is_heading ? tag[1] - '0' : 0;
}

class Reader {
 public:
  explicit Reader(std::vector<Element> elements) : elements_(std::move(elements)) {}

  Page run() {
    find_names();
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const Element& element = elements_[i];
      place_ = place_of(i);
      read_anchors(element);
      read_links(element);
      check_image(element);
      check_heading(element, named_[i]);
      if (element.tag == "a" && element.attribute("href") != nullptr && !named_[i])
        fail(base::Kind::link_without_text, "this link has no text",
             is_markdown() ? "write what it leads to: [our archive](archive.md)"
                           : "write what it leads to, or give it an `aria-label`");
    }
    return std::move(page_);
  }

 private:
  bool is_markdown() const { return place_.origin && place_.origin->is_markdown; }

  void fail(base::Kind kind, std::string message, std::string hint) {
    page_.mistakes.push_back({{kind, std::move(message), std::move(hint)}, place_, {}});
  }

  // Finds the elements with an accessible name: their text, the alternative text of an image
  // inside, or a label of their own.
  void find_names() {
    named_.resize(elements_.size());
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const Element& element = elements_[i];
      const bool is_named = element.has_text || !is_blank(element.attribute("aria-label")) ||
                            !is_blank(element.attribute("aria-labelledby")) ||
                            !is_blank(element.attribute("title")) ||
                            (element.tag == "img" && !is_blank(element.attribute("alt")));
      if (!is_named) continue;
      for (std::size_t at = i; at != kNoElement && !named_[at]; at = elements_[at].parent)
        named_[at] = true;
    }
    // Elements with aria-hidden need no name.
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const std::string* hidden = elements_[i].attribute("aria-hidden");
      if (hidden != nullptr && *hidden == "true") named_[i] = true;
    }
  }

  Place place_of(std::size_t index) const {
    Place place{std::nullopt, elements_[index].line, elements_[index].column};
    for (std::size_t at = index; at != kNoElement && !place.origin; at = elements_[at].parent) {
      if (const std::string* mark = elements_[at].attribute(base::kOriginAttribute))
        place.origin = base::read_origin(*mark);
    }
    return place;
  }

  void read_anchors(const Element& element) {
    if (const std::string* id = element.attribute("id"); !is_blank(id)) {
      const auto [first, is_new] = ids_.emplace(*id, place_);
      if (!is_new) {
        fail(base::Kind::duplicate_id, "the id \"" + *id + "\" stands twice in the page",
             "give one of them another name: links to it lead to the first");
        page_.mistakes.back().other = first->second;
      }
      page_.anchors.push_back(*id);
    }
    const std::string* name = element.attribute("name");
    if (element.tag == "a" && !is_blank(name)) page_.anchors.push_back(*name);
  }

  void read_links(const Element& element) {
    if (element.is_inert) return;  // inside <template>: not a link until a script copies it
    for (const LinkAttribute& link : kLinkAttributes) {
      if (link.tag != element.tag) continue;
      const std::string* url = element.attribute(link.attribute);
      if (url == nullptr || is_hint(element)) continue;
      const std::string address(base::trim(*url));
      page_.links.push_back({address, link.wanted.value_or(target_kind_of(address)), place_});
    }
    if (element.tag != "img" && element.tag != "source") return;
    const std::string* set = element.attribute("srcset");
    if (set == nullptr) return;
    for (std::string& url : html::urls_of_srcset(*set))
      page_.links.push_back({std::move(url), TargetKind::image, place_});
  }

  // Whether a <link> names a server to connect to, not a file.
  static bool is_hint(const Element& element) {
    const std::string* relation = element.attribute("rel");
    return element.tag == "link" && relation != nullptr &&
           (*relation == "preconnect" || *relation == "dns-prefetch");
  }

  // An empty `alt` marks a decorative image (HTML, 4.8.4.4.4). `![](a.png)` writes one.
  void check_image(const Element& element) {
    if (element.tag != "img" || element.attribute("alt") != nullptr) return;
    fail(base::Kind::missing_alt, "this image has no text for those who cannot see it",
         "write what it shows into `alt`; for decoration write alt=\"\"");
  }

  void check_heading(const Element& element, bool is_named) {
    const int level = level_of(element);
    if (level == 0) return;
    if (!is_named) {
      fail(base::Kind::heading_without_text, "this heading has no text",
           is_markdown() ? "write one behind the `#`, or take it out"
                         : "write one, or take the heading out");
      return;
    }
    if (level_ > 0 && level > level_ + 1) {
      fail(base::Kind::heading_level,
           "a heading of level " + std::to_string(level) + " follows one of level " +
               std::to_string(level_),
           "readers who jump from heading to heading miss a level: make it " +
               std::to_string(level_ + 1));
    }
    level_ = level;
  }

  std::vector<Element> elements_;
  std::vector<bool> named_;
  std::unordered_map<std::string, Place> ids_;  // id → its first element
  int level_ = 0;                               // of the previous heading
  Place place_;                                 // of the current element
  Page page_;
};

}  // namespace

Page page_of(std::string_view html) {
  if (auto elements = html::elements(html)) return Reader(*std::move(elements)).run();
  Page page;
  const auto [message, hint] = html::excess_text(html, html::Form::page);
  page.mistakes.push_back(
      {{base::Kind::too_large, "this page is not checked: " + message, hint}, {}});
  return page;
}

}  // namespace check
