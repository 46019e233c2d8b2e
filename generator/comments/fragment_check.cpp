#include "comments/fragment_check.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "comments/fragment_rules.h"
#include "comments/fragment_scanner.h"

namespace comments {
namespace {

// The service nests less than 40 deep. Browsers move elements that are more than 512 deep.
constexpr std::size_t kDeepest = 64;
constexpr std::size_t kShownCharacters = 60;  // of a tag or a value in a reason
constexpr std::size_t kShownBytes = 4 * (kShownCharacters + 1);
constexpr std::string_view kOutside = " outside of <div class=\"postil-comments\">";

std::string shown(std::string_view text) {
  return base::shortened(base::printable_name(text.substr(0, kShownBytes)), kShownCharacters);
}

std::string tag_text(std::string_view name) { return '<' + shown(name) + '>'; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < ' ' && !is_space(c)) || byte == 0x7F;
}

bool begins_name(std::string_view text) {
  return !text.empty() &&
         ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
}

class Checker {
 public:
  explicit Checker(std::string_view html) : html_(html), scanner_(html) {}

  std::variant<CheckedFragment, Refusal> run() {
    if (check_characters() && check_pieces() && check_ids()) return std::move(fragment_);
    return *std::move(refusal_);
  }

 private:
  struct Id {
    std::string_view text;
    std::size_t offset = 0;
  };
  struct Attribute {
    std::string_view name;
    std::string value;
  };

  // Always false, so that callers can return it.
  bool refuse(std::size_t offset, std::string reason) {
    const std::string_view before = html_.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    refusal_ = {std::move(reason), static_cast<int>(lines) + 1};
    return false;
  }

  bool refuse_spelling(std::size_t tag) {
    return refuse(tag, "the unusual spelling of " + written_tag(tag));
  }

  // The tag at that byte, or the beginning of a long one.
  std::string written_tag(std::size_t begin) const {
    const std::string_view text = html_.substr(begin, kShownBytes);
    const std::size_t end = text.find('>');
    return shown(end == std::string_view::npos ? text : text.substr(0, end + 1));
  }

  bool refuse_reference(std::size_t offset) {
    const std::string_view text = html_.substr(offset, kShownBytes);
    const std::size_t end = std::min(text.find_first_of("; \t\r\n<&", 1), text.size());
    const bool is_ended = text.substr(end).starts_with(';');
    return refuse(offset,
                  "the character reference " + shown(text.substr(0, end + (is_ended ? 1 : 0))));
  }

  Part place() const { return open_.empty() ? Part::outside : open_.back()->part; }

  // " in <p>"
  std::string place_text() const {
    return open_.empty() ? std::string(kOutside) : " in " + tag_text(open_.back()->tag);
  }

  bool check_characters() {
    const auto* const control =
        std::find_if(html_.begin(), html_.end(), [](char c) { return is_control(c); });
    if (control != html_.end()) {
      const auto offset = static_cast<std::size_t>(control - html_.begin());
      return refuse(offset, "the control character " + shown(html_.substr(offset, 1)));
    }
    if (const auto invalid = base::invalid_utf8(html_))
      return refuse(*invalid, "a byte that is not UTF-8");
    return true;
  }

  bool check_pieces() {
    while (!scanner_.at_end()) {
      if (!check_piece()) return false;
    }
    if (!open_.empty())
      return refuse(html_.size(), "the missing end tag of " + tag_text(open_.back()->tag));
    return has_root_ || refuse(0, "no <div class=\"postil-comments\">");
  }

  bool check_piece() {
    if (scanner_.at_end_tag()) return check_end_tag();
    return scanner_.at_tag() ? check_start_tag() : check_text();
  }

  bool check_text() {
    const std::size_t begin = scanner_.offset();
    if (!scanner_.text()) return refuse_reference(scanner_.offset());
    const std::string_view text = html_.substr(begin, scanner_.offset() - begin);
    if (!open_.empty() || std::all_of(text.begin(), text.end(), is_space)) return true;
    return refuse(begin, "text" + std::string(kOutside));
  }

  bool check_end_tag() {
    const std::size_t begin = scanner_.offset();
    if (open_.empty() || !scanner_.end_tag(open_.back()->tag))
      return refuse(begin, "the end tag " + written_tag(begin) + place_text());
    if (open_.back()->is_link()) is_in_link_ = false;
    open_.pop_back();
    return true;
  }

  bool check_start_tag() {
    const std::size_t begin = scanner_.offset();
    const std::string_view name = scanner_.open_tag();
    const ElementRule* const rule = rule_of(name);
    if (rule == nullptr) return refuse_element(begin, name);
    if (open_.size() == kDeepest)
      return refuse(begin,
                    "elements that are nested more than " + std::to_string(kDeepest) + " deep");
    if (!check_attributes(begin, *rule)) return false;
    if (!rule->is_void()) open_.push_back(rule);
    if (rule->is_link()) is_in_link_ = true;
    if (rule->part == Part::root) has_root_ = true;
    return true;
  }

  // Null if no such element may stand here.
  const ElementRule* rule_of(std::string_view tag) const {
    const auto rules = element_rules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const ElementRule& rule) {
      return rule.may_stand_in(place()) && rule.tag == tag;
    });
    if (found == rules.end()) return nullptr;
    const bool is_second =
        (found->is_link() && is_in_link_) || (found->part == Part::root && has_root_);
    return is_second ? nullptr : &*found;
  }

  bool refuse_element(std::size_t begin, std::string_view name) {
    if (!begins_name(name)) {
      const bool is_declaration = name.starts_with('!') || name.starts_with('?');
      return refuse(begin, is_declaration ? "the comment or declaration " + written_tag(begin)
                                          : "a \"<\" that begins no tag");
    }
    const auto rules = element_rules();
    const bool is_known = std::any_of(rules.begin(), rules.end(),
                                      [&](const ElementRule& rule) { return rule.tag == name; });
    return refuse(begin, "the element " + tag_text(name) + (is_known ? place_text() : ""));
  }

  bool check_attributes(std::size_t tag, const ElementRule& rule) {
    attributes_.clear();
    while (const auto name = scanner_.attribute_name()) {
      if (!check_attribute(tag, rule, *name)) return false;
    }
    return scanner_.close_tag() ? check_element(tag, rule) : refuse_spelling(tag);
  }

  // An attribute may come once, so that the list of those of a tag stays short.
  bool check_attribute(std::size_t tag, const ElementRule& element, std::string_view name) {
    const std::size_t offset = scanner_.offset();
    const auto rule = std::find_if(element.attributes.begin(), element.attributes.end(),
                                   [&](const AttributeRule& each) { return each.name == name; });
    if (rule == element.attributes.end())
      return refuse(offset, "the " + attribute_text(name, element));
    if (value_of(name) != nullptr)
      return refuse(offset, "the second " + attribute_text(name, element));
    const auto written = scanner_.attribute_value();
    if (!written) return refuse_spelling(tag);
    std::string value = decoded(*written);
    if (!allows(*rule, value)) {
      if (name == "href") return refuse(offset, "the address " + shown(value));
      return refuse(offset,
                    "the value \"" + shown(value) + "\" of the " + attribute_text(name, element));
    }
    if (name == "id") ids_.push_back({*written, offset});
    attributes_.push_back({name, std::move(value)});
    return true;
  }

  static std::string attribute_text(std::string_view name, const ElementRule& element) {
    return "attribute " + shown(name) + " of " + tag_text(element.tag);
  }

  // Null if the tag does not have the attribute.
  const std::string* value_of(std::string_view name) const {
    const auto found = std::find_if(attributes_.begin(), attributes_.end(),
                                    [&](const Attribute& each) { return each.name == name; });
    return found == attributes_.end() ? nullptr : &found->value;
  }

  bool check_element(std::size_t tag, const ElementRule& rule) {
    for (const AttributeRule& each : rule.attributes) {
      if (each.need == Need::required && value_of(each.name) == nullptr)
        return refuse(tag, "the missing " + attribute_text(each.name, rule));
    }
    if (rule.is_link()) {
      const std::string* const rel = value_of("rel");
      if (!allows_rel(*value_of("href"), rel == nullptr ? "" : *rel))
        return refuse(tag, "the missing rel of the link to " + shown(*value_of("href")));
    }
    if (rule.part == Part::article)
      fragment_.ids.push_back(value_of("id")->substr(kCommentPrefix.size()));
    if (rule.part == Part::root) {
      fragment_.version = *value_of("data-postil-version");
      fragment_.is_open = value_of("data-postil-open") == nullptr;
    }
    return true;
  }

  // The ids are sorted, not hashed: a hostile service could choose ids with equal hashes.
  bool check_ids() {
    std::stable_sort(ids_.begin(), ids_.end(),
                     [](const Id& a, const Id& b) { return a.text < b.text; });
    const auto twice = std::adjacent_find(
        ids_.begin(), ids_.end(), [](const Id& a, const Id& b) { return a.text == b.text; });
    if (twice == ids_.end()) return true;
    return refuse((twice + 1)->offset, "the second id " + shown(twice->text));
  }

  std::string_view html_;
  FragmentScanner scanner_;
  CheckedFragment fragment_;
  std::optional<Refusal> refusal_;
  std::vector<const ElementRule*> open_;  // outermost first
  std::vector<Attribute> attributes_;     // of the tag that is read
  std::vector<Id> ids_;
  bool has_root_ = false;
  bool is_in_link_ = false;
};

}  // namespace

std::variant<CheckedFragment, Refusal> check_fragment(std::string_view html) {
  return Checker(html).run();
}

}  // namespace comments
