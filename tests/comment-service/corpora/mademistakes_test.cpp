// Posts 720 comments of real readers unchanged, approves them and reads them back.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>

#include "support/client.h"
#include "support/service.h"

using support::Answer;
using support::Client;
using support::Json;

namespace {

struct Record {
  std::string thread;
  std::string file;
  std::string date;
  std::string author;
  std::string website;
  std::string body;
  // The 1-based number of the answered top-level comment in its thread file; 0 for no parent.
  std::size_t parent = 0;
  // The id that the service returned.
  std::string id = {};
};

std::string text(const Json& json, const char* name) {
  return json[name].is_string() ? json[name].get<std::string>() : std::string();
}

std::vector<Record> read_records(std::istream& file) {
  std::vector<Record> records;
  for (std::string line; std::getline(file, line);) {
    const Json json = Json::parse(line);
    const std::string parent = text(json, "parent");
    records.push_back({"/" + text(json, "post") + "/", text(json, "file"), text(json, "date"),
                       text(json, "author"), text(json, "url"), text(json, "body"),
                       parent.empty() ? 0 : std::stoul(parent)});
  }
  return records;
}

// For each thread, its top-level comments in the order that `parent` counts.
std::map<std::string, std::vector<const Record*>> top_levels(const std::vector<Record>& records) {
  std::map<std::string, std::vector<const Record*>> tops;
  for (const Record& record : records) {
    if (record.parent == 0) tops[record.thread].push_back(&record);
  }
  for (auto& [thread, list] : tops) std::ranges::sort(list, {}, &Record::file);
  return tops;
}

std::string parent_id(const Record& record,
                      const std::map<std::string, std::vector<const Record*>>& tops) {
  return record.parent == 0 ? "" : tops.at(record.thread).at(record.parent - 1)->id;
}

// The expected display order: depth first, then by time.
std::vector<const Record*> in_display_order(
    const std::vector<const Record*>& by_time,
    const std::map<std::string, std::vector<const Record*>>& tops) {
  std::vector<const Record*> order;
  for (const Record* top : by_time) {
    if (top->parent != 0) continue;
    order.push_back(top);
    for (const Record* reply : by_time) {
      if (reply->parent != 0 && tops.at(reply->thread).at(reply->parent - 1) == top)
        order.push_back(reply);
    }
  }
  return order;
}

// Whether the text contains anything that a browser could parse as a tag.
bool looks_tagged(const std::string& body) {
  for (std::size_t at = body.find('<'); at != std::string::npos; at = body.find('<', at + 1)) {
    const char next = at + 1 < body.size() ? body[at + 1] : ' ';
    if (next == '/' || next == '!' || std::isalpha(static_cast<unsigned char>(next)) != 0)
      return true;
  }
  return false;
}

Json parsed(const Answer& answer, int status) {
  REQUIRE_MESSAGE(answer.status == status, answer.body);
  return Json::parse(answer.body);
}

using Threads = std::map<std::string, std::vector<const Record*>>;

// A site whose comments are sent over HTTP.
struct Site {
  // Sends the comment, approves it and stores its id.
  void publish(Record& record, const std::string& parent) {
    service.clock.milliseconds += 1000;
    Json body{{"body", record.body}, {"name", record.author}, {"parent", parent}};
    if (!record.website.empty()) body["website"] = record.website;
    const Answer answer =
        client.ask("POST", "/api/v1/comments?thread=" + record.thread, json_type, body.dump());
    REQUIRE_MESSAGE(answer.status == 202, record.file, " ", answer.body);
    record.id = Json::parse(answer.body)["id"];
    const Answer decided =
        client.ask("POST", "/api/v1/moderation/comments/" + record.id + "/decisions",
                   json_type + bearer, R"({"action":"approve","revision":1})");
    REQUIRE(decided.status == 200);
  }

  // All comments as moderators see them, by id.
  std::map<std::string, std::string> bodies() {
    std::map<std::string, std::string> bodies;
    std::string cursor;
    do {
      const Json page =
          parsed(client.ask("GET", "/api/v1/moderation/comments?status=published&cursor=" + cursor,
                            bearer),
                 200);
      for (const Json& comment : page["comments"]) bodies[comment["id"]] = comment["body"];
      cursor = page["next"].is_null() ? "" : page["next"];
    } while (!cursor.empty());
    return bodies;
  }

  support::Service service;
  support::Running running{service};
  Client client{running.port()};
  std::string bearer =
      "Authorization: " + service.as(domain::Role::moderate).front().second + "\r\n";
  std::string json_type = "Content-Type: application/json\r\n";
};

// Whether the text contains something like a tag, which must be visible.
bool check_shown(const Json& shown, const Record& record, const std::string& parent) {
  CHECK(shown["id"] == record.id);
  CHECK(shown["depth"] == (record.parent == 0 ? 0 : 1));
  CHECK(text(shown, "parent") == parent);
  if (!looks_tagged(record.body)) return false;
  // An address in angle brackets becomes a link with the address as its text. Any other bracket
  // stays visible.
  const bool address = record.body.find("<http") != std::string::npos;
  CHECK(text(shown, "html").find(address ? ">http" : "&lt;") != std::string::npos);
  return true;
}

}  // namespace

TEST_CASE("720 real comments are posted, approved and read back whole and in order") {
  std::ifstream file(POSTIL_CORPORA "/comments/mademistakes.jsonl");
  if (!file) {
    MESSAGE("skipped: no corpora at " POSTIL_CORPORA);
    return;
  }
  std::vector<Record> records = read_records(file);
  REQUIRE(records.size() == 720);
  std::ranges::stable_sort(records, {}, &Record::date);
  const auto tops = top_levels(records);
  Site site;
  Threads threads;
  for (Record& record : records) {
    site.publish(record, parent_id(record, tops));
    threads[record.thread].push_back(&record);
  }
  const std::map<std::string, std::string> bodies = site.bodies();
  REQUIRE(bodies.size() == 720);
  std::size_t tagged = 0;
  for (const auto& [thread, by_time] : threads) {
    const Json list = parsed(site.client.ask("GET", "/api/v1/comments?thread=" + thread), 200);
    const std::vector<const Record*> expected = in_display_order(by_time, tops);
    REQUIRE_MESSAGE(list["comments"].size() == expected.size(), thread);
    CHECK(list["total"] == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Record& record = *expected[i];
      CHECK(bodies.at(record.id) == record.body);
      if (check_shown(list["comments"][i], record, parent_id(record, tops))) ++tagged;
    }
  }
  CHECK(tagged > 0);
  MESSAGE(tagged, " bodies hold what looks like a tag");
}
