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

// All changes of a manifest, one line each.
std::string changes_of(const StoredThreads& threads, const std::vector<ManifestPage>& pages) {
  std::string text;
  for (const domain::ManifestGroup& group : domain::manifest_groups(threads, pages)) {
    const domain::ManifestChanges changes = domain::manifest_changes(threads, group);
    for (const domain::Thread* thread : changes.listed) text += "list " + thread->key + "\n";
    if (changes.added != 0) text += "added " + std::to_string(changes.added) + "\n";
    for (const domain::ThreadMove& move : changes.moves) {
      const bool leads_on = move.old_address == domain::OldAddress::leads_on;
      text += "move " + move.from + " " + move.to + (leads_on ? "\n" : " exchanged\n");
    }
    for (const auto& [key, open] : changes.open) text += (open ? "open " : "close ") + key + "\n";
    for (const std::string& key : changes.unlisted) text += "unlist " + key + "\n";
    CHECK(changes.empty() ==
          (changes.listed.empty() && changes.moves.empty() && changes.unlisted.empty()));
  }
  return text;
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

TEST_CASE("a manifest lists what is new or different, moves comments and unlists what is gone") {
  StoredThreads threads = stored({page("/a/", "a"), page("/b/"), page("/c/", "c"), page("/d/")});
  CHECK(
      changes_of(threads, {page("/a/", "a"), page("/b/"), page("/c/", "c"), page("/d/")}).empty());
  CHECK(changes_of(threads, {page("/a/", "a"), page("/b/"), page("/new/", "c"), page("/e/")}) ==
        "list /new/\nadded 1\nmove /c/ /new/\nlist /e/\nadded 1\nunlist /d/\n");
  CHECK(changes_of(threads, {page("/a/", "a", {"/b/", "/x/"}), page("/c/", "c"), page("/d/")}) ==
        "move /b/ /a/\nmove /x/ /a/\n");
  CHECK(changes_of({}, {page("/a/", "a", {"/b/"})}) == "list /a/\nadded 1\nmove /b/ /a/\n");
  // An address that moved before becomes a page again.
  threads["/b/"].moved_to = "/a/";
  CHECK(changes_of(threads, {page("/a/", "a", {"/b/"}), page("/c/", "c"), page("/d/")}).empty());
  CHECK(changes_of(threads, {page("/a/", "a"), page("/b/"), page("/c/", "c"), page("/d/")}) ==
        "list /b/\n");
  threads["/d/"].thread.listed = false;
  CHECK(changes_of(threads, {page("/a/", "a"), page("/c/", "c")}).empty());
}

TEST_CASE("a page is brought up to date when any field of the site differs") {
  const std::vector<ManifestPage> same = {page("/a/", "a")};
  const StoredThreads threads = stored(same);
  const auto changed = [&](auto&& change) {
    std::vector<ManifestPage> pages = same;
    change(pages.front().thread);
    return changes_of(threads, pages);
  };
  CHECK(changed([](domain::Thread& t) { t.title = "T"; }) == "list /a/\n");
  CHECK(changed([](domain::Thread& t) { t.listed = false; }) == "list /a/\n");
  CHECK(changed([](domain::Thread& t) { t.lang = "de"; }) == "list /a/\n");
  CHECK(changed([](domain::Thread& t) { t.page_open = false; }) == "list /a/\n");
  CHECK(changed([](domain::Thread& t) { t.closes = base::Time(); }) == "list /a/\n");
  CHECK(changed([](domain::Thread& t) { t.moderation = domain::Moderation::hold; }) ==
        "list /a/\n");
  CHECK(changed([](domain::Thread& t) { t.page = "b"; }) == "list /a/\n");
  // These two belong to the moderators and to the store.
  CHECK(changed([](domain::Thread& t) { t.open = false; }).empty());
  CHECK(changed([](domain::Thread& t) { t.version = "7"; }).empty());
}

TEST_CASE("a closed page stays closed at a new address, and not at one with comments of its own") {
  StoredThreads threads = stored({page("/1/", "a"), page("/2/", "b"), page("/3/", "c")});
  threads["/1/"].thread.open = false;
  CHECK(changes_of(threads, {page("/9/", "a"), page("/2/", "b"), page("/3/", "c")}) ==
        "list /9/\nadded 1\nmove /1/ /9/\nclose /9/\n");
  CHECK(changes_of(threads, {page("/2/", "b", {"/1/"}), page("/3/", "c")}) == "move /1/ /2/\n");
  CHECK(changes_of(threads, {page("/2/", "a"), page("/3/", "b"), page("/1/", "c")}) ==
        "list /2/\nlist /3/\nlist /1/\n"
        "move /1/ /2/ exchanged\nmove /2/ /3/ exchanged\nmove /3/ /1/ exchanged\n"
        "open /1/\nclose /2/\nopen /3/\n");
}
