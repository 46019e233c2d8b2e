#include "policy/test_reader.h"

#include <algorithm>
#include <array>

namespace policy {
namespace {

constexpr auto kKeys =
    std::to_array<std::string_view>({"body", "name", "email", "website", "expect", "rules",
                                     "insist", "form", "author", "thread", "duplicate"});

// A value of a key, and the change that it makes to the test.
struct TestValue {
  std::string_view key;
  std::string_view value;
  void (*apply)(Test& test);
};

constexpr std::array kTestValues = {
    TestValue{"insist", "true", [](Test& t) { t.occasion.insist = Insistence::yes; }},
    TestValue{"form", "honeypot", [](Test& t) { t.occasion.form.honeypot = Honeypot::filled; }},
    TestValue{"form", "no_token", [](Test& t) { t.occasion.form.token = FormTokenState::missing; }},
    TestValue{"form", "stale_token",
              [](Test& t) { t.occasion.form.token = FormTokenState::stale; }},
    TestValue{"author", "first_comment",
              [](Test& t) { t.occasion.circumstances.author_published = false; }},
    TestValue{"author", "blocked", [](Test& t) { t.occasion.circumstances.blocked = "address"; }},
    TestValue{"author", "reserved_name",
              [](Test& t) { t.occasion.circumstances.own_names = {t.draft.name}; }},
    TestValue{"thread", "closed", [](Test& t) { t.occasion.circumstances.thread_open = false; }},
    TestValue{"duplicate", "true",
              [](Test& t) { t.occasion.circumstances.sent_before = t.occasion.now; }},
};

void read_test_value(const std::string& key, const yaml::Node& value, yaml::Reader& reader,
                     Test& test) {
  std::vector<std::string_view> known;
  for (const TestValue& known_value : kTestValues) {
    if (known_value.key != key) continue;
    known.push_back(known_value.value);
    if (known_value.value != value.text) continue;
    known_value.apply(test);
    return;
  }
  reader.unknown(value, "value of \"" + key + "\"", known);
}

std::string* member_of(domain::Draft& draft, std::string_view key) {
  if (key == "body") return &draft.body;
  if (key == "name") return &draft.name;
  if (key == "email") return &draft.email;
  return key == "website" ? &draft.website : nullptr;
}

void read_rules(const yaml::Node& value, yaml::Reader& reader, const std::vector<std::string>& ids,
                Test& test) {
  if (value.kind != yaml::Kind::list) {
    reader.wrong_kind(value, "\"rules\"", "a list of ids");
    return;
  }
  const std::vector<std::string_view> known(ids.begin(), ids.end());
  test.rules.emplace();
  for (const yaml::Node& item : value.items) {
    if (std::ranges::find(known, item.text) == known.end()) reader.unknown(item, "rule", known);
    test.rules->push_back(item.text);
  }
}

void read_expected(const yaml::Node& value, yaml::Reader& reader, Test& test) {
  constexpr auto known = std::to_array<std::string_view>({"publish", "nudge", "hold", "reject"});
  const std::optional<Outcome> outcome = outcome_named(value.text);
  if (!outcome) reader.unknown(value, "outcome", known);
  test.expected = outcome.value_or(Outcome::hold);
}

}  // namespace

Test read_test(const yaml::Node& node, const yaml::Source& source, yaml::Reader& reader,
               const std::vector<std::string>& ids) {
  Test test;
  if (!reader.is_map(node, "a test", kKeys)) return test;
  test.line = base::error_at({source.file, source.text, node.offset}, "").line;
  test.draft.name = "Ann";
  test.occasion.circumstances.author_published = true;
  // The comment's own fields come first, because `reserved_name` reserves the given name.
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    std::string* member = member_of(test.draft, node.keys[i].text);
    if (member == nullptr) continue;
    *member = reader.text(node.items[i], "\"" + node.keys[i].text + "\"").value_or("");
  }
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const std::string& key = node.keys[i].text;
    if (member_of(test.draft, key) != nullptr) continue;
    if (key == "expect") {
      read_expected(node.items[i], reader, test);
    } else if (key == "rules") {
      read_rules(node.items[i], reader, ids, test);
    } else {
      read_test_value(key, node.items[i], reader, test);
    }
  }
  if (yaml::Reader::find(node, "expect") == nullptr)
    reader.error(node, "this test has no \"expect\"");
  return test;
}

}  // namespace policy
