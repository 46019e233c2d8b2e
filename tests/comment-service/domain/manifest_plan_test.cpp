#include "domain/manifest_plan.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using domain::ManifestPage;
using domain::StoredThreads;

ManifestPage page(const std::string& key, const std::string& name = "",
                  std::vector<std::string> aliases = {}) {
  ManifestPage page;
  page.thread.key = key;
  page.thread.page = name;
  page.aliases = std::move(aliases);
  return page;
}

StoredThreads stored(const std::vector<ManifestPage>& pages) {
  StoredThreads threads;
  for (const ManifestPage& page : pages) threads[page.thread.key] = {page.thread};
  return threads;
}

// The keys of each group, joined by blanks.
std::vector<std::string> keys_of_groups(const StoredThreads& threads,
                                        const std::vector<ManifestPage>& pages) {
  std::vector<std::string> all;
  for (const domain::ManifestGroup& group : domain::manifest_groups(threads, pages)) {
    std::string keys;
    for (const std::string& key : group.keys) keys += (keys.empty() ? "" : " ") + key;
    all.push_back(keys);
  }
  std::ranges::sort(all);
  return all;
}

using Groups = std::vector<std::string>;

}  // namespace

TEST_CASE("pages that have nothing to do with each other are groups of their own") {
  const std::vector<ManifestPage> pages = {page("/a/"), page("/b/", "p2"), page("/c/")};
  CHECK(keys_of_groups({}, pages) == Groups{"/a/", "/b/", "/c/"});
  CHECK(keys_of_groups(stored(pages), pages) == Groups{"/a/", "/b/", "/c/"});
}

TEST_CASE("a page and all addresses from which comments come to it are one group") {
  const StoredThreads threads = stored({page("/old/", "p1"), page("/x/"), page("/b/")});
  const std::vector<ManifestPage> pages = {page("/new/", "p1", {"/x/", "/never/"}), page("/b/")};
  CHECK(keys_of_groups(threads, pages) == Groups{"/b/", "/never/ /new/ /old/ /x/"});
}

TEST_CASE("a chain or exchange of addresses is one group") {
  const StoredThreads threads = stored({page("/1/", "a"), page("/2/", "b"), page("/3/", "c"),
                                        page("/4/", "d"), page("/5/", "e"), page("/6/", "f")});
  SUBCASE("a chain") {
    CHECK(keys_of_groups(threads, {page("/2/", "a"), page("/3/", "b"), page("/7/", "c"),
                                   page("/4/", "d"), page("/5/", "e"), page("/6/", "f")}) ==
          Groups{"/1/ /2/ /3/ /7/", "/4/", "/5/", "/6/"});
  }
  SUBCASE("two exchanges") {
    CHECK(keys_of_groups(threads, {page("/2/", "a"), page("/1/", "b"), page("/4/", "c"),
                                   page("/5/", "d"), page("/3/", "e"), page("/6/", "f")}) ==
          Groups{"/1/ /2/", "/3/ /4/ /5/", "/6/"});
  }
  SUBCASE("two pages whose addresses become aliases of each other's page") {
    CHECK(keys_of_groups(threads, {page("/8/", "a", {"/2/"}), page("/9/", "b", {"/1/"})}) ==
          Groups{"/1/ /2/ /8/ /9/", "/3/", "/4/", "/5/", "/6/"});
  }
}

TEST_CASE("a stored page that is not listed any more is a group, one that has moved is none") {
  StoredThreads threads = stored({page("/a/"), page("/b/"), page("/c/")});
  threads["/b/"].moved_to = "/a/";
  threads["/c/"].thread.listed = false;
  CHECK(keys_of_groups(threads, {}) == Groups{"/a/"});
}

TEST_CASE("a manifest that was stored changes nothing, in whatever order it is made") {
  const std::vector<ManifestPage> before = {page("/1/", "a"), page("/2/", "b"), page("/3/")};
  const std::vector<ManifestPage> after = {page("/2/", "a"), page("/1/", "b", {"/3/"})};
  const StoredThreads threads = stored(before);
  const auto groups = domain::manifest_groups(threads, after);
  REQUIRE(groups.size() == 1);
  const domain::ManifestChanges changes = domain::manifest_changes(threads, groups.front());
  CHECK(changes.added == 0);
  CHECK(changes.listed.size() == 2);
  CHECK(changes.unlisted.empty());
  REQUIRE(changes.moves.size() == 3);
  CHECK(changes.moves[0].from == "/3/");
  CHECK(changes.moves[0].to == "/1/");
  CHECK(changes.moves[0].old_address == domain::OldAddress::leads_on);
  CHECK(changes.moves[1].from == "/1/");
  CHECK(changes.moves[1].to == "/2/");
  CHECK(changes.moves[1].old_address == domain::OldAddress::is_another_page);

  StoredThreads now = stored(after);
  now["/3/"] = {page("/3/").thread, "/1/"};
  now["/3/"].thread.listed = false;
  for (const domain::ManifestGroup& group : domain::manifest_groups(now, after))
    CHECK(domain::manifest_changes(now, group).empty());
}

TEST_CASE("the moderators' open state goes with the page, unless comments are there already") {
  StoredThreads threads = stored({page("/1/", "a"), page("/2/", "b"), page("/3/"), page("/4/")});
  threads["/1/"].thread.open = false;
  threads["/3/"].thread.open = false;
  const std::vector<ManifestPage> after = {page("/2/", "a"), page("/1/", "b"),
                                           page("/4/", "", {"/3/"})};
  std::map<std::string, bool> open;
  for (const domain::ManifestGroup& group : domain::manifest_groups(threads, after))
    open.merge(domain::manifest_changes(threads, group).open);
  CHECK(open == std::map<std::string, bool>{{"/1/", true}, {"/2/", false}});
}
