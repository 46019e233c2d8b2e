#include "policy/document.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "policy/conditions.h"
#include "policy/embedded.h"
#include "policy/placeholder.h"
#include "policy/test_reader.h"

namespace policy {
namespace {

constexpr auto kOutcomes = std::to_array<std::string_view>({"reject", "hold", "nudge", "publish"});

bool is_id(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of(letters) == std::string_view::npos;
}

class Document {
 public:
  Document(const yaml::Source& source, std::vector<base::Diagnostic>& errors)
      : source_(source), reader_(source, errors) {}

  Policy::Parts read(const yaml::Node& root) {
    constexpr auto keys = std::to_array<std::string_view>({"policy", "lists", "rules", "tests"});
    Policy::Parts parts;
    reader_.is_map(root, "a policy", keys);
    if (const yaml::Node* node = yaml::Reader::find(root, "policy"))
      parts.otherwise = read_default(*node);
    if (const yaml::Node* node = yaml::Reader::find(root, "lists")) read_lists(*node);
    if (const yaml::Node* node = items_of(root, "rules")) {
      for (const yaml::Node& item : node->items) read_rule(item, parts.rules);
    }
    if (const yaml::Node* node = items_of(root, "tests")) {
      for (const yaml::Node& item : node->items)
        parts.tests.push_back(read_test(item, source_, reader_, ids_));
    }
    return parts;
  }

 private:
  // The list under this key; nullptr when the key is absent.
  const yaml::Node* items_of(const yaml::Node& root, std::string_view key) {
    const yaml::Node* node = yaml::Reader::find(root, key);
    if (node == nullptr || node->kind == yaml::Kind::list) return node;
    reader_.wrong_kind(*node, "\"" + std::string(key) + "\"", "a list");
    return nullptr;
  }

  Default read_default(const yaml::Node& node) {
    constexpr auto keys = std::to_array<std::string_view>({"default", "message"});
    Default otherwise;
    reader_.is_map(node, "\"policy\"", keys);
    if (const yaml::Node* outcome = yaml::Reader::find(node, "default")) {
      if (outcome->text == "publish") {
        otherwise = {Outcome::publish, "A moderator reads this comment before it appears."};
      } else if (outcome->text != "hold") {
        constexpr auto known = std::to_array<std::string_view>({"hold", "publish"});
        reader_.unknown(*outcome, "default", known);
      }
    }
    if (const yaml::Node* message = yaml::Reader::find(node, "message"))
      otherwise.message = reader_.text(*message, "\"message\"").value_or("");
    return otherwise;
  }

  void read_lists(const yaml::Node& node) {
    if (node.kind != yaml::Kind::map) {
      reader_.wrong_kind(node, "\"lists\"", "a map of lists");
      return;
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      if (node.items[i].kind != yaml::Kind::list) {
        reader_.wrong_kind(node.items[i], "a list", "written as one");
        continue;
      }
      lists_.add(node.keys[i].text, lists_.texts(node.items[i], reader_));
    }
  }

  void read_rule(const yaml::Node& node, std::vector<Rule>& rules) {
    constexpr auto keys =
        std::to_array<std::string_view>({"id", "when", "outcome", "message", "text", "audience"});
    if (!reader_.is_map(node, "a rule", keys)) return;
    Rule rule;
    rule.id = read_id(node);
    if (const yaml::Node* when = required(node, "when"))
      rule.when = read_condition(*when, reader_, lists_);
    if (const yaml::Node* outcome = required(node, "outcome")) {
      const std::optional<Outcome> named = outcome_named(outcome->text);
      if (!named) reader_.unknown(*outcome, "outcome", kOutcomes);
      rule.outcome = named.value_or(Outcome::hold);
    }
    if (rule.when == nullptr) return;
    rule.audience = read_audience(node, rule);
    read_words(node, rule);
    rules.push_back(std::move(rule));
  }

  const yaml::Node* required(const yaml::Node& map, std::string_view key) {
    const yaml::Node* node = yaml::Reader::find(map, key);
    if (node == nullptr) reader_.error(map, "this rule has no \"" + std::string(key) + "\"");
    return node;
  }

  std::string read_id(const yaml::Node& node) {
    const yaml::Node* id = required(node, "id");
    if (id == nullptr) return {};
    if (!is_id(id->text)) {
      reader_.error(*id, "an id has small letters, digits, \"-\" and \"_\", at most 64");
    } else if (id->text == kDefaultRule) {
      reader_.error(*id, "\"default\" is what no rule is about", "give the rule another id");
    } else if (std::ranges::find(ids_, id->text) != ids_.end()) {
      reader_.error(*id, "another rule has the id \"" + id->text + "\"");
    }
    ids_.push_back(id->text);
    return id->text;
  }

  domain::Audience read_audience(const yaml::Node& node, const Rule& rule) {
    constexpr auto known = std::to_array<std::string_view>({"public", "moderators"});
    const yaml::Node* audience = yaml::Reader::find(node, "audience");
    domain::Audience told = rule.when->audience();
    if (audience != nullptr) {
      if (audience->text != known[0] && audience->text != known[1])
        reader_.unknown(*audience, "audience", known);
      told = audience->text == known[0] ? domain::Audience::everyone : domain::Audience::moderators;
    }
    if (rule.outcome == Outcome::nudge && told == domain::Audience::moderators) {
      reader_.error(audience != nullptr ? *audience : node,
                    "a nudge that readers are not told cannot be followed",
                    "write audience: public, or another outcome");
    }
    return told;
  }

  void read_words(const yaml::Node& node, Rule& rule) {
    const bool told =
        rule.audience == domain::Audience::everyone && rule.outcome != Outcome::publish;
    const yaml::Node* message = yaml::Reader::find(node, "message");
    rule.message = rule.when->words();
    if (message != nullptr) {
      rule.message = reader_.text(*message, "\"message\"").value_or("");
      if (const auto wrong = wrong_placeholder(rule.message))
        reader_.error(*message, "unknown placeholder " + *wrong, "did you mean {actual}?");
    } else if (told) {
      reader_.error(node, "this rule is told to readers and has no \"message\"");
    }
    const yaml::Node* text = yaml::Reader::find(node, "text");
    if (text != nullptr) rule.text = reader_.text(*text, "\"text\"").value_or("");
    if (text != nullptr || !told || rule.when->asks_to_fill_in()) return;
    rule.text = without_placeholder(rule.message);
    if (!has_placeholder(rule.text)) return;
    reader_.error(
        *message, "under the form nothing is measured yet",
        "put {actual} in parentheses, which are left out there, or give the rule a \"text\"");
  }

  const yaml::Source& source_;
  yaml::Reader reader_;
  Lists lists_;
  // The ids of all rules, including invalid ones, because tests may name them.
  std::vector<std::string> ids_;
};

}  // namespace

std::optional<Policy> parse(const yaml::Source& source, std::vector<base::Diagnostic>& errors) {
  const std::size_t before = errors.size();
  const std::optional<yaml::Node> root = yaml::parse(source, errors);
  if (!root) return std::nullopt;
  Policy::Parts parts = Document(source, errors).read(*root);
  if (errors.size() != before) return std::nullopt;
  return Policy(std::move(parts));
}

std::string_view built_in_text() { return embedded_files().front().bytes; }

Policy built_in() {
  std::vector<base::Diagnostic> errors;
  // A unit test parses the built-in policy, so it has no errors.
  return parse({"built-in", built_in_text()}, errors).value();
}

}  // namespace policy
