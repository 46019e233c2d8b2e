#include "policy/test_runner.h"

#include <algorithm>

#include "markup/comment_html.h"

namespace policy {
namespace {

std::string list_of(const std::vector<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return list.empty() ? "no rule" : list;
}

}  // namespace

std::vector<FailedTest> failed_tests(const Policy& policy) {
  std::vector<FailedTest> failures;
  for (const Test& test : policy.tests()) {
    const std::string html = markup::comment_html(test.draft.body);
    const std::vector<Hit> hits = policy.hits(Subject(test.draft, html, test.occasion));
    std::vector<std::string> ids(hits.size());
    std::ranges::transform(hits, ids.begin(), [](const Hit& hit) { return hit.rule->id; });
    std::vector<std::string> expected = test.rules.value_or(ids);
    std::ranges::sort(expected);
    std::ranges::sort(ids);
    const Outcome got = policy.outcome(hits, test.occasion.insist);
    if (got == test.expected && ids == expected) continue;
    std::string message = "expected ";
    message.append(name(test.expected));
    if (test.rules) message.append(" by ").append(list_of(expected));
    message.append(", got ").append(name(got)).append(" by ").append(list_of(ids));
    failures.push_back({test.line, std::move(message)});
  }
  return failures;
}

}  // namespace policy
