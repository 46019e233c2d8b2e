// A fragment of any bytes, alone and in the place of a comment's text. One that is accepted is
// parsed as it is written.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "comments/fragment_check.h"
#include "comments/written_tree.h"

namespace {

void check(const std::string& html) {
  const auto result = comments::check_fragment(html);
  if (!std::holds_alternative<comments::CheckedFragment>(result)) return;
  if (!comments_test::is_parsed_as_written(html)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check(text);
  check(
      "<div class=\"postil-comments\" data-postil-version=\"1\"><ol class=\"postil-list\">"
      "<li class=\"postil-item\"><article class=\"postil-comment\" id=\"comment-1\">"
      "<div class=\"postil-body\">" +
      text + "</div></article></li></ol></div>");
  return 0;
}
