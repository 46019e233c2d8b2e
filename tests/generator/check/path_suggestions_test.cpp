#include "site/path_suggestions.h"

#include <doctest/doctest.h>

TEST_CASE("the nearest path lies in the same folder, or has the same name elsewhere") {
  site::PathSuggestions nearest(
      {"/posts/alpha/", "/posts/beta/", "/notes/gamma/", "/css/main.css"});
  CHECK(nearest.find("/posts/alhpa/") == "/posts/alpha/");
  CHECK(nearest.find("/posts/Alpha") == "/posts/alpha/");
  CHECK(nearest.find("/posts/gamma/") == "/notes/gamma/");
  CHECK(nearest.find("/main.css") == "/css/main.css");
  CHECK(nearest.find("/posts/omega/").empty());
  CHECK(nearest.find("/").empty());
}

TEST_CASE("of several pages with the name elsewhere none is meant more than the others") {
  site::PathSuggestions nearest({"/a/x/", "/b/x/"});
  CHECK(nearest.find("/c/x/").empty());
}

TEST_CASE("looking for the nearest path ends on a site where everything is broken") {
  std::vector<std::string> paths;
  for (int i = 0; i < 10'000; ++i) paths.push_back("/posts/number-" + std::to_string(i) + '/');
  site::PathSuggestions nearest(paths);
  CHECK(nearest.find("/posts/nubmer-77/") == "/posts/number-77/");
  int found = 0;
  for (int i = 0; i < 10'000; ++i) {
    if (!nearest.find("/posts/nubmer-" + std::to_string(i) + '/').empty()) ++found;
  }
  CHECK(found < 30);
}

TEST_CASE("a page is not meant in place of another kind of file") {
  site::PathSuggestions nearest({"/posts/photo/", "/posts/v2/", "/posts/notes.pdf"});
  CHECK(nearest.find("/posts/photo.png").empty());
  CHECK(nearest.find("/posts/photo.html") == "/posts/photo/");
  CHECK(nearest.find("/posts/v2.5") == "/posts/v2/");
  CHECK(nearest.find("/posts/notes") == "/posts/notes.pdf");
}

TEST_CASE("a path is suggested as it is written in a link") {
  CHECK(site::written_path("/img/Trip%20883.jpg") == "/img/Trip%2520883.jpg");
  CHECK(site::written_path("/a b/c#d?.png") == "/a%20b/c%23d%3F.png");
  CHECK(site::written_path("/\u00E9t\u00E9/") == "/\u00E9t\u00E9/");
}
