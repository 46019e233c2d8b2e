#include "content/csv.h"

#include <csv.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/text_lines.h"

namespace content {
namespace {

// Collects values from the library. The library gets one byte at a time, so that each row has its
// location.
class Table {
 public:
  Table(const std::string& file, std::string_view text, base::Report& report)
      : file_(file), text_(text), lines_(text), report_(report) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  ~Table() { csv_free(&parser_); }

  base::ValueList read() {
    while (at_ < text_.size() && fault_.empty()) {
      if (csv_parse(&parser_, text_.data() + at_, 1, take_value, take_row, this) != 1) {
        fault_ = "a quote cannot stand inside of a value";
      } else {
        ++at_;
      }
    }
    if (fault_.empty() && csv_fini(&parser_, take_value, take_row, this) != 0)
      fault_ = "this quote is never closed";
    if (!fault_.empty()) {
      const bool is_inside = at_ < text_.size();
      report_.add(
          base::error_at(base::Kind::csv_syntax,
                         lines_.locate(file_, is_inside ? at_ : open_quote()), std::move(fault_),
                         is_inside ? "quote the whole value, and write each quote in it twice"
                                   : "write a quote at the end of the value"));
    }
    return std::move(rows_);
  }

 private:
  static void take_value(void* bytes, std::size_t size, void* table) {
    static_cast<Table*>(table)->values_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void take_row(int /*end*/, void* table) { static_cast<Table*>(table)->end_row(); }

  // Returns the position of the quote that is still open at the end of the text. A second quote
  // right after one that seems to close is a quote within the value, which goes on.
  std::size_t open_quote() const {
    std::size_t quote = row_;
    bool open = false;
    for (std::size_t i = row_; i < text_.size(); ++i) {
      if (text_[i] != '"') continue;
      if (!open && (i == row_ || text_[i - 1] != '"')) quote = i;
      open = !open;
    }
    return quote;
  }

  void end_row() {
    const std::size_t begin = std::min(text_.find_first_not_of('\n', row_), text_.size());
    const std::size_t length = text_.find('\n', begin) - begin;
    if (names_.empty()) {
      name_columns(begin, length);
    } else if (values_.size() == names_.size()) {
      auto& row = rows_.emplace_back().data.emplace<base::ValueMap>();
      for (std::size_t i = 0; i < names_.size(); ++i) row[names_[i]].data = std::move(values_[i]);
    } else {
      const bool has_few = values_.size() < names_.size();
      report_.add(base::error_at(base::Kind::csv_syntax, lines_.locate(file_, begin, length),
                                 "this row has " + base::count_of(values_.size(), "value") +
                                     ", the first one names " +
                                     base::count_of(names_.size(), "column"),
                                 has_few ? "write a value for each column, \"\" for an empty one"
                                         : "quote a value that holds a comma"));
    }
    values_.clear();
    row_ = at_ + 1;
  }

  void name_columns(std::size_t begin, std::size_t length) {
    names_ = std::move(values_);
    std::set<std::string_view> seen;
    std::set<std::string_view> repeated;
    const auto place = lines_.locate(file_, begin, length);
    bool has_nameless = false;
    for (const std::string& name : names_) {
      if (name.empty()) {
        if (std::exchange(has_nameless, true)) continue;  // all have one place
        report_.add(base::error_at(base::Kind::csv_syntax, place, "a column has no name",
                                   "the first row must name every column"));
      } else if (!seen.insert(name).second && repeated.insert(name).second) {
        report_.add(base::error_at(base::Kind::duplicate_key, place,
                                   "the column \"" + name + "\" is named twice",
                                   "rename one of them"));
      }
    }
    if (names_.size() == 1 && names_[0].find_first_of(";\t") != std::string::npos) {
      report_.add(base::warning_at(base::Kind::csv_syntax, place, "this table has one column",
                                   "part the values by commas, not by semicolons or tabs"));
    }
  }

  const std::string& file_;
  std::string_view text_;
  base::TextLines lines_;
  base::Report& report_;
  csv_parser parser_{};
  std::string fault_;
  std::size_t at_ = 0;   // the current byte
  std::size_t row_ = 0;  // the start of the current row
  std::vector<std::string> names_;
  std::vector<std::string> values_;  // values of the current row
  base::ValueList rows_;
};

}  // namespace

base::ValueList parse_csv(const std::string& file, std::string_view text, base::Report& report) {
  return Table(file, text, report).read();
}

}  // namespace content
