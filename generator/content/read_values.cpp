#include "content/read_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include "base/language.h"
#include "base/text.h"
#include "base/url.h"

namespace content {
namespace {

// Returns the hint for an invalid day that begins with its year: whether month or day is wrong.
std::string day_hint(std::string_view day) {
  constexpr std::string_view kDigits = "0123456789";
  std::array<unsigned, 3> parts{};  // year, month, day
  for (unsigned& part : parts) {
    const std::size_t length = std::min(day.find_first_not_of(kDigits), day.size());
    std::from_chars(day.data(), day.data() + length, part);
    day.remove_prefix(std::min(length + 1, day.size()));
  }
  const std::chrono::year year(static_cast<int>(parts[0]));
  const std::chrono::month month(parts[1]);
  if (!month.ok()) return "months go from 01 to 12: write the year, the month and the day";
  const std::chrono::year_month_day_last last(year, std::chrono::month_day_last(month));
  return "that month has " + std::to_string(static_cast<unsigned>(last.day())) +
         " days: write one of them";
}

// Returns the message and the hint for an invalid date.
std::pair<std::string, std::string> date_fault(const std::string& text, base::DateFault fault) {
  switch (fault) {
    case base::DateFault::no_such_day: {
      const bool begins_with_year = text.find_first_of("-/") == 4;
      const std::size_t end = begins_with_year ? text.find_first_of(" Tt") : std::string::npos;
      return {"there is no day " + text.substr(0, end),
              begins_with_year ? day_hint(text) : "write a day that the calendar has"};
    }
    case base::DateFault::no_such_time:
      return {"there is no such time of day in \"" + text + "\"",
              "hours go from 00 to 23, minutes and seconds from 00 to 59"};
    case base::DateFault::not_a_date:
    case base::DateFault::unknown_zone:
      break;
  }
  return {"\"" + text + "\" is not a date", "write 2024-05-01 or 2024-05-01 10:30:00 +02:00"};
}

// Splits at ",", as HTML does, and at the full-width comma, which is used in Chinese and Japanese.
std::vector<std::string> split_keywords(std::string text) {
  text = base::replace_all(std::move(text), "\uFF0C", ",");
  text = base::replace_all(std::move(text), "\u3001", ",");
  std::vector<std::string> keywords;
  for (const std::string_view part : base::split(text, ',')) {
    if (!base::trim(part).empty()) keywords.emplace_back(base::trim(part));
  }
  return keywords;
}

MenuEntry read_menu(const yaml::Reader& reader, const yaml::Entry& entry) {
  constexpr auto kKeys =
      std::to_array<std::string_view>({"name", "weight", "parent", "identifier"});
  MenuEntry read{.menu = entry.key.text, .location = reader.place(entry.key)};
  for (const yaml::Entry& part : reader.entries(entry.value, '"' + entry.key.text + '"')) {
    const std::string& key = part.key.text;
    if (key == "name") {
      read.name = reader.filled_text(part).value_or("");
    } else if (key == "weight") {
      read.weight = reader.number(part, {});
    } else if (key == "parent") {
      read.parent = reader.filled_text(part).value_or("");
    } else if (key == "identifier") {
      read.identifier = reader.filled_text(part).value_or("");
    } else {
      reader.unknown(part.key, "key", kKeys);
    }
  }
  return read;
}

}  // namespace

std::optional<Text> read_placed(const yaml::Reader& reader, const yaml::Entry& entry) {
  const auto text = reader.filled_text(entry);
  if (!text) return std::nullopt;
  return Text{base::nfc(base::trim(*text)), reader.place(entry.value)};
}

std::optional<base::Date> read_date(const yaml::Reader& reader, const yaml::Entry& entry,
                                    std::string_view timezone) {
  if (entry.value.kind == yaml::Kind::list || entry.value.kind == yaml::Kind::map) {
    reader.wrong_kind(entry, "a date");
    return std::nullopt;
  }
  const auto text = reader.filled_text(entry);
  if (!text) return std::nullopt;
  const base::ParsedDate parsed = base::parse_date(*text, timezone);
  if (!parsed.date) {
    auto [message, hint] = date_fault(*text, parsed.fault);
    reader.error(base::Kind::bad_date, entry.value, std::move(message), std::move(hint));
  }
  return parsed.date;
}

std::vector<Text> read_keywords(const yaml::Reader& reader, const yaml::Entry& entry) {
  if (entry.value.kind != yaml::Kind::scalar) return read_texts(reader, entry);
  std::vector<Text> keywords;
  for (std::string& keyword : split_keywords(reader.text(entry).value_or("")))
    keywords.push_back({std::move(keyword), reader.place(entry.value)});
  return keywords;
}

std::vector<Text> read_texts(const yaml::Reader& reader, const yaml::Entry& entry) {
  std::vector<Text> texts;
  for (yaml::PlacedText& item : reader.texts(entry)) {
    std::string text(base::trim(item.text));
    if (!text.empty()) texts.push_back({std::move(text), std::move(item.location)});
  }
  return texts;
}

std::vector<Text> read_names(const yaml::Reader& reader, const yaml::Entry& entry) {
  std::vector<Text> names = read_texts(reader, entry);
  for (Text& name : names) name.value = base::nfc(name.value);
  return names;
}

std::optional<Text> read_language(const yaml::Reader& reader, const yaml::Entry& entry) {
  auto tag = read_placed(reader, entry);
  if (!tag || base::is_language_tag(tag->value)) return tag;
  reader.error(base::Kind::bad_language, entry.value, "\"" + tag->value + "\" is no language tag",
               "for example en, de-CH or zh-Hans");
  return std::nullopt;
}

// Accepts an image by its web URL, its path on the site, or its path relative to the page. Rejects
// other schemes.
std::optional<Image> checked(const yaml::Reader& reader, Image image) {
  const std::string& source = image.source.value;
  const bool is_web =
      source.starts_with("https://") || source.starts_with("http://") || source.starts_with("//");
  if (is_web || !base::is_absolute_url(source)) return image;
  reader.error(base::Kind::bad_url, image.source.location,
               "an image must be a file or an address of the web",
               "for example cover.png, /images/cover.png or https://example.org/cover.png");
  return std::nullopt;
}

std::optional<Image> read_image(const yaml::Reader& reader, const yaml::Entry& entry) {
  constexpr auto kKeys = std::to_array<std::string_view>({"src", "alt"});
  constexpr std::string_view kWayOut = "image: {src: cover.png, alt: What it shows}";
  if (entry.value.kind == yaml::Kind::scalar) {
    auto source = read_placed(reader, entry);
    return source ? checked(reader, {*std::move(source), {}}) : std::nullopt;
  }
  if (entry.value.kind == yaml::Kind::list) {
    reader.wrong_kind(entry, "a file, a URL, or {src, alt}");
    return std::nullopt;
  }
  Image image;
  for (const yaml::Entry& part : reader.entries(entry.value, "an image")) {
    const std::string& key = part.key.text;
    if (key == "src" || key == "path" || key == "image") {
      auto source = read_placed(reader, part);
      if (!source && !yaml::is_blank(part.value)) return std::nullopt;  // reported
      image.source = std::move(source).value_or(Text{});
    } else if (key == "alt") {
      image.alt = base::trim(reader.text(part).value_or(""));
    } else {
      reader.unknown(part.key, "key", kKeys);
    }
  }
  if (!image.source.value.empty()) return checked(reader, std::move(image));
  if (entry.value.kind == yaml::Kind::map)
    reader.error(base::Kind::missing_value, entry.value, "an image needs a \"src\"",
                 std::string(kWayOut));
  return std::nullopt;
}

std::optional<Image> read_images(const yaml::Reader& reader, const yaml::Entry& entry) {
  const auto sources = read_texts(reader, entry);
  if (sources.empty()) return std::nullopt;
  return checked(reader, {sources.front(), {}});
}

std::optional<bool> read_sitemap(const yaml::Reader& reader, const yaml::Entry& entry) {
  constexpr auto kKeys = std::to_array<std::string_view>({"disable"});
  if (entry.value.kind != yaml::Kind::map) return reader.truth(entry);
  std::optional<bool> listed;
  for (const yaml::Entry& part : reader.entries(entry.value, "\"sitemap\"")) {
    if (part.key.text != "disable") {
      reader.unknown(part.key, "key", kKeys, "the sitemap holds addresses and dates only");
    } else if (const auto disabled = reader.truth(part)) {
      listed = !*disabled;
    }
  }
  return listed;
}

std::optional<Original> read_original(const yaml::Reader& reader, const yaml::Entry& entry) {
  constexpr auto kKeys = std::to_array<std::string_view>({"url", "note"});
  Original original;
  if (entry.value.kind == yaml::Kind::scalar) {
    auto url = reader.text(entry);
    if (!url) return std::nullopt;  // reported
    original.url = *std::move(url);
  } else {
    for (const yaml::Entry& part : reader.entries(entry.value, "\"original\"")) {
      if (part.key.text == "url") {
        original.url = reader.text(part).value_or("");
      } else if (part.key.text == "note") {
        original.note = reader.text(part).value_or("");
      } else {
        reader.unknown(part.key, "key", kKeys);
      }
    }
    if (entry.value.kind != yaml::Kind::map) return std::nullopt;
  }
  const bool web = original.url.starts_with("https://") || original.url.starts_with("http://");
  if (web) return original;
  reader.error(base::Kind::bad_url, entry.value,
               "\"original\" needs the absolute URL of the article",
               "original: {url: https://example.org/article}");
  return std::nullopt;
}

std::vector<MenuEntry> read_menus(const yaml::Reader& reader, const yaml::Entry& entry) {
  std::vector<MenuEntry> menus;
  if (entry.value.kind == yaml::Kind::map) {
    for (const yaml::Entry& menu : reader.entries(entry.value, "\"menus\""))
      menus.push_back(read_menu(reader, menu));
  } else {
    for (Text& name : read_texts(reader, entry))
      menus.push_back({.menu = std::move(name.value), .location = std::move(name.location)});
  }
  return menus;
}

}  // namespace content
