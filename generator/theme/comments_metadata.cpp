#include "theme/comments_metadata.h"

#include <set>
#include <span>
#include <string_view>

#include "theme/comment_text.h"

namespace theme {
namespace {

using base::Json;
using base::JsonList;
using base::JsonObject;

Json person(const comments::Comment& comment) {
  JsonObject person = {{"@type", "Person"}, {"name", comment.name}};
  add_text(person, "url", web_address(comment.website));
  return person;
}

Json json_of(const comments::Comment& comment, const std::string& permalink,
             const std::set<std::string_view>& shown) {
  const std::string url = permalink + "#comment-" + comment.id;
  JsonObject object = {{"@type", "Comment"}, {"@id", url}, {"url", url}};
  if (shown.contains(comment.parent))
    object.emplace_back("parentItem",
                        JsonObject{{"@id", permalink + "#comment-" + comment.parent}});
  object.emplace_back("author", person(comment));
  add_text(object, "datePublished", comment.created);
  add_text(object, "dateModified", comment.edited);
  object.emplace_back("text", text_of(comment));
  return object;
}

// The comments at the start of the list that the fragment shows. It has them in the same order.
std::span<const comments::Comment> shown_comments(const comments::Thread& thread) {
  std::size_t count = 0;
  std::size_t place = 0;
  for (const comments::Comment& comment : thread.comments) {
    place = thread.fragment.find(" id=\"comment-" + comment.id + '"', place);
    if (place == std::string::npos) break;
    ++count;
  }
  return {thread.comments.data(), count};
}

}  // namespace

void add_comments(JsonObject& object, const comments::Thread& thread,
                  const std::string& permalink) {
  const std::span shown = shown_comments(thread);
  std::set<std::string_view> ids;
  for (const comments::Comment& comment : shown) {
    if (!comment.is_placeholder) ids.insert(comment.id);
  }
  object.emplace_back("commentCount", static_cast<int>(thread.count));
  JsonList comments;
  for (const comments::Comment& comment : shown) {
    if (!comment.is_placeholder) comments.push_back(json_of(comment, permalink, ids));
  }
  if (!comments.empty()) object.emplace_back("comment", std::move(comments));
}

}  // namespace theme
