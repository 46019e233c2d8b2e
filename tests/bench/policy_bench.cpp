// What a policy costs a comment: lists of phrases of several lengths, and the example of the
// manual. Not part of the tests: times depend on the machine.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

#include "markup/comment_html.h"
#include "policy/document.h"

namespace {

// The fastest of several rounds, in microseconds: what disturbs a round only makes it longer.
double fastest(int repetitions, const std::function<void()>& work) {
  double best = 1e12;
  for (int round = 0; round < 7; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < repetitions; ++i) work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count() / repetitions);
  }
  return best;
}

policy::Policy with_phrases(int count) {
  std::string text = "lists:\n  words:\n";
  for (int i = 0; i < count; ++i)
    text += "    - \"word" + std::to_string(i) + " phrase" + std::to_string(i % 100) + "\"\n";
  text += "rules:\n  - {id: r, when: {contains: words}, outcome: hold}\n";
  std::vector<base::Diagnostic> errors;
  return policy::parse({"bench", text}, errors).value();
}

}  // namespace

int main() {
  const std::string sentence =
      "I disagree with the third point, because churn fell when we stopped to count it. ";
  const policy::Occasion occasion;
  domain::Draft draft{"", "Ann"};
  for (const std::size_t length : {std::size_t{320}, std::size_t{8000}}) {
    while (draft.body.size() + sentence.size() <= length) draft.body += sentence;
    const std::string html = markup::comment_html(draft.body);
    const double rendering = fastest(200, [&] { markup::comment_html(draft.body); });
    std::printf("%zu bytes: rendering %.1f us\n", draft.body.size(), rendering);
    for (const int count : {1, 1000, 60'000}) {
      const policy::Policy policy = with_phrases(count);
      const double took =
          fastest(200, [&] { policy.judge(policy::Subject(draft, html, occasion)); });
      std::printf("  a list of %d phrases: %.1f us, %.2f of rendering\n", count, took,
                  took / rendering);
    }
  }
}
