#include "commands/list.h"

#include <doctest/doctest.h>

#include <sstream>

#include "base/memory_files.h"

namespace {

struct Run {
  int status = 0;
  std::string out;
  std::string err;
};

Run list(const base::MemoryFiles& files, commands::StatusFilter which, commands::Form form) {
  std::ostringstream out;
  std::ostringstream err;
  const commands::Request request{.folder = "site", .clock = {1704067200}};  // 2024-01-01
  const int status = commands::list(files, request, which, {out, err, form});
  return {status, out.str(), err.str()};
}

base::MemoryFiles blog() {
  return base::MemoryFiles({
      {"site/postil.yaml", "base_url: https://example.org/blog/\n"},
      {"site/content/_index.md", "---\ntitle: Home\n---\n"},
      {"site/content/posts/2023-05-01-a.md", "# A \"post\"\n"},
      {"site/content/posts/b.md", "---\ntitle: 余白\ndate: 2030-01-01\ndraft: true\n---\n"},
      {"site/content/posts/c.md", "---\nexpiry_date: 2020-01-01\n---\n"},
      {"site/content/posts/d.md", "---\nunlisted: true\nslug: é\n---\n"},
  });
}

}  // namespace

TEST_CASE("a list has a line for each page, with tabs between the fields") {
  const Run all = list(blog(), commands::StatusFilter::all, commands::Form::lines);
  CHECK(all.status == 0);
  CHECK(all.out ==
        "content/_index.md\tHome\t\thttps://example.org/blog/\tpublished\n"
        "content/posts/2023-05-01-a.md\tA \"post\"\t2023-05-01\t"
        "https://example.org/blog/posts/a/\tpublished\n"
        "content/posts/b.md\t余白\t2030-01-01\thttps://example.org/blog/posts/b/\tdraft, future\n"
        "content/posts/c.md\tC\t\thttps://example.org/blog/posts/c/\texpired\n"
        "content/posts/d.md\tD\t\thttps://example.org/blog/posts/%C3%A9/\tunlisted\n");
}

TEST_CASE("a list of one status has the pages of that status") {
  using commands::StatusFilter;
  const std::pair<StatusFilter, std::string> lists[] = {
      {StatusFilter::unlisted, "content/posts/d.md\t"},
      {StatusFilter::drafts, "content/posts/b.md\t"},
      {StatusFilter::future, "content/posts/b.md\t"},
      {StatusFilter::expired, "content/posts/c.md\t"}};
  for (const auto& [which, path] : lists) {
    const std::string out = list(blog(), which, commands::Form::lines).out;
    CHECK(out.starts_with(path));
    CHECK(out.find('\n') == out.size() - 1);
  }
}

TEST_CASE("a list on a terminal is aligned, wide characters too, and says when it is empty") {
  base::MemoryFiles files = blog();
  const Run drafts = list(files, commands::StatusFilter::drafts, commands::Form::terminal);
  CHECK(
      drafts.out ==
      "PATH                TITLE  DATE        PERMALINK                          STATUS\n"
      "content/posts/b.md  余白   2030-01-01  https://example.org/blog/posts/b/  draft, future\n");
  files.all.erase("site/content/posts/b.md");
  const Run none = list(files, commands::StatusFilter::drafts, commands::Form::terminal);
  CHECK(none.status == 0);
  CHECK(none.out.empty());
  CHECK(none.err == "no page is draft\n");
}

TEST_CASE("a long title is cut for eyes only") {
  const std::string title = std::string(40, 'x') + "yz";
  const base::MemoryFiles files({{"site/content/a.md", "# " + title + "\n"}});
  CHECK(list(files, commands::StatusFilter::all, commands::Form::lines)
            .out.starts_with("content/a.md\t" + title + "\t"));
  const std::string eyes = list(files, commands::StatusFilter::all, commands::Form::terminal).out;
  CHECK(eyes.find("  " + std::string(39, 'x') + "…  ") != std::string::npos);
}

TEST_CASE("a command other than build prints every warning in full") {
  base::MemoryFiles files;
  for (int i = 0; i < 60; ++i)
    files.all["site/content/" + std::to_string(i) + ".md"] = "---\ntilte: x\n---\n";
  const Run all = list(files, commands::StatusFilter::all, commands::Form::lines);
  CHECK(all.status == 0);
  for (int i = 0; i < 60; ++i)
    CHECK(all.err.find("content/" + std::to_string(i) + ".md:2:1: warning: ") != std::string::npos);
  CHECK(all.err.ends_with("\n60 warnings\n"));
}

TEST_CASE("a list as JSON is one document, and mistakes are a line of JSON each") {
  base::MemoryFiles files = blog();
  const Run drafts = list(files, commands::StatusFilter::drafts, commands::Form::json);
  CHECK(drafts.out ==
        R"([{"path":"content/posts/b.md","title":"余白","date":"2030-01-01T00:00:00Z",)"
        R"("permalink":"https://example.org/blog/posts/b/","status":["draft","future"]}])"
        "\n");
  files.all["site/content/posts/e.md"] = "---\ntitle: a: b\n---\n";
  files.all["site/content/posts/f.md"] = "---\ntilte: a\n---\n";
  const Run wrong = list(files, commands::StatusFilter::expired, commands::Form::json);
  CHECK(wrong.status == 1);
  CHECK(wrong.out.find("content/posts/c.md") != std::string::npos);
  CHECK(wrong.err.find(
            R"({"severity":"error","kind":"yaml-syntax","file":"content/posts/e.md","line":2,)") ==
        0);
  CHECK(wrong.err.find("\n"
                       R"({"severity":"warning","kind":"unknown-key","file":"content/posts/f.md",)"
                       R"("line":2,"column":1,)"
                       R"("length":5,"message":"unknown key \"tilte\"",)"
                       R"("hint":"did you mean \"title\"?"})"
                       "\n") != std::string::npos);
}

TEST_CASE("a page below a section that is held back is listed with its reason") {
  const base::MemoryFiles files({{"site/content/a/_index.md", "---\ndraft: true\n---\n"},
                                 {"site/content/a/b.md", "---\ntitle: B\n---\n"},
                                 {"site/content/c.html", "---\ntitle: C\n---\n"}});
  const Run drafts = list(files, commands::StatusFilter::drafts, commands::Form::lines);
  CHECK(drafts.out == "content/a/_index.md\tA\t\t/a/\tdraft\ncontent/a/b.md\tB\t\t/a/b/\tdraft\n");
  const Run all = list(files, commands::StatusFilter::all, commands::Form::lines);
  CHECK(all.out.find("content/c.html\tC\t\t/c/\tpublished\n") != std::string::npos);
}

TEST_CASE("what a page lacks is null in JSON") {
  const base::MemoryFiles files(
      {{"site/content/a.md", "---\ntitle: A\nslug: '!'\n---\n"}, {"site/content/b.md", "# B\n"}});
  const Run all = list(files, commands::StatusFilter::all, commands::Form::json);
  CHECK(all.status == 1);
  CHECK(all.out == R"([{"path":"content/a.md","title":"A","date":null,"permalink":null,)"
                   R"("status":["published"]},{"path":"content/b.md","title":"B","date":null,)"
                   R"("permalink":"/b/","status":["published"]}])"
                   "\n");
}
