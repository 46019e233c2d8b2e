// What rendering a Markdown body gives: HTML with slots for what only the whole site knows.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace markdown {

// What a slot waits for. `link` and `image`: the value is a URL (or path) that goes, HTML-escaped,
// into an href or src attribute; `label`: a short text of the interface language ("Footnotes"),
// HTML-escaped too. Keys of labels: `footnotes` (the section of notes), `back_to_reference` (before
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
  int line = 0;        // in the body, from 1; of a label: its block's
  int column = 0;      // from 1, in characters
  bool is_reference = false;  // target is what Hugo's `ref` was given: it names a page
  std::size_t length = 0;     // of an address in the author's own HTML, as it is written; else 0

  // The author wrote it as HTML: what leads to the same place stays as it is written.
  bool is_raw() const { return length > 0; }
};

struct Heading {
  int level = 1;     // 1 to 6
  std::string id;    // empty: nothing leads there (only in HTML)
  std::string text;  // plain text, for tables of contents and titles
};

// A gap in the HTML of the summary.
struct SummarySlot {
  std::size_t offset = 0;
  std::size_t slot = 0;  // which of the text's slots: both take the same value
};

// A mistake in the footnotes of a text.
struct FootnoteFault {
  enum class Kind {
    missing,   // a reference to a footnote that is not there
    unused,    // a footnote that nothing refers to: it is left out
    repeated,  // the second footnote of one label: it is left out
    spaced     // a label with a space in it: all of it is text
  };
  Kind kind = Kind::missing;
  std::string label;
  int line = 0;         // in the body, from 1
  int column = 0;       // from 1, in characters
  int first_line = 0;   // repeated: of the footnote that counts
  std::string similar;  // missing: the label that may be meant; may be empty
};

struct Rendered {
  std::string title;  // that the text began with, which is no part of the HTML; may be empty
  std::string html;
  std::vector<Slot> slots;
  std::vector<Heading> headings;  // in order of the text, without the title
  std::string summary;            // plain text: what stands before `<!--more-->`, else the first
                                  // whole blocks of the text, about 70 words
  std::string summary_html;       // the same without ids and footnote marks: for lists of pages
  std::vector<SummarySlot> summary_slots;
  std::vector<FootnoteFault> footnote_faults;  // in order of the text
  std::string text;  // all plain text, blocks parted by a newline: for search and word counts
  int words = 0;     // words; each character of Chinese and Japanese counts as one
  int minutes = 0;   // that reading takes, rounded up; 0: there is no word
};

}  // namespace markdown
