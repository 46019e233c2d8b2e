// One diagnostic: what is wrong and where. Also prints it, and turns a byte offset into a location.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/kind.h"

namespace base {

// A location in a file. Lines and columns count from 1; columns count characters (code points). A
// line of 0 means "the whole file".
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;          // characters to underline; 0 or 1 shows a single caret
  std::string excerpt;     // the line without its end; of a long line only a part
  int excerpt_column = 1;  // the column of the line at which the excerpt begins

  bool operator==(const Location&) const = default;
};

// A note tells what was done in place of what was asked, where no one can lose by it: it never
// fails a build, not even a strict one.
enum class Severity { error, warning, note };

// "error", "warning", "note"
std::string_view name_of(Severity severity);

struct Diagnostic {
  Severity severity = Severity::error;
  Kind kind = {};
  Location location;
  std::string message;
  std::string hint;  // how to solve it; may be empty

  bool operator==(const Diagnostic&) const = default;
};

Diagnostic error_at(Kind kind, Location location, std::string message, std::string hint = {});
Diagnostic warning_at(Kind kind, Location location, std::string message, std::string hint = {});
Diagnostic note_at(Kind kind, Location location, std::string message, std::string hint = {});
// An error about a whole file.
Diagnostic error_in(Kind kind, std::string file, std::string message, std::string hint = {});

// Returns the location of `length` bytes at byte `offset` of `text`. The offset is clamped to the
// text, the length to the line. The excerpt of a long line is cut, with "…" at each cut.
Location locate(std::string file, std::string_view text, std::size_t offset,
                std::size_t length = 1);
// Does the same for a line and a column. Both count from 1; the column counts bytes.
Location locate_line(std::string file, std::string_view text, int line, int byte_column,
                     std::size_t length = 1);

// A place in a line whose number and column are known. Both count from 1.
struct LinePlace {
  int line = 1;
  int column = 1;          // in characters
  std::size_t offset = 0;  // in bytes of the line
};
// Does the same without counting from the beginning of the text or of `line`, which is the line
// without its end.
Location locate_in_line(std::string file, std::string_view line, const LinePlace& place,
                        std::size_t length);

// Returns "content/a.md:3:1", "content/a.md" for a whole file, "" for no file. Printable, as below.
std::string place_text(const Location& location);

// Replaces control characters and invalid bytes by U+FFFD, so that a text from a source cannot
// control the terminal.
std::string printable(std::string_view text);

// `colored` makes the location bold and colors the severity, by the escape sequences of ECMA-48.
enum class Style { plain, colored };

// Returns the diagnostic in the form that the terminal shows:
//   content/a.md:3:1: error: unknown key "tilte" [unknown-key]
//     3 | tilte: Hello
//       | ^~~~~
//     hint: did you mean "title"?
// All texts of the source are made printable.
std::string format(const Diagnostic& diagnostic, Style style = Style::plain);

}  // namespace base
