#include "comments/snapshot_json.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "comments/check_snapshot.h"
#include "sample.h"

namespace {

const std::string kEnd = R"({"end":true,"sequence":4,"epoch":"e","threads":1})"
                         "\n";
const std::string kThread = R"({"key":"/a/","version":"1-x","count":1,"moved_to":null,)"
                            R"("fragment":"<div></div>\n","comments":[]})"
                            "\n";

std::string fault_of(const std::string& text) {
  const auto snapshot = comments::parse_snapshot("s.ndjson", text, {});
  if (snapshot) return "";
  return std::to_string(snapshot.error().location.line) + ": " + snapshot.error().message;
}

}  // namespace

TEST_CASE("a snapshot is read as it was written, with any number of threads of execution") {
  const comments::Snapshot snapshot = comments::sample_snapshot();
  const std::string text = comments::snapshot_text(snapshot, {1});
  CHECK(comments::snapshot_text(snapshot, {2}) == text);
  const auto read = comments::parse_snapshot("s.ndjson", text, {2});
  REQUIRE(read);
  CHECK(*read == snapshot);
}

TEST_CASE("a line of an older service has fewer members, one of a newer service has more") {
  const auto old = comments::parse_snapshot("s.ndjson", kThread + kEnd, {});
  REQUIRE(old);
  CHECK(old->threads.at("/a/").is_open);
  CHECK_FALSE(old->accepts);
  std::string line = kThread;
  line.insert(1, R"("mood":{"good":[1,2.5]},)");
  std::string end = kEnd;
  end.insert(1, R"("accepts":"some","more":7,)");
  const auto newer = comments::parse_snapshot("s.ndjson", line + end, {});
  REQUIRE(newer);
  CHECK(*newer == *old);
}

TEST_CASE("a snapshot without its end is refused, wherever it was cut off") {
  const std::string whole = kThread + kEnd;
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    CAPTURE(size);
    const std::string fault = fault_of(whole.substr(0, size));
    CHECK(fault.find("cut off") != std::string::npos);
  }
  CHECK(fault_of(whole) == "");
  CHECK(fault_of(whole.substr(0, whole.size() - 1)) == "");  // the last line end is no content
}

TEST_CASE("a snapshot that is not one is refused with the line and the reason") {
  const std::string number = R"({"end":true,"sequence":"x","epoch":"e","threads":1})";
  CHECK(fault_of(kThread + kThread + kEnd) == "2: the thread /a/ is in the snapshot twice");
  CHECK(fault_of(kEnd) == "1: the snapshot has 0 threads, but its end line says 1");
  CHECK(fault_of(kThread + kEnd + kThread) == "3: the snapshot goes on after its end line");
  CHECK(fault_of("[]\n" + kEnd) == "1: this is not a JSON object");
  CHECK(fault_of("{\"key\":\"a\"}\n" + kEnd) == "1: \"key\" is not the path of a page");
  CHECK(fault_of("{\"key\":\"/\\u001b[2J\"}\n" + kEnd) == "1: \"key\" is not the path of a page");
  CHECK(fault_of("{\"key\":\"/\",\"count\":-1}\n" + kEnd) == "1: \"count\" is not a whole number");
  CHECK(fault_of("{\"key\":\"/\",\"count\":9999999999}\n" + kEnd) == "1: \"count\" is too large");
  CHECK(fault_of("{\"key\":\"/\",\"comments\":[{\"id\":7},{\"author\":\"x\"}]}\n" + kEnd) ==
        "1: \"comments\" is wrong: \"author\" is neither true nor false");
  CHECK(fault_of("{\"key\":\"/\",\"fragment\":[\"a\",true]}\n" + kEnd) ==
        "1: \"fragment\" has a line that is not a text");
  CHECK(fault_of(kThread + number) ==
        "2: the snapshot is cut off: \"sequence\" is not a whole number");
  CHECK(fault_of(R"({"end":true})") == "1: the snapshot is cut off: \"threads\" is missing");
  CHECK(fault_of(R"({"end":false,"threads":0})") ==
        "1: the snapshot is cut off: \"key\" is not the path of a page");
  CHECK(fault_of("<html>\n") == "1: the snapshot is cut off: this is no JSON");
}

TEST_CASE("an error about an answer names the service, and never quotes the answer") {
  const auto snapshot =
      comments::parse_answer("https://c.example", "{\"key\":\"tok-1\"}\n" + kEnd, {});
  REQUIRE_FALSE(snapshot);
  CHECK(
      base::format(snapshot.error(), base::Style::plain) ==
      "https://c.example: error: \"key\" is not the path of a page (line 1 of the answer) "
      "[bad-snapshot]\n  hint: build again; the log of the service, or of the proxy before it, may "
      "say more\n");
}

TEST_CASE("a thread's file has the fragment line by line") {
  const comments::Thread thread = comments::sample_snapshot().threads.at("/posts/a/");
  const std::string text = comments::thread_file_text(thread);
  CHECK(text.find("\n    \"<p>\\\"Oh\\\"</p>\",\n") != std::string::npos);
  const auto read = comments::parse_thread("a.json", text);
  REQUIRE(read);
  CHECK(*read == thread);
}

namespace {

comments::Snapshot contract(const std::string& name) {
  const std::string path = POSTIL_CONTRACT "/" + name;
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  auto snapshot = comments::parse_snapshot(path, text.str(), {2});
  REQUIRE_MESSAGE(snapshot, (snapshot ? "" : snapshot.error().message));
  return *std::move(snapshot);
}

}  // namespace

TEST_CASE("the contract's snapshots are read: of an older, of this and of a newer service") {
  const comments::Snapshot now = contract("snapshot.ndjson");
  CHECK(contract("snapshot-newer.ndjson") == now);
  const comments::Thread& letter = now.threads.at("/posts/the-readers-letter/");
  CHECK(letter.count == 4);
  CHECK(letter.comments.size() == 5);
  CHECK(letter.comments[2].is_placeholder);
  CHECK(letter.is_open);
  CHECK_FALSE(now.threads.at("/posts/closed/").is_open);
  CHECK(now.threads.at("/posts/old-letter/").moved_to == "/posts/the-readers-letter/");
  CHECK(now.accepts == comments::Accepts::listed);

  const comments::Snapshot old = contract("snapshot-old.ndjson");
  CHECK(old.threads.at("/posts/the-readers-letter/").fragment == letter.fragment);
  CHECK_FALSE(old.accepts);
}

TEST_CASE("nothing in the contract's snapshots is refused") {
  for (const char* name : {"snapshot.ndjson", "snapshot-newer.ndjson", "snapshot-old.ndjson"}) {
    comments::Snapshot snapshot = contract(name);
    CHECK(comments::refuse_unsafe_threads(snapshot, name, {}).empty());
  }
}
