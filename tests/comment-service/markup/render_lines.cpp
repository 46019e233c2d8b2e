// Reads JSON lines from standard input and writes the fragment of each as a JSON string, for tests
// that look at fragments of many kinds. A line is the only comment of a thread, {"body", "name",
// "website"}, or a thread:
//   {"comments": [comment…], "open", "total", "url", "first", "more_url", "language"}
// A comment may also have the other members of markup::FragmentComment.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "markup/comment_html.h"
#include "markup/fragment.h"

namespace {

using Json = nlohmann::json;

markup::FragmentComment comment_of(const Json& from) {
  markup::FragmentComment comment;
  comment.id = from.value("id", "c1");
  comment.parent = from.value("parent", "");
  if (from.contains("parent_name")) comment.parent_name = from["parent_name"].get<std::string>();
  comment.depth = from.value("depth", 0);
  comment.name = from.at("name").get<std::string>();
  comment.website = from.at("website").get<std::string>();
  comment.author = from.value("author", false);
  comment.html = markup::comment_html(from.at("body").get<std::string>());
  comment.created = "2026-11-04T09:12:33Z";
  comment.edited = from.value("edited", "");
  comment.removed = from.value("removed", false);
  comment.waiting = from.value("waiting", false);
  comment.changed = from.value("changed", false);
  return comment;
}

markup::FragmentView view_of(const Json& from) {
  markup::FragmentView view;
  view.thread = "/xss/";
  view.version = "1";
  const Json alone = Json::array({from});
  for (const Json& comment : from.contains("comments") ? from["comments"] : alone)
    view.comments.push_back(comment_of(comment));
  view.total = from.value("total", static_cast<int>(view.comments.size()));
  view.open = from.value("open", true);
  view.url = from.value("url", "");
  view.first = from.value("first", true);
  view.more_url = from.value("more_url", "");
  view.language = from.value("language", "");
  return view;
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line))
    std::cout << Json(markup::fragment(view_of(Json::parse(line)))).dump() << '\n';
  return 0;
}
