#include "content/inheritance.h"

#include <doctest/doctest.h>

#include <map>

#include "base/memory_files.h"
#include "content/glob.h"
#include "content/load.h"

namespace {

struct Loaded {
  content::Content content;
  std::string said;
};

Loaded load(const std::map<std::string, std::string>& files, unsigned threads = 1) {
  const base::MemoryFiles memory(files);
  base::Report report;
  const auto configuration = configuration::load(memory, "site", {}, report);
  Loaded loaded{content::load(memory, std::string("site"), configuration, {threads}, report), {}};
  for (const auto& diagnostic : report.sorted()) loaded.said += base::format(diagnostic) + '\n';
  return loaded;
}

const content::FrontMatter& page(const Loaded& loaded, std::string_view path) {
  static const content::FrontMatter none;
  for (const auto& document : loaded.content.documents) {
    if (document.source.path == path) return document.front_matter;
  }
  FAIL_CHECK("no page " << path << '\n' << loaded.said);
  return none;
}

std::string layout(const Loaded& loaded, std::string_view path) {
  const auto& layout = page(loaded, path).layout;
  return layout ? layout->value : "none";
}

std::string param(const Loaded& loaded, std::string_view path, const std::string& name) {
  const auto& params = page(loaded, path).params;
  return params.contains(name) ? std::get<std::string>(params.at(name).data) : "none";
}

std::string with(const std::string& front_matter) { return "---\n" + front_matter + "---\n"; }

}  // namespace

TEST_CASE("own values count, then the nearest cascade, then farther ones, then defaults") {
  const Loaded loaded = load({
      {"site/postil.yaml",
       "defaults:\n  '': {layout: all, description: D, weight: 1}\n  a/b: {layout: deep}\n"
       "  a: {layout: folder, weight: 2}\n"},
      {"site/content/_index.md", with("cascade: {layout: top, description: T}\n")},
      {"site/content/a/_index.md", with("cascade: {layout: near}\n")},
      {"site/content/a/own.md", with("layout: own\n")},
      {"site/content/a/b/c.md", ""},
      {"site/content/other.md", ""},
  });
  CHECK(loaded.said.empty());
  CHECK(layout(loaded, "content/a/own.md") == "own");
  CHECK(layout(loaded, "content/a/b/c.md") == "near");
  CHECK(layout(loaded, "content/other.md") == "top");
  CHECK(page(loaded, "content/a/b/c.md").description == "T");
  CHECK(page(loaded, "content/a/b/c.md").weight == 2);
  CHECK(page(loaded, "content/other.md").weight == 1);
}

TEST_CASE("the longest folder's defaults count, and only for pages that it holds") {
  const Loaded loaded = load({
      {"site/postil.yaml", "defaults: {a: {layout: x}, a/b: {layout: y}}\n"},
      {"site/content/a/b/c.md", ""},
      {"site/content/a/d/index.md", ""},
      {"site/content/ab/e.md", ""},
  });
  CHECK(layout(loaded, "content/a/b/c.md") == "y");
  CHECK(layout(loaded, "content/a/d/index.md") == "x");
  CHECK(layout(loaded, "content/ab/e.md") == "none");
}

TEST_CASE("a cascade reaches its own page, as in Hugo") {
  const Loaded loaded = load({{"site/content/a/_index.md", with("cascade: {layout: x}\n")}});
  CHECK(layout(loaded, "content/a/_index.md") == "x");
}

TEST_CASE("params are joined key by key, at any depth") {
  const Loaded loaded = load({
      {"site/content/_index.md", with("cascade: {params: {a: 1, b: 2, m: {x: 1, y: 2}}}\n")},
      {"site/content/p.md", with("extra: {b: 3, m: {y: 4}}\n")},
  });
  CHECK(param(loaded, "content/p.md", "a") == "1");
  CHECK(param(loaded, "content/p.md", "b") == "3");
  const auto& map = std::get<base::ValueMap>(page(loaded, "content/p.md").params.at("m").data);
  CHECK(std::get<std::string>(map.at("x").data) == "1");
  CHECK(std::get<std::string>(map.at("y").data) == "4");
}

TEST_CASE("comments are joined key by key, and what is nearer counts") {
  const Loaded loaded = load({
      {"site/postil.yaml", "defaults: {'': {comments: {enabled: true, close_after: 1d}}}\n"},
      {"site/content/_index.md",
       with("cascade: {comments: {close_after: 90d, moderation: hold, closed: false}}\n")},
      {"site/content/closed.md", with("comments: {closed: true, id: c}\n")},
      {"site/content/none.md", with("comments: false\n")},
      {"site/content/off/_index.md", with("cascade: {comments: false}\n")},
      {"site/content/off/a.md", with("comments: {moderation: policy}\n")},
      {"site/content/off/b.md", with("comments: true\n")},
  });
  CHECK(loaded.said.empty());
  const content::CommentRules& closed = page(loaded, "content/closed.md").comments;
  CHECK(closed.enabled == true);
  CHECK(closed.closed == true);
  CHECK(closed.close_after->time == std::chrono::days(90));
  CHECK(closed.moderation == content::Moderation::hold);
  CHECK(closed.id->value == "c");
  CHECK(page(loaded, "content/none.md").comments.enabled == false);
  CHECK(page(loaded, "content/off/a.md").comments.enabled == false);
  CHECK(page(loaded, "content/off/a.md").comments.moderation == content::Moderation::policy);
  CHECK(page(loaded, "content/off/b.md").comments.enabled == true);
  CHECK(page(loaded, "content/off/b.md").comments.moderation == content::Moderation::hold);
}

TEST_CASE("params do not hide the keys after them, and a text is not joined with a map") {
  const Loaded loaded = load({
      {"site/content/_index.md",
       with("cascade: {params: {a: {x: 1}, b: text}, weight: 5, tags: [t]}\n")},
      {"site/content/p.md", with("params: {a: own, b: {y: 2}}\ntaxonomies: {tags: ''}\n")},
  });
  CHECK(loaded.said.empty());
  CHECK(param(loaded, "content/p.md", "a") == "own");
  CHECK(std::holds_alternative<base::ValueMap>(page(loaded, "content/p.md").params.at("b").data));
  CHECK(page(loaded, "content/p.md").weight == 5);
  CHECK(page(loaded, "content/p.md").terms.size() == 1);
}

TEST_CASE("the path of a page in a cascade has its name, and a draft stays one") {
  const Loaded loaded = load({
      {"site/content/_index.md", with("cascade: {target: {path: /a/b}, layout: x}\n")},
      {"site/content/posts/_index.md", with("cascade: {draft: false}\n")},
      {"site/content/a/_index.md", ""},
      {"site/content/a/b.md", ""},
      {"site/content/a/c.md", ""},
      {"site/_drafts/d.md", ""},
  });
  CHECK(layout(loaded, "content/a/b.md") == "x");
  CHECK(layout(loaded, "content/a/c.md") == "none");
  CHECK(layout(loaded, "content/a/_index.md") == "none");
  CHECK(page(loaded, "_drafts/d.md").draft);
}

TEST_CASE("two spellings of one meaning are one key, and an empty list is a value") {
  const Loaded loaded = load({
      {"site/content/_index.md",
       with("cascade: {lastmod: 2024-05-01, tag: [a], draft: true, excerpt: S, description: D}\n")},
      {"site/content/p.md",
       with("updated: 2023-01-01\ntaxonomies: {tags: []}\npublished: true\nsummary:\n")},
      {"site/content/2024-02-03-named.md", ""},
  });
  const auto& own = page(loaded, "content/p.md");
  CHECK(base::format_day(*own.lastmod) == "2023-01-01");
  CHECK(own.terms.empty());
  CHECK_FALSE(own.draft);
  CHECK(own.summary == "S");
  CHECK(own.description == "D");
  const auto& other = page(loaded, "content/2024-02-03-named.md");
  CHECK(other.draft);
  CHECK(other.terms.at(0).terms.at(0).value == "a");
  CHECK(other.terms[0].terms[0].location.file == "content/_index.md");
}

TEST_CASE("a date in the name is the page's own") {
  const Loaded loaded = load({{"site/content/_index.md", with("cascade: {date: 2020-01-01}\n")},
                              {"site/content/2024-02-03-named.md", ""}});
  CHECK(base::format_day(*page(loaded, "content/2024-02-03-named.md").date) == "2024-02-03");
}

TEST_CASE("a cascade may say which pages it means, by path and by kind") {
  const Loaded loaded = load({
      {"site/content/_index.md", with("cascade:\n"
                                      "- _target: {path: '{/a,/a/**}'}\n  layout: x\n"
                                      "- target: {kind: page}\n  layout: y\n  weight: 3\n"
                                      "- target: {kind: term}\n  layout: z\n"
                                      "- description: all\n")},
      {"site/content/a/_index.md", ""},
      {"site/content/a/b.md", ""},
      {"site/content/ab.md", ""},
      {"site/content/tags/t/_index.md", ""},
      {"site/content/c/_index.md", ""},
  });
  CHECK(loaded.said.empty());
  CHECK(layout(loaded, "content/a/_index.md") == "x");
  CHECK_FALSE(page(loaded, "content/a/_index.md").weight);
  CHECK(layout(loaded, "content/a/b.md") == "x");
  CHECK(page(loaded, "content/a/b.md").weight == 3);
  CHECK(layout(loaded, "content/ab.md") == "y");
  CHECK(layout(loaded, "content/tags/t/_index.md") == "z");
  CHECK(layout(loaded, "content/c/_index.md") == "none");
  CHECK(page(loaded, "content/c/_index.md").description == "all");
}

TEST_CASE("a mistake in a cascade is told once, however many pages take it over") {
  std::map<std::string, std::string> files = {
      {"site/content/_index.md", with("cascade: {tilte: x, tags: a b}\n")}};
  for (int i = 0; i < 30; ++i) files["site/content/" + std::to_string(i) + ".md"] = "";
  const Loaded one = load(files);
  CHECK(one.said.find("unknown key \"tilte\"") == one.said.rfind("unknown key \"tilte\""));
  CHECK(one.said.find("content/_index.md:2:11: warning") == 0);
  for (const unsigned threads : {2U, 7U}) CHECK(load(files, threads).said == one.said);
}

TEST_CASE("stars stop at slashes, two do not, and braces are choices") {
  CHECK(content::matches("/a/*", "/a/b"));
  // Followed one way after the other, these stars would take longer than the universe has.
  CHECK_FALSE(content::matches("/**a**a**a**a**a**a**a**a**a**a**b", "/" + std::string(200, 'a')));
  CHECK_FALSE(content::matches("/a/*", "/a/b/c"));
  CHECK(content::matches("/a/**", "/a/b/c"));
  CHECK(content::matches("**/c", "/a/b/c"));
  CHECK(content::matches("{/a,/b/**}", "/b/x"));
  CHECK(content::matches("/x{,/**}", "/x"));
  CHECK(content::matches("/{a,b}/{*,c/d}", "/a/c/d"));
  CHECK_FALSE(content::matches("/{a,b}", "/c"));
  CHECK_FALSE(content::matches("/{a", "/a"));
  CHECK_FALSE(content::matches("/a", "/ab"));
  CHECK_FALSE(content::matches("/ab", "/a"));
  CHECK(content::matches("/*-notes", "/my-own-notes"));
}

TEST_CASE("an empty text inherits, an empty list does not, and none is handed down") {
  const Loaded loaded = load({
      {"site/postil.yaml", "defaults: {'': {description: D, layout: ''}}\n"},
      {"site/content/_index.md", with("cascade: {layout: top, slug: '', weight: '', tags: [x]}\n")},
      {"site/content/a/_index.md", with("cascade: {layout: '', target: {kind: '', path: ''}}\n")},
      {"site/content/a/own.md", with("layout: ''\ndescription: ' '\ntags: ''\n")},
      {"site/content/a/none.md", with("layout:\ntags: []\n")},
  });
  CHECK(loaded.said.empty());
  CHECK(layout(loaded, "content/a/own.md") == "top");
  CHECK(page(loaded, "content/a/own.md").description == "D");
  CHECK(page(loaded, "content/a/own.md").terms.size() == 1);
  CHECK(layout(loaded, "content/a/none.md") == "top");
  CHECK(page(loaded, "content/a/none.md").terms.empty());
}
