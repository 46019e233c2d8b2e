// What is wrong in a file that somebody wrote, at its place, and the way out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Lines and columns count from 1, columns in characters.
struct Diagnostic {
  std::string file;
  int line = 0;
  int column = 0;
  // The line itself, without its end; of a long one the part around the place.
  std::string excerpt;
  // How many characters of the excerpt stand before the place, and how many to underline.
  std::size_t before = 0;
  std::size_t length = 1;
  std::string message;
  // May be empty.
  std::string hint;
};

// `length` bytes at byte `offset` of a file; both are clamped, the length to its line. `text` is
// valid UTF-8.
struct Place {
  const std::string& file;
  std::string_view text;
  std::size_t offset = 0;
  std::size_t length = 1;
};

Diagnostic error_at(const Place& place, std::string message, std::string hint = {});

// Without file and excerpt, for an answer over HTTP: `3:5: unknown key "wehn"; did you mean
// "when"?`
std::string one_line(const Diagnostic& diagnostic);

// As the terminal shows it:
//   policy.yaml:3:5: error: unknown key "wehn"
//     3 |   - wehn: {}
//       |     ^~~~
//     hint: did you mean "when"?
std::string format(const Diagnostic& diagnostic);

// All of them, by place.
std::string format(std::vector<Diagnostic> diagnostics);

}  // namespace base
