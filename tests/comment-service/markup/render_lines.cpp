// Reads JSON lines {"body", "name", "website"} from standard input and writes the fragment of each
// as a JSON string. The browser's XSS test loads these into a page.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "markup/comment_html.h"
#include "markup/fragment.h"

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto input = nlohmann::json::parse(line);
    markup::FragmentComment comment;
    comment.id = "c1";
    comment.name = input.at("name").get<std::string>();
    comment.website = input.at("website").get<std::string>();
    comment.html = markup::comment_html(input.at("body").get<std::string>());
    comment.created = "2026-11-04T09:12:33Z";
    markup::FragmentView view;
    view.thread = "/xss/";
    view.version = "1";
    view.total = 1;
    view.comments.push_back(comment);
    std::cout << nlohmann::json(markup::fragment(view)).dump() << '\n';
  }
  return 0;
}
