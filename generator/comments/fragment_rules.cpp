#include "comments/fragment_rules.h"

#include <algorithm>
#include <array>

namespace comments {
namespace {

using enum Part;

constexpr std::string_view kForeignRel = "nofollow ugc noopener";
constexpr std::string_view kReplyRel = "nofollow";
// An id of the service has 20 characters.
constexpr std::size_t kLongestId = 64;

constexpr AttributeRule kClass{"class", ValueKind::classes};

constexpr auto kRoot =
    std::to_array<AttributeRule>({{"class", ValueKind::exact, "postil-comments", Need::required},
                                  {"data-postil-version", ValueKind::version, {}, Need::required},
                                  {"data-postil-open", ValueKind::exact, "false"}});
constexpr auto kHeading = std::to_array<AttributeRule>(
    {kClass, {"id", ValueKind::exact, "postil-count"}, {"tabindex", ValueKind::exact, "-1"}});
constexpr auto kList =
    std::to_array<AttributeRule>({kClass, {"aria-labelledby", ValueKind::label}});
constexpr auto kClassOnly = std::to_array<AttributeRule>({kClass});
constexpr auto kArticle =
    std::to_array<AttributeRule>({kClass,
                                  {"id", ValueKind::comment_id, {}, Need::required},
                                  {"aria-labelledby", ValueKind::label}});
constexpr auto kName = std::to_array<AttributeRule>({kClass, {"id", ValueKind::name_id}});
constexpr auto kSpan =
    std::to_array<AttributeRule>({kClass, {"aria-hidden", ValueKind::exact, "true"}});
constexpr auto kLink =
    std::to_array<AttributeRule>({kClass,
                                  {"href", ValueKind::own_address, {}, Need::required},
                                  {"rel", ValueKind::any_text},  // see allows_rel()
                                  {"data-postil-parent", ValueKind::parent_id},
                                  {"hidden", ValueKind::exact, ""}});
constexpr auto kTime = std::to_array<AttributeRule>(
    {{"datetime", ValueKind::moment}, {"dir", ValueKind::exact, "auto"}});
constexpr auto kBody =
    std::to_array<AttributeRule>({{"class", ValueKind::exact, "postil-body", Need::required},
                                  {"dir", ValueKind::exact, "auto"}});
constexpr auto kTextLink =
    std::to_array<AttributeRule>({{"href", ValueKind::text_address, {}, Need::required},
                                  {"title", ValueKind::any_text},
                                  {"rel", ValueKind::exact, kForeignRel}});
constexpr auto kNumberedList = std::to_array<AttributeRule>({{"start", ValueKind::number}});
constexpr std::span<const AttributeRule> kNone;

constexpr Part kBlocks = body | text_quote | text_item;  // that hold blocks
constexpr Part kLines = text_paragraph | text_item | text_emphasis | text_link;

constexpr auto kElements = std::to_array<ElementRule>({
    {root, "div", outside, kRoot},
    {heading, "h2", root, kHeading},
    {list, "ol", root | item, kList},
    {item, "li", list, kClassOnly},
    {article, "article", item, kArticle},
    {head, "header", article, kClassOnly},
    {name, "h3", head, kName},
    {span, "span", head | name | link, kSpan},
    {line, "p", root | article | head, kClassOnly},
    {link, "a", name | line | isolate, kLink},
    {isolate, "bdi", heading | name | span | line | link | isolate, kNone},
    {time, "time", link | isolate, kTime},
    {body, "div", article, kBody},
    {text_paragraph, "p", kBlocks, kNone},
    {text_quote, "blockquote", kBlocks, kNone},
    {text_list, "ul", kBlocks, kNone},
    {text_list, "ol", kBlocks, kNumberedList},
    {text_item, "li", text_list, kNone},
    {text_block_code, "pre", kBlocks, kNone},
    {text_rule, "hr", kBlocks, kNone},
    {text_break, "br", kLines, kNone},
    {text_code, "code", kLines | text_block_code, kNone},
    {text_emphasis, "em", kLines, kNone},
    {text_emphasis, "strong", kLines, kNone},
    {text_link, "a", kLines, kTextLink},
});

template <class Predicate>
bool consists_of(std::string_view text, Predicate is_allowed) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_allowed);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_word(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; }
bool is_id_character(char c) { return is_word(c) || c == '-'; }
bool is_class_character(char c) { return is_lower(c) || c == '-'; }
bool is_moment_character(char c) {
  return is_digit(c) || std::string_view("TZ:.+-").find(c) != std::string_view::npos;
}
// The characters of a percent-encoded query, the "&" between its values, and the "#" after them.
bool is_query_character(char c) {
  return is_id_character(c) || std::string_view("%/.~=&#").find(c) != std::string_view::npos;
}

bool is_id(std::string_view text) {
  return text.size() <= kLongestId && consists_of(text, is_id_character);
}

bool is_comment_id(std::string_view text) {
  return text.starts_with(kCommentPrefix) && is_id(text.substr(kCommentPrefix.size()));
}

bool is_name_id(std::string_view text) { return is_comment_id(text) && text.ends_with("-by"); }

bool are_classes(std::string_view text) {
  constexpr std::string_view kPrefix = "postil-";
  while (true) {
    const std::size_t end = text.find(' ');
    const std::string_view one = text.substr(0, end);
    if (!one.starts_with(kPrefix) || !consists_of(one.substr(kPrefix.size()), is_class_character))
      return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// `prefix` is in lower case.
bool has_prefix(std::string_view address, std::string_view prefix) {
  const std::string_view begin = address.substr(0, prefix.size());
  return std::equal(begin.begin(), begin.end(), prefix.begin(), prefix.end(),
                    [](char a, char b) { return lower(a) == b; });
}

// Nothing stands before the scheme, not even a space, so that browsers read the same scheme.
bool is_web_address(std::string_view address) {
  return has_prefix(address, "http://") || has_prefix(address, "https://");
}

bool is_link_to_comment(std::string_view address) {
  return address.starts_with('#') && is_comment_id(address.substr(1));
}

bool is_link_to_form(std::string_view address) {
  return address.starts_with("?thread=") && consists_of(address.substr(1), is_query_character);
}

// "https://comments.example.org/threads?thread=…": the service's own page of the thread.
bool is_link_to_thread(std::string_view address) {
  const std::size_t query = address.find('?');
  return is_web_address(address) && query != std::string_view::npos &&
         address.substr(0, query).ends_with("/threads") &&
         address.substr(query + 1).starts_with("thread=");
}

}  // namespace

std::span<const ElementRule> element_rules() { return kElements; }

bool allows(const AttributeRule& rule, std::string_view value) {
  switch (rule.kind) {
    case ValueKind::exact:
      return value == rule.exact;
    case ValueKind::classes:
      return are_classes(value);
    case ValueKind::comment_id:
      return is_comment_id(value);
    case ValueKind::name_id:
      return is_name_id(value);
    case ValueKind::label:
      return value == "postil-count" || is_name_id(value);
    case ValueKind::parent_id:
    case ValueKind::version:
      return is_id(value);
    case ValueKind::moment:
      return consists_of(value, is_moment_character);
    case ValueKind::number:
      return consists_of(value, is_digit);
    case ValueKind::any_text:
      return true;
    case ValueKind::own_address:
      return is_link_to_comment(value) || is_link_to_form(value) || is_web_address(value);
    case ValueKind::text_address:
      return is_web_address(value) || has_prefix(value, "mailto:");
  }
  return false;
}

bool allows_rel(std::string_view address, std::string_view rel) {
  if (is_link_to_form(address)) return rel == kReplyRel;
  if (is_link_to_comment(address) || is_link_to_thread(address))
    return rel.empty() || rel == kForeignRel;
  return rel == kForeignRel;
}

}  // namespace comments
