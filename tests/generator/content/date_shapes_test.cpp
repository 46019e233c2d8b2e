// Every date of the corpora: what shapes there are, and that each is read right or named.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "base/source_text.h"
#include "base/text.h"
#include "base/time.h"
#include "content/fences.h"
#include "content/key_table.h"
#include "content/source.h"
#include "yaml/parse.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kShapes =
    "9999-9-9: read\n"
    "9999-99-9: read\n"
    "9999-99-99: read\n"
    "9999-99-99 99:99: read\n"
    "9999-99-99 99:99:99: no such day / read\n"  // WordPress writes 0000-00-00 for none
    "9999-99-99 99:99:99 +9999: read\n"
    "9999-99-99 99:99:99 +99:99: read\n"
    "9999-99-99 99:99:99 -9999: read\n"
    "9999-99-99 99:99:99 9999 -9999: not a date\n"  // the year twice: a slip of its author
    "9999-99-99A99:99:99: read\n"
    "9999-99-99A99:99:99.999999A: read\n"
    "9999-99-99A99:99:99.999A: read\n"
    "9999-99-99A99:99:99A: read\n"
    "9999-A99-99A99:99:99A: not a date\n"         // made to be wrong
    "A, 99 A -9999 99:99:99 +9999: not a date\n"  // WordPress again: the year -0001
    "A, 99 A 9999 99:99:99 +9999: read\n";

// "2024-05-01T10:30Z" → "9999-99-99A99:99A".
std::string shape_of(std::string_view date) {
  std::string shape;
  for (const char c : date) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter && !shape.empty() && shape.back() == 'A') continue;
    shape += letter ? 'A' : c >= '0' && c <= '9' ? '9' : c;
  }
  return shape;
}

bool sets_a_date(const yaml::Node& key, const yaml::Node& value) {
  static const std::set<std::string_view> dates = {"date", "lastmod", "publish_date",
                                                   "expiry_date"};
  const auto row = content::find_key(key.text);
  if (value.kind != yaml::Kind::scalar || !row) return false;
  const bool published = row->key == content::Key::published && value.text != "false";
  return published || dates.contains(row->meaning);
}

void add_front_matter(const std::string& name, const std::string& text,
                      std::set<std::string>& dates) {
  base::Report report;
  const auto parts = content::split_front_matter(name, text, report);
  if (!parts) return;
  const auto root = yaml::parse({name, text, parts->begin, parts->end}, report);
  if (!root || root->kind != yaml::Kind::map) return;
  for (std::size_t i = 0; i < root->keys.size(); ++i) {
    if (sets_a_date(root->keys[i], root->items[i])) dates.insert(root->items[i].text);
  }
}

void add_matches(const std::string& text, const char* pattern, std::set<std::string>& dates) {
  const std::regex regex(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at)
    dates.insert((*at)[1]);
}

// Of front matter, of names, of the elements of WordPress and Disqus, of members of JSON.
std::set<std::string> dates_of(const fs::path& corpora) {
  std::set<std::string> dates;
  for (const auto& entry : fs::recursive_directory_iterator(corpora)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().filename();
    const std::string extension = entry.path().extension();
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    const auto text = base::source_text(name, bytes.str());
    if (!text) continue;
    if (content::is_markdown(name)) {
      add_front_matter(name, *text, dates);
      dates.insert(content::source_of("content/a/" + name, "content/").date);
    } else if (extension == ".xml") {
      add_matches(*text, "<(?:pubDate|createdAt|wp:[a-z]+_date(?:_gmt)?)>([^<]+)<", dates);
    } else if (extension == ".json" || extension == ".jsonl") {
      add_matches(*text, "\"(?:date|DATE|created|creationDate|time)\" ?: ?\"([^\"]+)\"", dates);
    }
  }
  dates.erase("");
  return dates;
}

std::string verdict_of(const base::ParsedDate& parsed) {
  if (parsed.date) return "read";
  switch (parsed.fault) {
    case base::DateFault::no_such_day:
      return "no such day";
    case base::DateFault::no_such_time:
      return "no such time";
    default:
      return "not a date";
  }
}

// The numbers of a date that begins with its year, each with two digits at least: up to the second.
std::string numbers_of(std::string_view date) {
  std::string all;
  std::string number;
  for (const char c : std::string(date) + ' ') {
    if (c >= '0' && c <= '9') {
      number += c;
    } else if (!number.empty()) {
      all += (number.size() < 2 ? "0" : "") + number;
      number.clear();
    }
    if (c == '+' || c == '.' || (c == '-' && all.size() > 8)) break;
  }
  all.resize(14, '0');
  return all;
}

}  // namespace

TEST_CASE("every shape of a date in the corpora is read right or named") {
  const fs::path corpora = POSTIL_CORPORA;
  if (!fs::exists(corpora)) {
    MESSAGE("skipped: no corpora at " << corpora.string());
    return;
  }
  std::map<std::string, std::string> verdicts;  // shape → what became of it, with " / " between
  for (const std::string& date : dates_of(corpora)) {
    CAPTURE(date);
    for (const char* zone : {"UTC", "Asia/Shanghai"}) {
      const auto parsed = base::parse_date(date, zone);
      std::string& verdict = verdicts[shape_of(date)];
      if (verdict.find(verdict_of(parsed)) == std::string::npos)
        verdict += (verdict.empty() ? "" : " / ") + verdict_of(parsed);
      if (!parsed.date || date.find(',') != std::string::npos) continue;
      CHECK(numbers_of(base::format_iso(*parsed.date)) == numbers_of(date));
      const bool offset = date.find_first_of("Z+") != std::string::npos || date.rfind('-') > 10;
      if (!offset) CHECK(parsed.date->offset_minutes == (zone[0] == 'U' ? 0 : 480));
    }
  }
  std::string said;
  for (const auto& [shape, verdict] : verdicts) said += shape + ": " + verdict + '\n';
  CHECK(said == kShapes);
}

TEST_CASE("dates of the corpora mean the moments that their authors meant") {
  const auto iso = [](std::string_view text) {
    return base::format_iso(*base::parse_date(text, "Asia/Shanghai").date);
  };
  CHECK(iso("2014-10-01 13:07:09 -0800") == "2014-10-01T13:07:09-08:00");
  CHECK(iso("Mon, 30 Nov 2009 21:35:27 +0000") == "2009-11-30T21:35:27Z");
  CHECK(iso("2013-11-07T06:20:48") == "2013-11-07T06:20:48+08:00");
}
