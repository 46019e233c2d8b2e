// What went wrong and where: one diagnostic, how it is printed, and how an offset becomes a place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// A place in a file. Lines and columns count from 1, columns in characters (code points); 0 means
// "the whole file".
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;  // characters to underline; 0 or 1 shows a single caret
  std::string
      excerpt;  // the line itself, without its end; of a long line the part around the place
  int excerpt_column = 1;  // the column of the line that the excerpt begins with

  bool operator==(const Location&) const = default;
};

// A note tells what was done in place of what was asked, where no one can lose by it: it never
// fails a build, not even a strict one.
enum class Severity { error, warning, note };

// "error", "warning", "note"
std::string_view name_of(Severity severity);

struct Diagnostic {
  Severity severity = Severity::error;
  Location location;
  std::string message;
  std::string hint;  // the way out; may be empty

  bool operator==(const Diagnostic&) const = default;
};

Diagnostic error_at(Location location, std::string message, std::string hint = {});
Diagnostic warning_at(Location location, std::string message, std::string hint = {});
Diagnostic note_at(Location location, std::string message, std::string hint = {});
// An error about a whole file.
Diagnostic error_in(std::string file, std::string message, std::string hint = {});

// The place of `length` bytes at byte `offset` of `text`; both are clamped to the text and `length`
// to its line. Of a line longer than some terminals wide, the excerpt is cut, with "…" at the cuts.
Location locate(std::string file, std::string_view text, std::size_t offset,
                std::size_t length = 1);
// The same from a line and a column, both counted from 1; the column counts bytes.
Location locate_line(std::string file, std::string_view text, int line, int byte_column,
                     std::size_t length = 1);

// As the terminal shows it:
//   content/a.md:3:1: error: unknown key "tilte"
//     3 | tilte: Hello
//       | ^~~~~
//     hint: did you mean "title"?
// Control characters and invalid bytes of a source never reach the terminal: U+FFFD stands for
// them.
std::string format(const Diagnostic& diagnostic);

}  // namespace base
