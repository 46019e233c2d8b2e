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
