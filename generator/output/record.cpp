#include "output/record.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/hash.h"
#include "base/text.h"

namespace output {
namespace {

constexpr std::string_view kFirstFormat = "postil written 1";
constexpr std::string_view kFormat = "postil written 2";
constexpr std::string_view kDestination = "destination";

// Whether a path stays inside the destination, as all written paths do.
bool is_inside(std::string_view path) {
  if (path.find('\0') != std::string_view::npos) return false;
  const auto parts = base::split(path, '/');
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || part == "." || part == "..";
  });
}

std::string escaped(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\') {
      text += "\\\\";
    } else if (byte < 0x20 || byte == 0x7F) {
      text += {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 15U]};
    } else {
      text += c;
    }
  }
  return text;
}

template <class Number>
std::optional<Number> number_of(std::string_view text, int base = 10) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Returns nothing for an invalid escape.
std::optional<std::string> unescaped(std::string_view text) {
  std::string path;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      path += text[at];
    } else if (text.substr(at + 1, 1) == "\\") {
      path += '\\';
      ++at;
    } else {
      const std::string_view digits = text.substr(at + 1, 1) == "x" ? text.substr(at + 2, 2) : "";
      const auto byte = number_of<unsigned char>(digits, 16);
      if (digits.size() != 2 || !byte) return std::nullopt;
      path += static_cast<char>(*byte);
      at += 3;
    }
  }
  return path;
}

// Removes the first word from `line` and returns it.
std::string_view take_word(std::string_view& line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, space);
  line.remove_prefix(std::min(space + 1, line.size()));
  return word;
}

std::optional<base::FolderIdentity> destination_of(std::string_view line) {
  if (take_word(line) != kDestination) return std::nullopt;
  const auto device = number_of<std::uint64_t>(take_word(line));
  const auto inode = number_of<std::uint64_t>(take_word(line));
  const auto born = number_of<std::int64_t>(take_word(line));
  const auto path = unescaped(line);
  if (!device || !inode || !born || !path || !path->starts_with('/')) return std::nullopt;
  return base::FolderIdentity{*path, *device, *inode, *born};
}

bool add_file(std::string_view line, Record& record) {
  const auto size = number_of<std::uint64_t>(take_word(line));
  const std::string hash(take_word(line));
  const auto path = unescaped(line);
  if (!size || hash.size() != 32 || !path || !is_inside(*path)) return false;
  record.files[*path].push_back({*size, hash});
  return true;
}

using Lines = std::vector<std::string_view>;

std::optional<Record> parse_first_format(const Lines& lines) {
  Record record;
  std::string_view last;
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    if (!is_inside(*line) || *line <= last) return std::nullopt;
    record.files.emplace(*line, std::vector<ByteSummary>());
    last = *line;
  }
  return record;
}

std::optional<Record> parse(const Lines& lines) {
  if (lines.front() == kFirstFormat) return parse_first_format(lines);
  if (lines.front() != kFormat || lines.size() < 2) return std::nullopt;
  Record record{.destination = destination_of(lines[1]), .files = {}};
  if (!record.destination) return std::nullopt;
  for (auto line = lines.begin() + 2; line != lines.end(); ++line) {
    if (!add_file(*line, record)) return std::nullopt;
  }
  return record;
}

}  // namespace

base::Result<Record> read_record(const base::Files& files, const std::string& path) {
  if (files.kind(path) == base::EntryKind::missing) return Record{};
  TRY(const std::string text, files.read(path));
  auto lines = base::split(text, '\n');
  // Every line ends with a line feed, so a truncated record is detected.
  const bool is_whole = lines.size() > 1 && lines.back().empty();
  if (is_whole) lines.pop_back();
  auto record = is_whole ? parse(lines) : std::nullopt;
  if (record) return *std::move(record);
  return base::error_in(base::Kind::bad_record, path,
                        "this is not a record of written files that this version knows",
                        "remove the destination and this file, then build again");
}

base::Status save_record(base::Files& files, const std::string& path, const Record& record) {
  const base::FolderIdentity destination = record.destination.value_or(base::FolderIdentity{});
  std::string text = std::string(kFormat) + '\n' + std::string(kDestination) + ' ' +
                     std::to_string(destination.device) + ' ' + std::to_string(destination.inode) +
                     ' ' + std::to_string(destination.born) + ' ' + escaped(destination.real_path) +
                     '\n';
  for (const auto& [name, summaries] : record.files) {
    for (const ByteSummary& summary : summaries)
      text += std::to_string(summary.size) + ' ' + summary.hash + ' ' + escaped(name) + '\n';
  }
  if (files.kind(path) == base::EntryKind::file) {
    TRY(const std::string old, files.read(path));
    if (old == text) return base::Done{};
  }
  return files.write(path, text);
}

}  // namespace output
