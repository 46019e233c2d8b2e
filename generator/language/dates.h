// Formats dates in the words of a language.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace language {

// Whether `Dates::format` supports the format. It is a style ("full", "long", "medium", "short"), a
// skeleton ("yMMMMd": the parts to show, in the order of the language), or a pattern with text
// between its letters ("d. MMMM y"). The letters are those of UTS #35, part 4.
bool is_date_format(std::string_view format);

// Days and clock times are in the time zone with which the date was written. Thread-safe.
class Dates {
 public:
  explicit Dates(std::string_view tag);

  // "20 November 2026", "20 novembre 2026", "٢٠ نوفمبر ٢٠٢٦". English equals base::format_human.
  std::string day(const base::Date& date) const;
  // The name of a month from 1 to 12 in its stand-alone form: "November".
  std::string month(int month) const;
  // "November 2026".
  std::string month_of_year(int year, int month) const;
  // "2026", "٢٠٢٦", "2026年".
  std::string year(int year) const;
  // Returns nothing if is_date_format(format) is false.
  std::optional<std::string> format(const base::Date& date, std::string_view format) const;

 private:
  struct Formats;
  std::shared_ptr<Formats> formats_;
};

}  // namespace language
