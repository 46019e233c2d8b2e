// The result of rendering a Markdown body: HTML with slots for values that only the whole site
// knows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace markdown {

// The kind of value that a slot takes. `link` and `image`: a URL or path for an href or src
// attribute. `label`: a short text of the interface language ("Footnotes"). All values are
// HTML-escaped. Keys of labels: `footnotes` (the section of footnotes), `back_to_reference` (before
// a number), `table` (the region that scrolls), `task` (a checkbox without text), `alert_note`,
// `alert_tip`, `alert_important`, `alert_warning`, `alert_caution` (titles).
enum class SlotKind { link, image, label };

// A gap in the HTML: the value takes the place of `length` bytes at byte `offset`. Slots come in
// rising order of `offset` and do not overlap.
struct Slot {
  SlotKind kind = SlotKind::link;
  std::size_t offset = 0;
  std::string target;  // link, image: the destination as written, entities decoded, before any
                       // escaping; label: its key
  int line = 0;        // in the body, from 1; label: that of its block
  int column = 0;      // from 1, in characters
  bool is_reference = false;  // target is what Hugo's `ref` was given: it names a page
  std::size_t length = 0;     // of an address in the author's own HTML, as it is written; else 0

  // The author wrote it as HTML: what leads to the same place stays as it is written.
  bool is_raw() const { return length > 0; }
};

struct Heading {
  int level = 1;     // 1 to 6
  std::string id;    // empty: no link leads there (only in pages written as HTML)
  std::string text;  // plain text, for tables of contents and titles
};

// A gap in the HTML of the summary.
struct SummarySlot {
  std::size_t offset = 0;
  std::size_t slot = 0;  // index of the text's slot with the same value
};

// A mistake in the footnotes of a text.
struct FootnoteFault {
  enum class Kind {
    missing,   // a reference without a footnote
    unused,    // a footnote without a reference, which is left out
    repeated,  // another footnote with the same label, which is left out
    spaced     // a label with a space, so that cmark-gfm shows it as text
  };
  Kind kind = Kind::missing;
  std::string label;
  int line = 0;         // in the body, from 1
  int column = 0;       // from 1, in characters
  int first_line = 0;   // repeated: line of the first footnote
  std::string similar;  // missing: a suggested label; may be empty
};

// A text that is not rendered, because that would take too much time or memory (limits.h).
struct LimitFault {
  int line = 0;         // in the body, from 1
  int column = 0;       // from 1, in characters
  std::string message;  // "quotations and lists are nested more than 100 deep"
  std::string hint;
};

struct Rendered {
  std::optional<LimitFault> limit_fault;  // then nothing else is set
  std::string title;  // the heading removed from the beginning of the text; may be empty
  std::string html;
  std::vector<Slot> slots;
  std::vector<Heading> headings;  // in order of the text, without the title
  std::string summary;            // plain text: the text before `<!--more-->`, else the first
                                  // whole blocks of the text, about 70 words
  std::string summary_html;       // as HTML without ids and footnote marks, for lists of pages
  std::vector<SummarySlot> summary_slots;
  std::vector<FootnoteFault> footnote_faults;  // in order of the text
  std::string text;  // all plain text, blocks separated by a newline, for search and word counts
  bool opens_with_text = false;  // begins with a paragraph that can take an initial (opening.h)
  int words = 0;                 // words; each character of Chinese and Japanese counts as one
  int minutes = 0;               // reading time, rounded up; 0 without words
};

}  // namespace markdown
