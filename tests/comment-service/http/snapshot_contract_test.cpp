// The fixtures are tests/contract/snapshot.ndjson and snapshot-newer.ndjson, which the tests of the
// generator read, too. POSTIL_BLESS=1 rewrites them. snapshot-old.ndjson is what the service
// answered before snapshots had titles and openness; it never changes.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

#include "support/service.h"

using support::Json;
using Ordered = nlohmann::ordered_json;

namespace {

constexpr const char* kLetter = "/posts/the-readers-letter/";

std::string contract(const std::string& name) { return std::string(POSTIL_CONTRACT "/") + name; }

std::string read(const std::string& name) {
  std::ifstream file(contract(name), std::ios::binary);
  REQUIRE_MESSAGE(file.good(), name);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void check_fixture(const std::string& name, const std::string& bytes) {
  if (std::getenv("POSTIL_BLESS") != nullptr)
    std::ofstream(contract(name), std::ios::binary) << bytes;
  CHECK(bytes == read(name));
}

std::string text(const Json& value) { return value.is_null() ? "" : value.get<std::string>(); }

base::Time at(const std::string& time) { return base::parse_rfc3339(time).value(); }

class Site : public support::Service {
 public:
  Site() {
    settings.threads = settings::Threads::listed;
    clock.milliseconds = at("2026-11-08T00:00:00Z").time_since_epoch().count();
  }

  void list() {
    support::Headers headers = as(domain::Role::build);
    headers.emplace_back("Content-Type", "application/json");
    const Json manifest = {{"threads",
                            {{{"key", kLetter},
                              {"title", "The reader’s letter"},
                              {"lang", "en"},
                              {"id", "readers-letter"},
                              {"aliases", {"/posts/old-letter/"}}},
                             {{"key", "/posts/emptied/"}, {"title", "Emptied"}, {"lang", "en"}},
                             {{"key", "/posts/quiet/"},
                              {"title", "Tom & <Jerry> \"quiet\""},
                              {"closes", "2027-01-01T00:00:00Z"}},
                             {{"key", "/posts/closed/"},
                              {"title", "Geschlossen"},
                              {"lang", "de"},
                              {"closes", "2026-11-07T12:00:00Z"}}}}};
    REQUIRE(ask("PUT", "/api/v1/manifest", headers, manifest.dump()).status == 200);
  }

  // Publishes a comment of fragment.json, and edits it if it was edited.
  void publish(const std::string& thread, const Json& item) {
    domain::Comment comment;
    comment.thread = thread;
    comment.id = item["id"];
    comment.parent = text(item["parent"]);
    comment.name = item["name"];
    comment.website = text(item["website"]);
    comment.author = item["author"];
    comment.html = item["html"];
    comment.created = at(item["created"]);
    comment.status = domain::Status::published;
    REQUIRE(store->add({comment})->status == comment.status);
    if (item["edited"].is_null()) return;
    storage::Edit edit{comment.id, 1, comment.status, "", comment.html};
    edit.status = comment.status;
    edit.at = at(item["edited"]);
    REQUIRE(store->edit(edit));
  }

  void publish_short(const std::string& thread, const std::string& id) {
    publish(thread, {{"id", id},
                     {"parent", nullptr},
                     {"name", "Glenn R."},
                     {"website", nullptr},
                     {"author", false},
                     {"html", "<p>Ja.</p>\n"},
                     {"created", "2026-11-07T08:00:00Z"},
                     {"edited", nullptr}});
  }

  void remove(const std::string& id) { REQUIRE(decide(id, "delete").status == 200); }

  // The snapshot with pinned names in place of random versions and of the epoch.
  std::string snapshot() {
    std::string body = get("/api/v1/snapshot", as(domain::Role::build)).body;
    static const std::regex version("\"version\":\"([0-9a-f]{16})");
    std::smatch found;
    for (int i = 8; std::regex_search(body, found, version); ++i) {
      const std::string key = "\"key\":\"" + std::string(kLetter) + "\",";
      const bool is_letter = found.prefix().str().ends_with(key);
      body = std::regex_replace(body, std::regex(found[1].str()),
                                is_letter ? "7-2f1c" : std::to_string(i) + "-2f1c");
    }
    static const std::regex epoch("\"epoch\":\"[^\"]*\"");
    return std::regex_replace(body, epoch, "\"epoch\":\"5d2f8c1e-94b7-4a06-8f3e-c7a1d0b96e42-1\"");
  }
};

// The same snapshot as a later version of the service may write it.
std::string newer(const std::string& snapshot) {
  std::istringstream lines(snapshot);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    const Ordered known = Ordered::parse(line);
    Ordered more{{"format", 3}};
    more.update(known);
    if (more.contains("comments")) {
      for (Ordered& comment : more["comments"]) {
        comment["reactions"] = {{"+1", 3}};
        comment["pinned"] = true;
      }
    }
    more["labels"] = {"end", nullptr, {{"end", true}}};
    result += more.dump() + "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("the snapshot of the contract is what the service writes") {
  Site site;
  site.list();
  const Json list = Json::parse(read("fragment.json"));
  for (Json item : list["comments"]) {
    if (item["removed"] == true) item["name"] = "Somebody";
    site.publish(kLetter, item);
  }
  site.remove("c3");
  site.publish_short("/posts/emptied/", "c6");
  site.remove("c6");
  site.publish_short("/posts/closed/", "c7");
  const std::string snapshot = site.snapshot();
  check_fixture("snapshot.ndjson", snapshot);
  check_fixture("snapshot-newer.ndjson", newer(snapshot));
  std::istringstream lines(snapshot);
  for (std::string line; std::getline(lines, line);) {
    const Json thread = Json::parse(line);
    if (thread.value("key", "") == kLetter) CHECK(thread["fragment"] == read("fragment.html"));
  }
}

TEST_CASE("a snapshot has every member that it had before") {
  std::istringstream lines(read("snapshot-old.ndjson"));
  std::map<std::string, Json> now;
  std::istringstream new_lines(read("snapshot.ndjson"));
  for (std::string line; std::getline(new_lines, line);) {
    const Json thread = Json::parse(line);
    now[thread.value("key", "end")] = thread;
  }
  for (std::string line; std::getline(lines, line);) {
    const Json before = Json::parse(line);
    const Json& after = now.at(before.value("key", "end"));
    for (const auto& [name, value] : before.items())
      CHECK_MESSAGE(after[name].type() == value.type(), name);
  }
}
