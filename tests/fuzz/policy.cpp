// A policy's file of any bytes: it is refused with places in it, or it judges.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "markup/comment_html.h"
#include "policy/document.h"
#include "policy/test_runner.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::vector<base::Diagnostic> errors;
  const std::optional<policy::Policy> policy = policy::parse({"policy.yaml", text}, errors);
  if (policy.has_value() != errors.empty()) std::abort();
  base::format(errors);
  if (!policy) return 0;
  const domain::Draft draft{"A *comment* with http://example.org/ in it", "Ann"};
  const std::string html = markup::comment_html(draft.body);
  const policy::Occasion occasion;
  policy->judge(policy::Subject(draft, html, occasion));
  policy::failed_tests(*policy);
  policy->public_rules();
  return 0;
}
