// An error in a file that a person wrote: its place, the message and a hint for the fix.
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
  // The text of the line without its line end. A long line is cut around the place.
  std::string excerpt;
  // Characters of the excerpt in front of the place, and characters to underline.
  std::size_t before = 0;
  std::size_t length = 1;
  std::string message;
  // May be empty.
  std::string hint;
};

// A range of `length` bytes that begins at byte `offset` of the file. `offset` is clamped to the
// file and `length` to its line. `text` must be valid UTF-8.
struct Place {
  const std::string& file;
  std::string_view text;
  std::size_t offset = 0;
  std::size_t length = 1;
};

Diagnostic error_at(const Place& place, std::string message, std::string hint = {});

// Formats the diagnostic without file and excerpt, for an answer over HTTP:
//   `3:5: unknown key "wehn"; did you mean "when"?`
std::string one_line(const Diagnostic& diagnostic);

// The format that the terminal shows:
//     policy.yaml:3:5: error: unknown key "wehn"
//       3 |   - wehn: {}
//         |     ^~~~
//       hint: did you mean "when"?
std::string format(const Diagnostic& diagnostic);

// Formats all diagnostics, sorted by place.
std::string format(std::vector<Diagnostic> diagnostics);

}  // namespace base
