#include "markup/fragment.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <unordered_set>

#include "markup/anonymous.h"
#include "markup/embedded.h"
#include "markup/initials.h"
#include "markup/link.h"
#include "markup/template.h"

namespace markup {

namespace {

// A deeper reply is not indented. A phone has no room for more levels.
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

std::string anchor_of(const std::string& comment) { return "#comment-" + comment; }

// The address of the service's page that shows the comment.
std::string permalink(const FragmentView& thread, const std::string& comment) {
  return thread.url + "&comment=" + query_value(comment) + anchor_of(comment);
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
                {"open", thread.open ? "yes" : ""},
                {"created", comment.created},
                {"created_text", readable(comment.created)},
                {"edited", comment.edited},
                {"edited_text", readable(comment.edited)},
                {"html", comment.html},
                {"permalink", thread.first ? anchor_of(comment.id) : permalink(thread, comment.id)},
                {"answers", ""},
                {"answers_name", ""}};
  return view;
}

// Finds out which replies must name the comment that they answer.
class AnswerLabels {
 public:
  explicit AnswerLabels(const FragmentView& thread) : thread_(thread) {
    for (const FragmentComment& comment : thread.comments) on_page_.insert(comment.id);
  }

  // Call this for each comment in order. A reply names its parent when it is not shown directly
  // below it, and when readers see the parent, which may be on another page of the thread.
  void add(const FragmentComment& comment, int level, View& view) {
    above_.resize(static_cast<std::size_t>(level));
    const bool below_parent = !above_.empty() && above_.back() == comment.parent;
    above_.push_back(comment.id);
    if (comment.parent.empty() || below_parent || !comment.parent_name) return;
    view.texts["answers"] = on_page_.contains(comment.parent) ? anchor_of(comment.parent)
                                                              : permalink(thread_, comment.parent);
    view.texts["answers_name"] = shown_name(*comment.parent_name, thread_.language);
  }

 private:
  const FragmentView& thread_;
  std::unordered_set<std::string_view> on_page_;
  std::vector<std::string_view> above_;  // the comments in whose lists the next one may be
};

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
  AnswerLabels labels(view);
  for (std::size_t i = 0; i < view.comments.size(); ++i) {
    const FragmentComment& comment = view.comments[i];
    View one = comment_view(view, comment);
    labels.add(comment, level[i], one);
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
                 {"first_url", view.first ? "" : view.url},
                 {"more_url", view.more_url},
                 {"closed", view.open ? "" : "yes"}};
  const std::string around = render(source("fragment.mustache"), whole);
  const std::size_t place = std::min(around.find(mark), around.size());
  std::string html = around.substr(0, place);
  append_items(view, html);
  return html.append(around, std::min(place + mark.size(), around.size()));
}

std::string fragment_templates() {
  std::string text;
  for (const EmbeddedFile& file : embedded_files()) text.append(file.bytes);
  return text;
}

}  // namespace markup
