#include "commands/kind_table.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "commands/text_table.h"

namespace commands {
namespace {

constexpr std::size_t kMostKinds = 20;
constexpr std::string_view kWayOut = "see all with --all, or with --only KIND";

struct Group {
  const base::Diagnostic* first = nullptr;
  std::size_t count = 0;
};

// Groups of the same size keep the order of their first diagnostics.
std::vector<Group> groups_of(const std::vector<base::Diagnostic>& diagnostics) {
  std::map<base::Kind, std::size_t> index;
  std::vector<Group> groups;
  for (const base::Diagnostic& each : diagnostics) {
    const auto [at, is_new] = index.emplace(each.kind, groups.size());
    if (is_new) groups.push_back({&each, 0});
    ++groups[at->second].count;
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.count > b.count; });
  return groups;
}

std::string cut(const std::string& text, const Terminal& terminal) {
  return terminal.columns == 0 ? text : shortened(text, terminal.columns);
}

// The end of a path says more than its beginning.
std::string shortened_at_begin(const std::string& text, std::size_t width) {
  std::size_t excess = width_of(text);
  if (excess <= width) return text;
  if (width == 0) return "";
  std::string shown = "…";
  excess += 1;
  base::for_each_character(text, [&](std::string_view character) {
    if (excess <= width) {
      shown += character;
    } else {
      excess -= std::min(excess, base::display_width(character));
    }
  });
  return shown;
}

class Table {
 public:
  Table(const std::vector<Group>& groups, const Terminal& terminal) : terminal_(terminal) {
    for (const Group& group : groups) {
      count_width_ = std::max(count_width_, std::to_string(group.count).size());
      id_width_ = std::max(id_width_, base::id_of(group.first->kind).size());
    }
  }

  std::string line(const Group& group) const {
    const std::string count = std::to_string(group.count);
    const std::string id(base::id_of(group.first->kind));
    const std::string begin = std::string(count_width_ - count.size(), ' ') + count + "  " + id +
                              std::string(id_width_ - id.size(), ' ') + "  ";
    if (terminal_.columns != 0 && begin.size() >= terminal_.columns)
      return shortened(begin, terminal_.columns);
    return begin + rest(*group.first, begin.size());
  }

 private:
  // Location and message. The location gets half of the room, and what the message leaves over.
  std::string rest(const base::Diagnostic& first, std::size_t used) const {
    std::string place = base::place_text(first.location);
    std::string message = place.empty() ? "" : " ";
    if (first.severity == base::Severity::note) message += "note: ";
    message += base::printable(first.message);
    if (!place.empty()) place += ':';
    if (terminal_.columns != 0) {
      const std::size_t room = terminal_.columns - used;
      const std::size_t left = room - std::min(room, width_of(message));
      place = shortened_at_begin(place, std::max(room / 2, left));
      message = shortened(message, room - std::min(room, width_of(place)));
    }
    if (terminal_.style == base::Style::colored && !place.empty())
      place = "\x1B[1m" + place + "\x1B[0m";
    return place + message;
  }

  const Terminal& terminal_;
  std::size_t count_width_ = 0;
  std::size_t id_width_ = 0;
};

}  // namespace

std::string kind_table(const std::vector<base::Diagnostic>& diagnostics, std::size_t rows,
                       const Terminal& terminal) {
  if (rows == 0) return "";
  std::vector<Group> groups = groups_of(diagnostics);
  const std::size_t all = groups.size();
  const std::size_t room = rows - 1;  // the last line is the way out
  if (all > std::min(room, kMostKinds))
    groups.resize(std::min(std::max<std::size_t>(room, 1) - 1, kMostKinds));
  const Table table(groups, terminal);
  std::string text;
  for (const Group& group : groups) text += table.line(group) + '\n';
  const std::size_t more = all - groups.size();
  if (more > 0 && room > 0)
    text += cut("and " + base::count_of(more, "more kind"), terminal) + '\n';
  return text + cut(std::string(kWayOut), terminal) + '\n';
}

}  // namespace commands
