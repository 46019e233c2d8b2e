// What is stored of a comment, and what each change leaves of it.
#include <doctest/doctest.h>

#include "storage/sqlite/connection.h"
#include "storage/sqlite/store.h"
#include "support/comment_text.h"
#include "support/temporary_folder.h"

using domain::Action;
using domain::Status;
using support::text_of;

namespace {

base::Time at(int milliseconds) { return base::Time(std::chrono::milliseconds(milliseconds)); }

domain::Comment full_comment() {
  domain::Comment comment;
  comment.id = "a";
  comment.thread = "/x/";
  comment.name = "Ann";
  comment.email = "ann@x.org";
  comment.website = "https://x.org";
  comment.address = "192.0.2.0/24";
  comment.body = "one two";
  comment.html = "<p>one two</p>";
  comment.fingerprint = "print";
  comment.created = at(0x123);
  comment.reasons = {
      {"links", "Many links.", "body", {"count", "3", "at most 2", 4, 7}, {}, "hash 1"},
      {"word", "A word.", "name", {}, domain::Audience::moderators, "hash 2"}};
  return comment;
}

const std::string kReasons =
    "reason links of hash 1, body: Many links. (count, 3, at most 2, 4 to 7) for everyone\n"
    "reason word of hash 2, name: A word. (, , , 0 to 0)\n";

// The lines of full_comment() with this status.
std::string full_text(const std::string& status, const std::string& rest) {
  return "id a\nthread /x/\ndepth 0\npath 00000000123000000001\nstatus " + status +
         "\nname Ann\nemail ann@x.org\nwebsite https://x.org\naddress 192.0.2.0/24\n" + rest;
}

const std::string kText = "body one two\nhtml <p>one two</p>\n";

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  domain::Comment add(const domain::Comment& comment) const {
    const auto added = store->add({comment, storage::NewThread::create});
    REQUIRE(added);
    // The store tells what it has stored.
    CHECK(text_of(*added) == stored(comment.id));
    return *added;
  }
  domain::Comment reply(const std::string& id, const std::string& parent) const {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.parent = parent;
    return add(comment);
  }
  void decide(Action action, std::int64_t revision = 1) const {
    const auto decided = store->decide({"a", action, revision, "", "1"}, at(5000));
    REQUIRE(decided);
    CHECK(text_of(decided->comment) == stored("a"));
  }
  storage::Edit edit(Status was, Status status) const {
    return {"a",
            1,
            was,
            "three",
            "<p>three</p>",
            "print of three",
            status,
            {{"new", "A new reason.", "body"}},
            at(6000)};
  }
  std::string stored(const std::string& id) const { return text_of(store->comment(id)->value()); }
  std::string version() const { return store->thread("/x/")->value().version; }
  // The first column of the first row.
  std::string value(std::string_view sql) const {
    auto connection = *sqlite::Connection::open(folder.file("c.sqlite"));
    auto row = *connection.prepare(sql);
    REQUIRE(*row.step());
    return row.text(0);
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("every field of a comment is stored") {
  const Database database;
  database.add(full_comment());
  CHECK(database.stored("a") == full_text("held", kText + "revision 1\ncreated 291\n" + kReasons));
  CHECK(database.value("SELECT fingerprint FROM comments") == "print");
  domain::Comment reply = full_comment();
  reply.id = "b";
  reply.parent = "a";
  reply.status = Status::published;
  reply.author = true;
  reply.reasons = {};
  reply.created = at(0x124);
  REQUIRE(database.store->decide({"a", domain::Action::approve, 1, "", "1"}, at(0x124)));
  database.add(reply);
  CHECK(database.stored("b") ==
        "id b\nthread /x/\nparent a\ndepth 1\n"
        "path 0000000012300000000100000000124000000002\nstatus published\nname Ann\n"
        "email ann@x.org\nwebsite https://x.org\naddress 192.0.2.0/24\n" +
            kText + "revision 1\nauthor yes\ncreated 292\n");
}

TEST_CASE("a reply takes the place that the depth limit leaves it, and keeps its parent") {
  const Database database;
  const std::string kTop = "00000000000";
  database.reply("a", "");
  database.reply("b", "a");
  database.reply("c", "b");
  const auto place = [&](const std::string& id, const std::string& parent, int depth_limit) {
    REQUIRE(database.store->set_depth_limit(depth_limit));
    const domain::Comment comment = database.reply(id, parent);
    CHECK(comment.parent == parent);
    return std::to_string(comment.depth) + " " + comment.path;
  };
  const std::string a = kTop + "000000001";
  const std::string b = a + kTop + "000000002";
  const std::string c = b + kTop + "000000003";
  CHECK(place("d", "c", 3) == "3 " + c + kTop + "000000004");
  CHECK(place("e", "c", 2) == "2 " + b + kTop + "000000005");
  CHECK(place("f", "c", 1) == "1 " + a + kTop + "000000006");
  CHECK(place("g", "c", 0) == "0 " + kTop + "000000007");
  // Replies to comments that are beside what they answer.
  CHECK(place("h", "f", 2) == "2 " + a + kTop + "000000006" + kTop + "000000008");
  CHECK(place("i", "g", 1) == "1 " + kTop + "000000007" + kTop + "000000009");
}

TEST_CASE("the depth limit is that of all replies until another one is set") {
  const Database database;
  REQUIRE(database.store->set_depth_limit(1));
  base::SystemRandom random;
  const auto another = *sqlite::open(database.folder.file("c.sqlite"), random);
  database.reply("a", "");
  database.reply("b", "a");
  domain::Comment comment;
  comment.id = "c";
  comment.thread = "/x/";
  comment.parent = "b";
  CHECK(another->add({comment})->depth == 1);
  REQUIRE(another->set_depth_limit(2));
  CHECK(database.reply("d", "b").depth == 2);
  // Whoever writes something else into the database gets the default.
  auto connection = *sqlite::Connection::open(database.folder.file("c.sqlite"));
  REQUIRE(connection.execute("UPDATE meta SET value = '99' WHERE name = 'nesting'"));
  CHECK(database.reply("e", "d").depth == 3);
}

TEST_CASE("a comment tells the name of the published comment that it answers") {
  const Database database;
  domain::Comment a = full_comment();
  database.add(a);
  database.reply("b", "a");
  const auto told = [&] { return database.store->comment("b")->value().parent_name; };
  CHECK_FALSE(told());
  database.decide(Action::approve);
  CHECK(told() == "Ann");
  CHECK_FALSE(database.store->comment("a")->value().parent_name);
  database.decide(Action::remove);
  CHECK_FALSE(told());
}

TEST_CASE("a decision keeps the status before it, and restoring forgets both") {
  const Database database;
  database.add(full_comment());
  const std::string rest = kText + "revision 1\ncreated 291\n" + kReasons;
  const std::string first = database.version();
  database.decide(Action::reject);
  CHECK(database.stored("a") == full_text("rejected\ndecided reject\nbefore held", rest));
  CHECK(database.version() == first);
  database.decide(Action::approve);
  CHECK(database.stored("a") == full_text("published\ndecided approve\nbefore rejected", rest));
  const std::string second = database.version();
  CHECK(second != first);
  CHECK(database.value("SELECT settled FROM comments") == "5000");
  database.decide(Action::spam);
  CHECK(database.stored("a") == full_text("spam\ndecided spam\nbefore published", rest));
  CHECK(database.version() != second);
}

TEST_CASE("an edit replaces the text, its reasons and the decision about the old text") {
  const Database database;
  database.add(full_comment());
  database.decide(Action::approve);
  const std::string before = database.version();
  const std::string rest =
      "body three\nhtml <p>three</p>\nrevision 2\ncreated 291\nedited 6000\n"
      "reason new of , body: A new reason. (, , , 0 to 0) for everyone\n";
  const auto edited = database.store->edit(database.edit(Status::published, Status::held));
  REQUIRE(edited);
  CHECK(database.stored("a") == full_text("held", rest));
  CHECK(edited->status == Status::held);
  CHECK(text_of(*edited).ends_with(rest));
  CHECK(database.value("SELECT fingerprint FROM comments") == "print of three");
  CHECK(database.version() != before);
}

TEST_CASE("readers see a new version when an edit adds, changes or removes what they see") {
  for (const auto& [was, status] :
       {std::pair(Status::held, Status::held), std::pair(Status::held, Status::published),
        std::pair(Status::published, Status::published),
        std::pair(Status::published, Status::held)}) {
    const Database database;
    domain::Comment comment = full_comment();
    comment.status = was;
    database.add(comment);
    const std::string before = database.version();
    CHECK((before != "0") == (was == Status::published));
    REQUIRE(database.store->edit(database.edit(was, status)));
    const bool seen = was == Status::published || status == Status::published;
    CHECK((database.version() != before) == seen);
  }
}

TEST_CASE("an edit of a comment that is gone or was changed is refused with the reason") {
  const Database database;
  database.add(full_comment());
  const auto refused = [&](const storage::Edit& edit) {
    const auto edited = database.store->edit(edit);
    REQUIRE_FALSE(edited);
    return std::string(base::info(edited.fault().code).name) + ": " + edited.fault().message;
  };
  storage::Edit edit = database.edit(Status::held, Status::published);
  edit.revision = 2;
  CHECK(refused(edit) == "changed: the comment was changed since it was read");
  edit = database.edit(Status::published, Status::published);
  CHECK(refused(edit) == "changed: the comment was changed since it was read");
  edit.comment = "b";
  CHECK(refused(edit) == "not-found: there is no such comment");
}

TEST_CASE("a withdrawn comment keeps its text for a while, and no decision") {
  const Database database;
  database.add(full_comment());
  database.decide(Action::approve);
  const std::string before = database.version();
  REQUIRE(database.store->withdraw("a", at(7000)));
  const std::string gone = full_text("withdrawn", kText + "revision 1\ncreated 291\n" + kReasons);
  CHECK(database.stored("a") == gone);
  CHECK(database.value("SELECT settled FROM comments") == "7000");
  const std::string after = database.version();
  CHECK(after != before);
  // Again, it changes nothing.
  REQUIRE(database.store->withdraw("a", at(8000)));
  CHECK(database.value("SELECT settled FROM comments") == "7000");
  CHECK(database.version() == after);
  CHECK(database.store->withdraw("b", at(8000)).fault().message == "there is no such comment");
}

TEST_CASE("a redaction removes the part from the text and from evidence that quotes it") {
  const Database database;
  domain::Comment comment = full_comment();
  comment.status = Status::published;
  comment.reasons[0].evidence.actual = "so one, too";
  comment.reasons.push_back({"third", "m", "", {"count", "3", "at most 2", 1, 2}});
  database.add(comment);
  const std::string before = database.version();
  const auto redacted = database.store->redact(
      {"a", 1, "one", "[redacted] two", "<p>[redacted] two</p>", "private", "1", at(9000)});
  REQUIRE(redacted);
  const std::string text =
      full_text("published",
                "body [redacted] two\nhtml <p>[redacted] two</p>\nrevision 2\nredacted yes\n"
                "created 291\nedited 9000\n");
  CHECK(database.stored("a") ==
        text +
            "reason links of hash 1, body: Many links. (count, , at most 2, 0 to 0) for everyone\n"
            "reason word of hash 2, name: A word. (, , , 0 to 0)\n"
            "reason third of , : m (count, 3, at most 2, 0 to 0) for everyone\n");
  CHECK(text_of(*redacted).starts_with(text));
  CHECK(database.value("SELECT fingerprint FROM comments").empty());
  CHECK(database.version() != before);
  const auto queue = database.store->queue({Status::published, "", 10});
  REQUIRE(queue->comments.at(0).notes.size() == 1);
  CHECK(queue->comments[0].notes[0].text == "private");
  CHECK(queue->comments[0].notes[0].at == at(9000));
  const auto again = database.store->redact({"a", 1, "two", "", "", "", "1", at(9000)});
  CHECK(again.fault().message == "the text was changed since it was read");
}

TEST_CASE("what readers do not see is redacted without a new version") {
  const Database database;
  database.add(full_comment());
  const std::string before = database.version();
  REQUIRE(database.store->redact({"a", 1, "one", "two", "<p>two</p>", "", "1", at(9000)}));
  CHECK(database.version() == before);
  CHECK(database.store->queue({Status::held, "", 10})->comments.at(0).notes.empty());
}
