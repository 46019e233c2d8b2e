#include "markup/fragment.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <unordered_map>

#include "markup/anonymous.h"
#include "markup/embedded.h"
#include "markup/initials.h"
#include "markup/link.h"
#include "markup/template.h"

namespace markup {

namespace {

// A deeper reply is not indented; it names the comment that it answers. A phone has no room for
// more levels.
constexpr int deepest_reply = 3;

std::string_view source(std::string_view name) {
  const auto files = embedded_files();
  return std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.name == name; })
      ->bytes;
}

std::string heading(int total) {
  if (total == 0) {
    return "No comments yet";
  }
  return total == 1 ? "1 comment" : std::to_string(total) + " comments";
}

// Formats "2026-11-04T09:12:33Z" as "4 November 2026, 09:12 UTC". Any other text stays unchanged.
std::string readable(const std::string& time) {
  constexpr auto months =
      std::to_array<const char*>({"January", "February", "March", "April", "May", "June", "July",
                                  "August", "September", "October", "November", "December"});
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = i < time.size() ? time[i] : '\0';
    if (shape[i] == 'd' ? c < '0' || c > '9' : c != shape[i]) {
      return time;
    }
  }
  const auto month = static_cast<std::size_t>(std::stoi(time.substr(5, 2)));
  if (month < 1 || month > months.size()) {
    return time;
  }
  return std::to_string(std::stoi(time.substr(8, 2))) + " " + months.at(month - 1) + " " +
         time.substr(0, 4) + ", " + time.substr(11, 5) + " UTC";
}

// The level at which each comment is shown. It is at most deepest_reply, and at most one more than
// the level before it, so that the lists nest correctly for any depths.
std::vector<int> levels(const std::vector<FragmentComment>& comments) {
  std::vector<int> result;
  int above = -1;
  for (const FragmentComment& comment : comments) {
    above = std::clamp(comment.depth, 0, std::min(above + 1, deepest_reply));
    result.push_back(above);
  }
  return result;
}

View comment_view(const FragmentView& thread, const FragmentComment& comment) {
  View view;
  const std::string name = shown_name(comment.name, thread.language);
  view.texts = {{"id", comment.id},
                {"id_in_query", query_value(comment.id)},
                {"thread_in_query", query_value(thread.thread)},
                {"name", name},
                {"initials", initials(name)},
                {"website", is_web_address(comment.website) ? comment.website : ""},
                {"author", comment.author ? "yes" : ""},
                {"removed", comment.removed ? "yes" : ""},
                {"waiting", comment.waiting ? "yes" : ""},
                {"changed", comment.changed ? "yes" : ""},
                {"shown", comment.removed || comment.waiting ? "" : "yes"},
                {"created", comment.created},
                {"created_text", readable(comment.created)},
                {"edited", comment.edited},
                {"edited_text", readable(comment.edited)},
                {"html", comment.html},
                {"answers", ""},
                {"answers_name", ""}};
  return view;
}

// The tags (`<ol>`, `</li>` …) between a comment at `level` and the next at `next`; -1 is the end.
std::string between(int level, int next) {
  if (next > level) {
    return "<ol class=\"postil-list\">\n";
  }
  std::string tags = "</li>\n";
  for (int i = level; i > std::max(next, 0); --i) {
    tags += "</ol>\n</li>\n";
  }
  return tags;
}

void append_items(const FragmentView& view, std::string& out) {
  const std::vector<int> level = levels(view.comments);
  std::unordered_map<std::string_view, const FragmentComment*> by_id;
  for (std::size_t i = 0; i < view.comments.size(); ++i) {
    const FragmentComment& comment = view.comments[i];
    by_id[comment.id] = &comment;
    View one = comment_view(view, comment);
    const auto parent = by_id.find(comment.parent);
    if (comment.depth > deepest_reply && parent != by_id.end() && !parent->second->removed &&
        !parent->second->waiting) {
      one.texts["answers"] = comment.parent;
      one.texts["answers_name"] = shown_name(parent->second->name, view.language);
    }
    out += render(source("comment.mustache"), one);
    out += between(level[i], i + 1 < level.size() ? level[i + 1] : -1);
  }
}

}  // namespace

std::string fragment(const FragmentView& view) {
  // Marks the place of the items. They are no value of the template, because the library would copy
  // them several times. All texts are escaped, so only this place has the mark.
  constexpr std::string_view mark = "<!-- -->";
  View whole;
  whole.texts = {{"version", view.version},
                 {"heading", heading(view.total)},
                 {"comments", view.comments.empty() ? "" : std::string(mark)},
                 {"more_url", view.more_url}};
  const std::string around = render(source("fragment.mustache"), whole);
  const std::size_t place = std::min(around.find(mark), around.size());
  std::string html = around.substr(0, place);
  append_items(view, html);
  return html.append(around, std::min(place + mark.size(), around.size()));
}

}  // namespace markup
