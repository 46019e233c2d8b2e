// Whatever changes what readers see of a thread, or whether it takes comments, is in the next
// snapshot, with the fragment and the version that readers get.
#include <doctest/doctest.h>

#include <sstream>

#include "support/service.h"

using support::Json;
using support::Service;

namespace {

// A service whose client keeps a snapshot and merges the following ones into it, as a build does.
class Site : public Service {
 public:
  explicit Site(settings::Threads threads = settings::Threads::listed) {
    settings.threads = threads;
    if (threads == settings::Threads::listed) list({{{"key", "/a/"}}, {{"key", "/b/"}}});
  }

  Json list(const Json& threads) {
    support::Headers headers = as(domain::Role::build);
    headers.emplace_back("Content-Type", "application/json");
    const auto put = ask("PUT", "/api/v1/manifest", headers, Json{{"threads", threads}}.dump());
    REQUIRE_MESSAGE(put.status == 200, put.body);
    return Json::parse(put.body);
  }

  std::string publish(const std::string& thread, Json members = {}) {
    if (members.is_null()) members = {{"body", "one"}};
    std::string id = comment(thread, std::move(members));
    act(id, "approve");
    return id;
  }

  void act(const std::string& id, const std::string& action) {
    const auto comment = store->comment(id);
    REQUIRE(decide(id, action, static_cast<int>((*comment)->revision)).status == 200);
  }

  // Asks for the changes since the last call, and returns the keys that they name.
  std::string changes() {
    const std::string since =
        end.is_null() ? ""
                      : "?since=" + end["sequence"].dump() + "&epoch=" + std::string(end["epoch"]);
    std::istringstream lines(get("/api/v1/snapshot" + since, as(domain::Role::build)).body);
    std::string changed;
    for (std::string line; std::getline(lines, line);) {
      const Json read = Json::parse(line);
      if (read.contains("end")) {
        end = read;
        continue;
      }
      changed += std::string(read["key"]) + " ";
      kept[read["key"]] = read;
    }
    check_kept();
    return changed;
  }

  std::map<std::string, Json> kept;
  Json end;

 private:
  // Each kept thread is what readers see now.
  void check_kept() {
    for (const auto& [key, thread] : kept) {
      CAPTURE(key);
      if (!thread["moved_to"].is_null()) {
        CHECK(thread["fragment"] == "");
        CHECK(thread["comments"].empty());
        CHECK(thread["open"] == false);
        CHECK(kept.at(thread["moved_to"])["moved_to"].is_null());
        continue;
      }
      const std::string version = thread["version"];
      CHECK(thread["fragment"] == get("/api/v1/fragment?thread=" + key).body);
      CHECK(get("/api/v1/fragment?thread=" + key + "&known=" + version).status == 204);
      const Json shown = Json::parse(get("/api/v1/comments?thread=" + key).body);
      CHECK(thread["comments"] == shown["comments"]);
      CHECK(thread["count"] == shown["total"]);
      for (const char* member : {"title", "lang", "open"})
        CHECK(thread[member] == shown["thread"][member]);
    }
  }
};

}  // namespace

TEST_CASE("a snapshot has the pages of the manifest that never had a comment") {
  Site site;
  CHECK(site.changes() == "/a/ /b/ ");
  CHECK(site.kept["/a/"]["version"] == "0");
  CHECK(site.kept["/a/"]["comments"].empty());
  CHECK(std::string(site.kept["/a/"]["fragment"]).find("No comments yet") != std::string::npos);
  CHECK(site.end["accepts"] == "listed");
  site.list({{{"key", "/a/"}}, {{"key", "/b/"}}, {{"key", "/c/"}}});
  CHECK(site.changes() == "/c/ ");
  // A comment that waits says nothing to readers.
  site.comment("/c/", {{"body", "held"}});
  CHECK(site.changes().empty());
}

TEST_CASE("where every page has a thread, one of which nothing is known is not in the snapshot") {
  Site site(settings::Threads::open);
  site.comment("/a/", {{"body", "held"}});
  CHECK(site.changes().empty());
  CHECK(site.end["accepts"] == "any");
  REQUIRE(site.store->save_thread({"/closed/", "", false}));
  CHECK(site.changes() == "/closed/ ");
  CHECK(site.kept["/closed/"]["version"] == "0-closed");
  CHECK(site.kept["/closed/"]["open"] == false);
  const std::string closes = "2024-01-01T00:00:00Z";
  site.list({{{"key", "/t/"}, {"title", "T"}},
             {{"key", "/l/"}, {"lang", "de"}},
             {{"key", "/i/"}, {"id", "p1"}},
             {{"key", "/o/"}, {"open", false}},
             {{"key", "/c/"}, {"closes", closes}},
             {{"key", "/n/"}}});
  const std::string keys = site.changes();
  for (const char* key : {"/t/", "/l/", "/i/", "/o/", "/c/"})
    CHECK_MESSAGE(keys.find(key) != std::string::npos, key);
  CHECK(keys.find("/n/") == std::string::npos);
}

TEST_CASE("a line says what the manifest says about its page") {
  Site site;
  site.list({{{"key", "/a/"},
              {"title", "A & B"},
              {"lang", "de"},
              {"id", "p1"},
              {"closes", "2024-05-01T12:00:00+02:00"}},
             {{"key", "/b/"}, {"open", false}}});
  site.changes();
  const Json& a = site.kept["/a/"];
  CHECK(a["title"] == "A & B");
  CHECK(a["lang"] == "de");
  CHECK(a["id"] == "p1");
  CHECK(a["open"] == true);
  CHECK(a["closes"] == "2024-05-01T10:00:00Z");
  const Json& b = site.kept["/b/"];
  CHECK(b["title"] == "");
  CHECK(b["lang"].is_null());
  CHECK(b["id"].is_null());
  CHECK(b["open"] == false);
  CHECK(b["closes"].is_null());
}

TEST_CASE("the next snapshot has every thread of which readers see something else") {
  Site site;
  const std::string one = site.publish("/a/");
  CHECK(site.changes() == "/b/ /a/ ");
  const std::string two = site.publish("/a/", {{"body", "two"}, {"parent", one}});
  CHECK(site.changes() == "/a/ ");
  for (const char* action : {"delete", "restore", "spam", "restore", "reject", "approve"}) {
    CAPTURE(action);
    site.act(two, action);
    CHECK(site.changes() == "/a/ ");
  }
  REQUIRE(site.store->withdraw(one, site.clock.now()));
  CHECK(site.changes() == "/a/ ");
  const storage::Redaction redaction{two, 1, "two", "", "<p>gone</p>\n", "", "1", site.clock.now()};
  REQUIRE(site.store->redact(redaction));
  CHECK(site.changes() == "/a/ ");
  site.act(two, "delete");
  CHECK(site.changes() == "/a/ ");
  CHECK(site.kept["/a/"]["count"] == 0);
  CHECK(site.kept["/a/"]["comments"].empty());
}

TEST_CASE("the next snapshot has a thread whose comment its author changed or lost to a purge") {
  Site site;
  const std::string one = site.publish("/a/");
  site.publish("/a/", {{"body", "two"}, {"parent", one}});
  site.changes();
  storage::Edit edit{one, 1, domain::Status::published, "new", "<p>new</p>\n"};
  edit.at = site.clock.now();
  edit.status = domain::Status::published;
  REQUIRE(site.store->edit(edit));
  CHECK(site.changes() == "/a/ ");
  CHECK(site.kept["/a/"]["comments"][0]["html"] == "<p>new</p>\n");
  edit.revision = 2;
  edit.status = domain::Status::held;
  REQUIRE(site.store->edit(edit));
  CHECK(site.changes() == "/a/ ");
  CHECK(site.kept["/a/"]["comments"][0]["waiting"] == true);
  storage::PurgeRequest purge;
  purge.at = site.clock.now() + std::chrono::hours(24);
  purge.held_before = purge.at;
  CHECK(*site.store->purge(purge) == 1);
  CHECK(site.changes() == "/a/ ");
  CHECK(site.kept["/a/"]["comments"][0]["removed"] == true);
  // What is left of it is a placeholder, so another purge changes nothing.
  purge.spam_before = purge.at;
  REQUIRE(site.store->purge(purge));
  CHECK(site.changes().empty());
}

TEST_CASE("the next snapshot has a thread that is closed, opened, listed or not listed any more") {
  Site site;
  site.publish("/a/");
  site.changes();
  const Json b = {{"key", "/b/"}};
  const auto list_a = [&](Json page) {
    page["key"] = "/a/";
    site.list(Json::array({std::move(page), b}));
  };
  for (const bool open : {false, true}) {
    REQUIRE(site.store->save_thread({"/a/", "", open}));
    CHECK(site.changes() == "/a/ ");
    CHECK(site.kept["/a/"]["open"] == open);
  }
  for (const Json& page :
       {Json{{"open", false}}, Json{{"title", "T"}}, Json{{"lang", "de"}}, Json{{"id", "p1"}},
        Json{{"closes", "2030-01-01T00:00:00Z"}}, Json{{"closes", "2024-01-01T00:00:00Z"}}}) {
    CAPTURE(page.dump());
    list_a(page);
    CHECK(site.changes() == "/a/ ");
    list_a(page);
    CHECK(site.changes().empty());
  }
  CHECK(site.kept["/a/"]["open"] == false);
  site.list(Json::array({b}));
  CHECK(site.changes() == "/a/ ");
  CHECK(site.kept["/a/"]["open"] == false);
  CHECK(site.kept["/a/"]["count"] == 1);
  list_a({});
  CHECK(site.changes() == "/a/ ");
  site.list(Json::array({{{"key", "/a/"}}}));
  CHECK(site.changes() == "/b/ ");
  CHECK(site.kept["/b/"]["open"] == false);
}

TEST_CASE("the language of a page is in its fragment, so a new one is in the next snapshot") {
  Site site;
  domain::Comment nameless;
  nameless.id = "c1";
  nameless.thread = "/a/";
  nameless.status = domain::Status::published;
  nameless.created = site.clock.now();
  REQUIRE(site.store->add({nameless}));
  site.changes();
  const std::string before = site.kept["/a/"]["fragment"];
  site.list({{{"key", "/a/"}, {"lang", "es"}}, {{"key", "/b/"}}});
  CHECK(site.changes() == "/a/ ");
  CHECK(site.kept["/a/"]["fragment"] != before);
  CHECK(std::string(site.kept["/a/"]["fragment"]).find("Anónimo") != std::string::npos);
}

TEST_CASE("a move is in the next snapshot at every address that it concerns") {
  Site site;
  site.publish("/a/");
  site.changes();
  site.list({{{"key", "/b/"}}, {{"key", "/c/"}, {"aliases", {"/a/", "/never/"}}, {"id", "p1"}}});
  CHECK(site.changes() == "/a/ /c/ /never/ ");
  CHECK(site.kept["/a/"]["moved_to"] == "/c/");
  CHECK(site.kept["/never/"]["moved_to"] == "/c/");
  CHECK(site.kept["/c/"]["count"] == 1);
  // By its name, with all addresses that led to it.
  site.list({{{"key", "/b/"}}, {{"key", "/d/"}, {"id", "p1"}}});
  site.changes();
  for (const char* key : {"/a/", "/never/", "/c/"}) CHECK(site.kept[key]["moved_to"] == "/d/");
  CHECK(site.kept["/c/"]["id"].is_null());
  CHECK(site.kept["/d/"]["id"] == "p1");
  // A moderator moves the comments away and back.
  storage::ThreadChange change;
  change.key = "/d/";
  change.move_to = "/b/";
  change.at = site.clock.now();
  REQUIRE(site.store->change_thread(change));
  site.changes();
  for (const char* key : {"/a/", "/never/", "/c/", "/d/"})
    CHECK(site.kept[key]["moved_to"] == "/b/");
  change.key = "/b/";
  change.move_to = "/d/";
  REQUIRE(site.store->change_thread(change));
  site.changes();
  CHECK(site.kept["/d/"]["moved_to"].is_null());
  CHECK(site.kept["/d/"]["count"] == 1);
  CHECK(site.kept["/b/"]["count"] == 0);
}

TEST_CASE("pages that exchange their addresses are both in the next snapshot") {
  Site site;
  site.list({{{"key", "/a/"}, {"id", "p1"}}, {{"key", "/b/"}, {"id", "p2"}}});
  site.publish("/a/");
  REQUIRE(site.store->save_thread({"/a/", "", false}));
  site.changes();
  site.list({{{"key", "/a/"}, {"id", "p2"}}, {{"key", "/b/"}, {"id", "p1"}}});
  site.changes();
  CHECK(site.kept["/a/"]["count"] == 0);
  CHECK(site.kept["/a/"]["open"] == true);
  CHECK(site.kept["/b/"]["count"] == 1);
  CHECK(site.kept["/b/"]["open"] == false);
}

TEST_CASE("a line has the date from which its fragment says that comments are closed") {
  Site site;
  const std::string closes = "2024-05-01T10:00:00Z";
  site.list({{{"key", "/a/"}, {"closes", closes}}, {{"key", "/b/"}}});
  site.changes();
  CHECK(site.kept["/a/"]["open"] == true);
  CHECK(site.kept["/a/"]["closes"] == closes);
  site.clock.milliseconds += 30 * 60 * 1000;
  // No write has happened, so the client asks for everything when the date has passed.
  site.end = Json();
  CHECK(site.changes() == "/b/ /a/ ");
  CHECK(site.kept["/a/"]["open"] == false);
  CHECK(site.kept["/a/"]["closes"] == closes);
  CHECK(site.kept["/a/"]["version"].get<std::string>().ends_with("-closed"));
}

TEST_CASE("other settings of the service give everything, because lines depend on them") {
  Site site;
  site.publish("/a/");
  site.changes();
  CHECK(site.changes().empty());
  site.settings.threads = settings::Threads::open;
  CHECK(site.changes() == "/a/ ");
  site.settings.threads = settings::Threads::listed;
  CHECK(site.changes() == "/b/ /a/ ");
  site.settings.public_url = {"https://other.example", "/comments"};
  CHECK(site.changes() == "/b/ /a/ ");
  CHECK(site.changes().empty());
}
