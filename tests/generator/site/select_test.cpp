#include "site/select.h"

#include <doctest/doctest.h>

#include "../site/make.h"

namespace {

const base::Clock kClock{base::parse_date("2024-01-01", "UTC").date->instant};

content::Document draft(content::Document document) {
  document.front_matter.draft = true;
  return document;
}

content::Document in(const std::string& language, content::Document document) {
  document.source.language = language;
  return document;
}

struct Selected {
  site::Selection selection;
  std::string published;  // paths
  std::string held;       // "path by holder", one for each
  std::string said;
};

Selected select(std::vector<content::Document> documents, const site::Include& include = {}) {
  base::Report report;
  Selected selected{.selection = site::select(std::move(documents), kClock, include, report)};
  for (const auto& document : selected.selection.documents)
    selected.published += document.source.path + ' ';
  for (const auto& [document, holder] : selected.selection.held)
    selected.held += document.source.path + " by " + holder.source + "; ";
  for (const auto& diagnostic : report.sorted()) selected.said += base::format(diagnostic);
  return selected;
}

std::string left(std::vector<std::string> paths, const site::Selection& selection,
                 const std::vector<std::string>& languages = {}) {
  std::vector<content::Resource> resources;
  for (std::string& path : paths) resources.push_back({std::move(path)});
  site::remove_held(resources, selection, languages);
  std::string all;
  for (const auto& resource : resources) all += resource.path + ' ';
  return all;
}

}  // namespace

TEST_CASE("a section that is held back holds back all below it, whatever holds it") {
  auto expired = document("content/c/_index.md", "C");
  expired.front_matter.expiry_date = base::parse_date("2020-01-01", "UTC").date;
  const auto selected =
      select({document("content/a.md", "A"), draft(document("content/a/_index.md", "A")),
              document("content/a/b.md", "B"), document("content/a/deep/_index.md", "D"),
              document("content/a/deep/er/e.md", "E"), document("content/ab/f.md", "F"),
              document("content/b/_index.md", "B", "2030-01-01"), document("content/b/g.md", "G"),
              expired, document("content/c/h.md", "H")});
  CHECK(selected.published == "content/a.md content/ab/f.md ");
  CHECK(selected.held ==
        "content/a/_index.md by content/a/_index.md; content/a/b.md by content/a/_index.md; "
        "content/a/deep/_index.md by content/a/_index.md; "
        "content/a/deep/er/e.md by content/a/_index.md; "
        "content/b/_index.md by content/b/_index.md; content/b/g.md by content/b/_index.md; "
        "content/c/_index.md by content/c/_index.md; content/c/h.md by content/c/_index.md; ");
  CHECK(selected.selection.skipped.drafts == 4);
  CHECK(selected.selection.skipped.future == 2);
  CHECK(selected.selection.skipped.expired == 2);
  CHECK(selected.said.empty());
}

TEST_CASE("of two reasons both must be included") {
  const std::vector<content::Document> documents = {draft(document("content/a/_index.md", "A")),
                                                    document("content/a/b.md", "B", "2030-01-01")};
  CHECK(select(documents).selection.skipped.drafts == 2);
  const auto with_drafts = select(documents, {.drafts = true});
  CHECK(with_drafts.published == "content/a/_index.md ");
  CHECK(with_drafts.selection.skipped.future == 1);
  const auto all = select(documents, {.drafts = true, .future = true});
  CHECK(all.published == "content/a/_index.md content/a/b.md ");
  REQUIRE(all.selection.holders.size() == 2);
  REQUIRE(all.selection.holders[1].size() == 2);
  CHECK(all.selection.holders[1][0].source == "content/a/b.md");
  CHECK(all.selection.holders[1][1].source == "content/a/_index.md");
}

TEST_CASE("the home page that is held back holds back its language alone") {
  const auto selected =
      select({in("en", draft(document("content/_index.md", "H"))),
              in("en", document("content/a.md", "A")), in("fr", document("content/a.fr.md", "A"))});
  CHECK(selected.published == "content/a.fr.md ");
}

TEST_CASE("a page that says that it is no draft is named when its section is held back") {
  auto page = document("content/a/b.md", "B");
  page.front_matter.not_draft = base::Location{.file = "content/a/b.md"};
  auto future = page;
  future.front_matter.date = base::parse_date("2030-01-01", "UTC").date;
  const auto section = draft(document("content/a/_index.md", "A"));
  CHECK(select({section, page}).said ==
        "content/a/b.md: warning: this page is held back: content/a/_index.md is a draft "
        "[held-back]\n"
        "  hint: publish that section, or move the page to another folder\n");
  CHECK(select({section, page}, {.drafts = true}).said.empty());
  CHECK(select({section, future}).said.empty());  // held back by itself, too
}

TEST_CASE("the files below a section that is held back are left out") {
  const auto selected =
      select({draft(document("content/a/_index.md", "A")), document("content/b/c.md", "C")});
  CHECK(left({"content/a/x.png", "content/a/deep/y.png", "content/ab.png", "content/b/z.png"},
             selected.selection) == "content/ab.png content/b/z.png ");
}

TEST_CASE("a file that pages of another language need stays") {
  const auto selected = select({in("en", draft(document("content/a/_index.md", "A"))),
                                in("fr", document("content/a/b.md", "B")),
                                in("en", draft(document("content/c/_index.md", "C")))});
  CHECK(left({"content/a/x.png", "content/c/y.png", "content/en/a/z.png"}, selected.selection,
             {"en", "fr"}) == "content/a/x.png ");
}

TEST_CASE("a section that is held back is named once, and for the reasons that are not included") {
  const auto home = select({draft(document("content/_index.md", "H"))}, {.drafts = true});
  REQUIRE(home.selection.holders.size() == 1);
  CHECK(home.selection.holders[0].size() == 1);
  const auto section = select({draft(document("content/a/_index.md", "A"))}, {.drafts = true});
  REQUIRE(section.selection.holders.size() == 1);
  CHECK(section.selection.holders[0].size() == 1);
  const auto both = select({draft(document("content/a.md", "A", "2030-01-01"))}, {.future = true});
  REQUIRE(both.selection.held.size() == 1);
  CHECK(both.selection.held[0].holder.why.draft);
  CHECK_FALSE(both.selection.held[0].holder.why.future);
}

TEST_CASE("a page that says that it is no draft is told why its section is held back") {
  auto page = document("content/a/b.md", "B");
  page.front_matter.not_draft = base::Location{.file = "content/a/b.md"};
  const auto said = [&](const content::Document& section) { return select({section, page}).said; };
  auto expired = document("content/a/_index.md", "A");
  expired.front_matter.expiry_date = base::parse_date("2020-01-01", "UTC").date;
  CHECK(said(expired).find("content/a/_index.md has expired ") != std::string::npos);
  CHECK(said(document("content/a/_index.md", "A", "2030-01-01"))
            .find("content/a/_index.md is not published yet ") != std::string::npos);
}

TEST_CASE("the files beside a page that is held back stay") {
  const auto selected =
      select({draft(document("content/a/b.md", "B")), draft(document("content/c/_index.md", "C"))});
  CHECK(left({"content/a/x.png", "content/c/y.png"}, selected.selection) == "content/a/x.png ");
}
