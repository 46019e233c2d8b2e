#include "commands/config.h"

#include <doctest/doctest.h>

#include <sstream>

#include "base/memory_files.h"

namespace {

struct Run {
  int status = 0;
  std::string out;
  std::string err;
};

Run show(const std::string& overlay, commands::Form form) {
  const base::MemoryFiles files(
      {{"site/postil.yaml", "title: T\npaginate: 3\n"}, {"site/postil.test.yaml", overlay}});
  std::ostringstream out;
  std::ostringstream err;
  const commands::Request request{.folder = "site", .environment = {"test", true}};
  const int status = commands::show_configuration(files, request, {out, err, form});
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("the configuration is shown with the place of each value") {
  const Run run = show("# over it\npaginate: 5\n", commands::Form::lines);
  CHECK(run.status == 0);
  CHECK(run.out.find("title\tT\tpostil.yaml:1\n") == 0);
  CHECK(run.out.find("\npaginate\t5\tpostil.test.yaml:2\n") != std::string::npos);
  CHECK(run.out.find("\nfeed_items\t20\tdefault\n") != std::string::npos);
  const Run eyes = show("", commands::Form::terminal);
  CHECK(eyes.out.find("KEY ") == 0);
}

TEST_CASE("a long value is cut for eyes only") {
  const std::string overlay = "title: " + std::string(60, 'x') + "yz\n";
  CHECK(show(overlay, commands::Form::lines)
            .out.starts_with("title\t" + std::string(60, 'x') + "yz\t"));
  const std::string eyes = show(overlay, commands::Form::terminal).out;
  CHECK(eyes.find(std::string(59, 'x') + "… ") != std::string::npos);
  CHECK(eyes.find("yz") == std::string::npos);
}

TEST_CASE("an empty text is shown where it counts") {
  const Run run = show("paginate: ''\ntitle: ''\ntheme: ' '\n", commands::Form::lines);
  CHECK(run.status == 0);
  CHECK(run.out.find("title\t\"\"\tpostil.test.yaml:2\n") == 0);
  CHECK(run.out.find("\npaginate\t3\tpostil.yaml:2\n") != std::string::npos);
  CHECK(run.out.find("\ntheme\tdefault\tdefault\n") != std::string::npos);
}

TEST_CASE("an empty map is a value, and a map of keys is shown key by key") {
  const Run run = show("params: {}\npermalinks: {posts: /:slug/}\n", commands::Form::lines);
  CHECK(run.status == 0);
  CHECK(run.out.find("\nparams\t{}\tpostil.test.yaml:1\n") != std::string::npos);
  CHECK(run.out.find("\npermalinks.posts\t/:slug/\tpostil.test.yaml:2\n") != std::string::npos);
  CHECK(run.out.find("\npermalinks\t") == std::string::npos);
  // What looks like something else in YAML is quoted, keys as well as values.
  const Run quoted = show("params:\n  a:\n    - 'b: c': '#d'\n      e: f\n", commands::Form::lines);
  CHECK(quoted.out.find("\nparams.a\t[{\"b: c\": \"#d\", e: f}]\t") != std::string::npos);
}

TEST_CASE("the configuration as JSON, and with mistakes") {
  const Run run = show("paginate: 0\ntilte: x\n", commands::Form::json);
  CHECK(run.status == 1);
  CHECK(run.out.find(R"([{"key":"title","value":"T","file":"postil.yaml","line":1},)") == 0);
  CHECK(run.out.find(R"({"key":"feed_items","value":"20","file":null,"line":null})") !=
        std::string::npos);
  CHECK(run.err.find(R"("file":"postil.test.yaml","line":1,)") != std::string::npos);
}
