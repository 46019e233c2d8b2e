#include "commands/cli.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <vector>

#include "../temporary_folder.h"

namespace {

struct Run {
  int status = 0;
  std::string out;
  std::string err;
};

Run run(const std::vector<const char*>& arguments) {
  std::vector<const char*> words = {"postil"};
  for (const char* argument : arguments) words.push_back(argument);
  std::ostringstream out;
  std::ostringstream err;
  auto* const out_before = std::cout.rdbuf(out.rdbuf());
  auto* const before = std::cerr.rdbuf(err.rdbuf());
  const int status = commands::run(static_cast<int>(words.size()), words.data());
  std::cerr.rdbuf(before);
  std::cout.rdbuf(out_before);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("a command of a command is treated like any other") {
  const Run misspelt = run({"comments", "pul"});
  CHECK(misspelt.status == 2);
  CHECK(misspelt.err ==
        "error: there is no command \"pul\" [usage]\n  hint: did you mean \"pull\"?\n");
  const Run unknown = run({"comments", "xyzzy"});
  CHECK(unknown.err.find("`postil comments --help` lists the commands") != std::string::npos);
  const Run alone = run({"comments"});
  CHECK(alone.status == 2);
  CHECK(alone.err.find("freeze") != std::string::npos);
  const Run option = run({"comments", "pull", "--sorce", "x"});
  CHECK(option.status == 2);
  CHECK(option.err.find("`postil comments pull` has no option --sorce") != std::string::npos);
}

TEST_CASE("a misspelt command is named, with a guess") {
  const Run misspelt = run({"buld"});
  CHECK(misspelt.status == 2);
  CHECK(misspelt.err ==
        "error: there is no command \"buld\" [usage]\n"
        "  hint: did you mean \"build\"?\n");
  CHECK(run({"frobnicate", "-s", "x"}).err.find("`postil --help` lists") != std::string::npos);
}

TEST_CASE("a wrong command line ends with status 2") {
  const Run misspelt = run({"build", "--theads", "2"});
  CHECK(misspelt.status == 2);
  CHECK(misspelt.err ==
        "error: `postil build` has no option --theads [usage]\n"
        "  hint: did you mean \"--threads\"?\n");
  CHECK(run({"build", "mysite"}).err ==
        "error: `postil build` does not take \"mysite\" [usage]\n"
        "  hint: `postil build --help` lists what it takes\n");
  CHECK(run({"build", "-j", "0"}).status == 2);
  CHECK(run({"build", "-e", "../x"}).status == 2);
  CHECK(run({"build", "--clock", "tomorrow"}).status == 2);
  CHECK(run({"build", "--clock", "2024-02-30"}).status == 2);
  CHECK(run({"build", "--base-url", "example.org"}).status == 2);
  CHECK(run({"list", "draft"}).status == 2);
  CHECK(run({"--frobnicate"}).status == 2);
  const Run nothing = run({});
  CHECK(nothing.status == 2);
  CHECK(nothing.err.find("build  ") != std::string::npos);
}

TEST_CASE("a SOURCE_DATE_EPOCH that is no number is an error, not the year 1970") {
  const char* const before = std::getenv("SOURCE_DATE_EPOCH");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
  const TemporaryFolder folder;
  folder.write("a.md", "# A\n");
  const Run wrong = run({"build", "-s", folder.path().c_str()});
  CHECK(run({"build", "-s", folder.path().c_str(), "--clock", "2024-05-01"}).status == 0);
  ::setenv("SOURCE_DATE_EPOCH", "1704067200", 1);
  CHECK(run({"new", "-s", folder.path().c_str(), "posts/b.md"}).status == 0);
  CHECK(folder.read("posts/b.md").find("\ndate: 2024-01-01T00:00:00Z\n") != std::string::npos);
  ::setenv("SOURCE_DATE_EPOCH", kept.c_str(), 1);  // an empty one counts as none
  CHECK(wrong.status == 2);
  CHECK(wrong.err ==
        "error: SOURCE_DATE_EPOCH must be a number of seconds from 0 to 253402300799 [usage]\n");
}

TEST_CASE("what a word of the command line lacks is said in few words") {
  CHECK(run({"build", "-s"}).err ==
        "error: --source needs a value: FOLDER [usage]\n"
        "  hint: `postil build --help` tells more\n");
  CHECK(run({"explain"}).err.starts_with("error: `postil explain` needs WHAT: A URL "));
  CHECK(run({"build", "-b", "x"})
            .err.starts_with("error: \"x\" must be an absolute URL; for example https://"));
  CHECK(run({"build", "-b", "https://a.org/?b"})
            .err.starts_with("error: \"https://a.org/?b\" cannot have a query or a fragment; "));
  CHECK(run({"build", "--clock", "2024-02-30"})
            .err.starts_with("error: --clock: there is no such day: 2024-02-30 [usage]\n"));
  const Run nameless = run({"init", ""});
  CHECK(nameless.status == 2);
  CHECK(nameless.err.starts_with("error: a folder needs a name [usage]\n"));
  CHECK(run({"explain", ""}).status == 2);
}

TEST_CASE("a folder that is none ends with status 2") {
  CHECK(run({"build", "-s", "/nowhere"}).err ==
        "error: --source: there is no folder \"/nowhere\" [usage]\n"
        "  hint: `postil build --help` tells more\n");
  CHECK(run({"new", "-s", "/dev/null", "x"}).status == 2);
  CHECK(run({"list", "drafs"}).err ==
        "error: WHICH: there is no list of \"drafs\"; did you mean \"drafts\"? [usage]\n"
        "  hint: `postil list --help` tells more\n");
}

TEST_CASE("flags say the environment, the moment, the address and what is published") {
  const TemporaryFolder folder;
  folder.write("postil.production.yaml", "title: P\nbase_url: https://p.org/\n");
  folder.write("postil.staging.yaml", "base_url: https://s.org/\n");
  folder.write("content/a.md", "---\ndate: 2024-05-01\n---\n");
  folder.write("content/b.md", "---\ndraft: true\n---\n");
  const char* const site = folder.path().c_str();
  const Run usual = run({"list", "-s", site, "--clock", "2024-05-01T00:00:00Z"});
  CHECK(usual.out.starts_with("content/a.md\tA\t2024-05-01\thttps://p.org/a/\tpublished\n"));
  const Run earlier = run({"list", "-s", site, "--clock", "2024-05-01T00:00:00+02:00"});
  CHECK(earlier.out.find("\tfuture\n") != std::string::npos);
  CHECK(run({"list", "-s", site, "-e", "staging"}).out.find("https://s.org/a/") !=
        std::string::npos);
  CHECK(run({"list", "-s", site, "--baseURL", "https://b.org/x"}).out.find("https://b.org/x/a/") !=
        std::string::npos);
  const Run missing = run({"list", "-s", site, "-e", "test", "--json", "--strict"});
  CHECK(missing.status == 1);
  CHECK(missing.err.find("\"file\":\"postil.test.yaml\"") != std::string::npos);
  CHECK(run({"build", "-s", site, "--clock", "2024-04-01"}).status == 0);
  CHECK_FALSE(folder.has("public/a/index.html"));
  const Run all = run({"build", "-s", site, "--buildFuture", "-D", "--json"});
  CHECK(all.out.find("\"skipped\":{\"drafts\":0,\"future\":0,\"expired\":0}") != std::string::npos);
  CHECK(folder.has("public/b/index.html"));
}

TEST_CASE("help and version are answered in few words") {
  const Run help = run({"-h"});
  CHECK(help.status == 0);
  CHECK(help.out.starts_with("postil: turns Markdown into a web site\n"));
  CHECK(help.out.find("Print this and end\n") != std::string::npos);
  CHECK(help.out.find("Print the version and end\n") != std::string::npos);
  CHECK(help.out.find("`postil build --help` tells what a command takes. Every command ends with "
                      "status 0\n") != std::string::npos);
  CHECK(run({"list", "--help"}).out.find("Print this and end\n") != std::string::npos);
  const Run version = run({"--version"});
  CHECK(version.status == 0);
  CHECK(version.out.starts_with("postil "));
}

TEST_CASE("numbers of the command line have limits") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "hooks: {pre_build: [['false']]}\n");
  folder.write("content/a.md", "# A\n");
  const char* const site = folder.path().c_str();
  CHECK(run({"list", "-s", site, "-j", "1"}).status == 0);
  CHECK(run({"list", "-s", site, "--threads", "256"}).status == 0);
  for (const char* wrong : {"0", "257", "-1", "x"}) {
    const Run run_threads = run({"list", "-s", site, "-j", wrong});
    CHECK(run_threads.status == 2);
    CHECK(run_threads.err.starts_with("error: --threads: "));
  }
  // The hook fails, so that nothing is served.
  CHECK(run({"serve", "-s", site, "-p", "0"}).status == 1);
  CHECK(run({"serve", "-s", site, "--allow-host", "a"}).status == 1);
  CHECK(run({"serve", "-s", site, "--allow-host", "a", "--allow-host", "b"}).status == 1);
  CHECK(run({"serve", "-s", site, "--allow-host", "a", "b"}).status == 2);
  CHECK(run({"serve", "-s", site, "--port", "65535"}).status == 1);
  for (const char* wrong : {"-1", "65536", "x"}) {
    const Run run_port = run({"serve", "-s", site, "-p", wrong});
    CHECK(run_port.status == 2);
    CHECK(run_port.err.starts_with("error: --port: "));
  }
}

TEST_CASE("each command works on the folder that its line names") {
  const TemporaryFolder folder;
  const std::string site = folder.path("site");
  const std::string other = folder.path("other");
  const std::string kept = folder.path("site/content/posts/x.md");
  CHECK(run({"init", site.c_str()}).status == 0);
  CHECK(folder.has("site/postil.yaml"));
  folder.write("site/archetypes/short.md", "# {{title}}\n");
  const Run begun = run({"new", "-s", site.c_str(), "-k", "short", "posts/x.md"});
  CHECK(begun.out == kept + '\n');
  CHECK(folder.read("site/content/posts/x.md") == "# X\n");
  const Run check = run({"check", "-s", site.c_str(), "-j", "2", "--clock", "2100-01-01"});
  CHECK(check.status == 0);
  CHECK(check.out.find(": all is well\n") != std::string::npos);
  const Run explain = run({"explain", "-s", site.c_str(), "--clock", "2100-01-01", "posts/x.md"});
  CHECK(explain.out.find("source\tcontent/posts/x.md\n") != std::string::npos);
  CHECK(run({"build", "-s", site.c_str(), "-d", other.c_str()}).status == 0);
  CHECK(folder.has("other/posts/x/index.html"));
  CHECK(run({"clean", "-s", site.c_str(), "-d", other.c_str()}).status == 0);
  CHECK_FALSE(folder.has("other"));
}

TEST_CASE("the configuration is that of the environment, production if it is left out") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "title: T\n");
  folder.write("postil.production.yaml", "title: P\n");
  folder.write("postil.staging.yaml", "title: S\ntilte: x\n");
  const char* const site = folder.path().c_str();
  CHECK(run({"config", "-s", site}).out.starts_with("title\tP\tpostil.production.yaml:1\n"));
  const Run staging = run({"config", "-s", site, "-e", "staging"});
  CHECK(staging.out.starts_with("title\tS\tpostil.staging.yaml:1\n"));
  CHECK(staging.status == 0);
  const Run json = run({"config", "-s", site, "-e", "staging", "--json", "--strict"});
  CHECK(json.out.starts_with(
      R"([{"key":"title","value":"S","file":"postil.staging.yaml","line":1},)"));
  CHECK(json.status == 1);
}

TEST_CASE("drafts, future and expired posts are published by the flags of both tools") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "---\ndraft: true\n---\n");
  folder.write("content/b.md", "---\ndate: 2030-01-01\n---\n");
  folder.write("content/c.md", "---\nexpiry_date: 2020-01-01\n---\n");
  const auto skipped = [&](const char* flag) {
    const Run built = run({"build", "-s", folder.path().c_str(), "--clock", "2024-01-01", flag});
    const std::size_t begin = built.out.find("; skipped ");
    return built.out.substr(begin, built.out.find("; 1 note (") - begin);
  };
  CHECK(skipped("--strict") == "; skipped 1 draft, 1 future, 1 expired");
  for (const char* flag : {"-D", "--drafts", "--buildDrafts"})
    CHECK(skipped(flag) == "; skipped 1 future, 1 expired");
  for (const char* flag : {"-F", "--future", "--buildFuture"})
    CHECK(skipped(flag) == "; skipped 1 draft, 1 expired");
  for (const char* flag : {"-E", "--expired", "--buildExpired"})
    CHECK(skipped(flag) == "; skipped 1 draft, 1 future");
}

TEST_CASE("warnings and notes of certain kinds are printed, each kind with an option of its own") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "---\ntilte: x\n---\n[x](/none/)\n");
  const char* const site = folder.path().c_str();
  const auto kinds = [&](const std::vector<const char*>& options) {
    std::vector<const char*> words = {"build", "-s", site};
    words.insert(words.end(), options.begin(), options.end());
    const std::string err = run(words).err;
    std::string found;
    for (const char* kind : {"[unknown-key]", "[broken-link]", "[missing-base-url]"})
      found += err.find(kind) == std::string::npos ? "" : kind;
    return found;
  };
  CHECK(kinds({}) == "[unknown-key][broken-link][missing-base-url]");
  CHECK(kinds({"--only", "unknown-key"}) == "[unknown-key]");
  CHECK(kinds({"--only", "unknown-key", "--only", "broken-link"}) == "[unknown-key][broken-link]");
  CHECK(run({"build", "-s", site, "--only", "unknown-key", "broken-link"}).status == 2);
}

TEST_CASE("a command without a folder is refused within another site, unless it is a site itself") {
  const TemporaryFolder folder;
  folder.write("site/postil.yaml", "title: T\n");
  folder.write("site/content/posts/a.md", "# A\n");
  folder.write("site/inner/postil.yaml", "title: U\n");
  folder.write("site/inner/content/b.md", "# B\n");
  folder.write("beside/c.md", "# C\n");
  const auto before = std::filesystem::current_path();
  const auto list_in = [&](const std::string& name) {
    std::filesystem::current_path(folder.path(name));
    const Run listed = run({"list"});
    const Run named = run({"list", "-s", "."});
    std::filesystem::current_path(before);
    CHECK(named.status == 0);
    return listed;
  };
  const std::string outer = std::filesystem::canonical(folder.path("site")).string();
  for (const auto& [name, way] :
       {std::pair("site/content", ".."), {"site/content/posts", "../.."}}) {
    const Run inside = list_in(name);
    CHECK(inside.status == 2);
    CHECK(inside.out.empty());
    CHECK(inside.err ==
          "error: this folder lies in the site " + outer +
              " and has no postil.yaml of its own [site-inside-site]\n"
              "  hint: go to the folder of that site, or name it: -s " +
              way + "; to take this folder for a site all the same, name it: -s .\n1 error\n");
  }
  CHECK(list_in("site").out.starts_with("content/posts/a.md\t"));
  CHECK(list_in("site/inner").out.starts_with("content/b.md\t"));
  CHECK(list_in("beside").out.starts_with("c.md\t"));
}
