// What the store keeps for moderators: the queue, threads, blocks, tokens and the clock.
#include <doctest/doctest.h>

#include "storage/sqlite/store.h"
#include "support/comment_text.h"
#include "support/temporary_folder.h"

using domain::Action;
using domain::Status;
using support::milliseconds_of;

namespace {

constexpr std::int64_t kHour = 3'600'000;

base::Time at(std::int64_t milliseconds) {
  return base::Time(std::chrono::milliseconds(milliseconds));
}

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {
    REQUIRE(store->add_token({"Ann", domain::Role::moderate, "hash of Ann", at(1), "1"}));
  }

  static storage::NewComment comment(const std::string& id, const std::string& thread = "/x/",
                                     const std::string& email = "") {
    storage::NewComment request;
    request.comment.id = id;
    request.comment.thread = thread;
    request.comment.email = email;
    request.comment.address = "192.0.2.0/24";
    request.comment.body = "text";
    request.comment.created = at(1000);
    request.new_thread = storage::NewThread::create;
    return request;
  }
  void add(const std::string& id, const std::string& thread = "/x/",
           const std::string& email = "") const {
    REQUIRE(store->add(comment(id, thread, email)));
  }
  void decide(const std::string& id, Action action, const std::string& note = "") const {
    REQUIRE(store->decide({id, action, 1, note, "1"}, at(2000)));
  }
  std::string thread(const std::string& key) const {
    const auto found = store->thread(key);
    REQUIRE(found);
    if (!*found) return "none";
    const domain::Thread& thread = **found;
    return thread.key + ", " + thread.title + ", " + (thread.open ? "open" : "closed") + ", " +
           (thread.listed ? "listed" : "unlisted") + ", " + thread.lang + ", page " +
           (thread.page_open ? "open" : "closed") + ", " +
           (thread.closes ? milliseconds_of(*thread.closes) : "never") + ", " +
           std::string(domain::name(thread.moderation)) + ", " + thread.page;
  }
  // The notices of full queues, a line each.
  std::string full() const {
    std::string lines;
    const auto queue = store->queue({Status::held, "", 10});
    REQUIRE(queue);
    for (const storage::FullQueue& full : queue->full)
      lines += full.thread + ", " + full.network + ", " + std::to_string(full.limit) + ", " +
               std::to_string(full.count) + ", " + milliseconds_of(full.since) + " to " +
               milliseconds_of(full.last) + "\n";
    return lines;
  }
  // Sends a comment that finds a full queue. Returns what the log says about it.
  std::string turned_away(const storage::Rates& rates, std::int64_t time) const {
    storage::NewComment request = comment("late");
    request.comment.created = at(time);
    request.rates = rates;
    const auto added = store->add(request);
    REQUIRE_FALSE(added);
    CHECK(added.fault().code == base::Code::queue_full);
    CHECK(added.fault().retry_after == 3600);
    return added.fault().message + "\n" + added.fault().detail;
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

storage::Rates of_network(std::int64_t count) {
  storage::Rates rates;
  rates.waiting_network = count;
  rates.networks = {{"192.0.2.0/24", 10}};
  return rates;
}

storage::Rates of_site(std::int64_t count) {
  storage::Rates rates;
  rates.waiting_site = count;
  return rates;
}

const std::string kNetworkIsFull =
    "too many comments from this network wait for a moderator on this page; please try again "
    "later\n";
const std::string kSiteIsFull = "too many comments wait for a moderator; please try again later\n";

}  // namespace

TEST_CASE("the queue has each comment with its reasons, its notes and its author's history") {
  const Database database;
  const std::string ann = "ann@x.org";
  for (const char* id : {"p1", "p2", "p3", "r1", "r2", "s1", "d1", "held", "other"})
    database.add(id, "/x/", id == std::string("other") ? "bob@x.org" : ann);
  for (const char* id : {"p1", "p2", "p3"}) database.decide(id, Action::approve);
  for (const char* id : {"r1", "r2"}) database.decide(id, Action::reject);
  database.decide("s1", Action::spam, "first note");
  database.decide("s1", Action::spam, "second note");
  database.decide("d1", Action::remove);
  const auto text = [&](Status status) {
    std::string lines;
    const auto queue = database.store->queue({status, "", 10});
    REQUIRE(queue);
    CHECK(queue->next.empty());
    for (const storage::QueueEntry& entry : queue->comments) {
      const storage::AuthorHistory& history = entry.history;
      lines += entry.comment.id + ": " + std::to_string(history.published) + " " +
               std::to_string(history.rejected) + " " + std::to_string(history.spam);
      for (const storage::Note& note : entry.notes)
        lines += ", " + note.moderator + " at " + milliseconds_of(note.at) + ": " + note.text;
      lines += "\n";
    }
    return lines;
  };
  CHECK(text(Status::held) == "other: 0 0 0\nheld: 3 2 1\n");
  CHECK(text(Status::published) == "p3: 2 2 1\np2: 2 2 1\np1: 2 2 1\n");
  CHECK(text(Status::rejected) == "r2: 3 1 1\nr1: 3 1 1\n");
  CHECK(text(Status::spam) == "s1: 3 2 0, Ann at 2000: first note, Ann at 2000: second note\n");
  CHECK(text(Status::withdrawn).empty());
}

TEST_CASE("the queue is read page by page, and the last page has no cursor") {
  const Database database;
  for (const char* id : {"a", "b", "c"}) database.add(id);
  const auto page = [&](const std::string& cursor, std::size_t limit) {
    const auto queue = database.store->queue({Status::held, cursor, limit});
    REQUIRE(queue);
    std::string text;
    for (const storage::QueueEntry& entry : queue->comments) text += entry.comment.id + " ";
    return text + "next " + queue->next;
  };
  CHECK(page("", 1) == "c next 3");
  CHECK(page("3", 1) == "b next 2");
  CHECK(page("2", 1) == "a next ");
  CHECK(page("", 2) == "c b next 2");
  CHECK(page("", 3) == "c b a next ");
  CHECK(page("1", 3) == "next ");
}

TEST_CASE("the queue of a thread follows it to its new key") {
  const Database database;
  for (const char* id : {"a", "b"}) database.add(id, "/x/");
  database.add("c", "/y/");
  const auto ids = [&](const std::string& thread) {
    const auto queue = database.store->queue({Status::held, "", 10, thread});
    REQUIRE(queue);
    std::string text;
    for (const storage::QueueEntry& entry : queue->comments) text += entry.comment.id;
    for (const storage::FullQueue& full : queue->full) text += " full " + full.thread;
    return text;
  };
  CHECK(ids("/x/") == "ba");
  CHECK(ids("/y/") == "c");
  CHECK(ids("/z/").empty());
  CHECK(ids("") == "cba");
  database.turned_away(of_network(1), 5000);
  CHECK(ids("/x/") == "ba full /x/");
  CHECK(ids("/y/") == "c");
  REQUIRE(database.store->change_thread(
      {"/x/", {}, "/y/", "1", at(6000), storage::UnlistedPages::allowed}));
  CHECK(ids("/x/") == "cba");
  CHECK(ids("/y/") == "cba");
}

TEST_CASE("comments that a full queue turns away are counted for its place, for a day") {
  const Database database;
  database.add("a");
  database.add("b", "/y/");
  CHECK(database.turned_away(of_network(1), 5000) ==
        kNetworkIsFull +
            "1 comments from 192.0.2.0/24 wait on /x/, so comments of strangers from "
            "there are turned away");
  // The log is told once.
  CHECK(database.turned_away(of_network(1), 5000 + kHour - 1) == kNetworkIsFull);
  CHECK(database.turned_away(of_site(2), 7000) ==
        kSiteIsFull + "2 comments wait on this site, so comments of strangers are turned away");
  CHECK(database.full() == "/x/, 192.0.2.0/24, 1, 2, 5000 to 3604999\n, , 2, 1, 7000 to 7000\n");
  // Other queues have no such notices.
  CHECK(database.store->queue({Status::spam, "", 10})->full.empty());
  // After an hour, another time of a full queue begins.
  CHECK(database.turned_away(of_site(1), 7000 + kHour) ==
        kSiteIsFull + "1 comments wait on this site, so comments of strangers are turned away");
  CHECK(database.full() ==
        ", , 1, 1, 3607000 to 3607000\n/x/, 192.0.2.0/24, 1, 2, 5000 to 3604999\n");
  const auto purge = [&](std::int64_t time) {
    REQUIRE(database.store->purge({std::nullopt, std::nullopt, at(time)}));
  };
  purge(5000 + kHour - 1 + 24 * kHour - 1);
  CHECK(database.full() ==
        ", , 1, 1, 3607000 to 3607000\n/x/, 192.0.2.0/24, 1, 2, 5000 to 3604999\n");
  purge(5000 + kHour - 1 + 24 * kHour);
  CHECK(database.full() == ", , 1, 1, 3607000 to 3607000\n");
  purge(7000 + 25 * kHour);
  CHECK(database.full().empty());
}

TEST_CASE("an edit needs room in the queue only if the comment did not wait before") {
  const Database database;
  database.add("held");
  database.add("shown", "/y/");
  database.decide("shown", Action::approve);
  const auto edit = [&](const std::string& id, Status was, Status status) {
    storage::Edit request{id, 1, was, "new", "<p>new</p>", "", status, {}, at(5000)};
    request.rates = of_site(1);
    return database.store->edit(request);
  };
  const auto refused = edit("shown", Status::published, Status::held);
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == base::Code::queue_full);
  CHECK(refused.fault().detail ==
        "1 comments wait on this site, so comments of strangers are turned away");
  CHECK(database.full() == ", , 1, 1, 5000 to 5000\n");
  CHECK(edit("shown", Status::published, Status::published));
  CHECK(edit("held", Status::held, Status::held));
}

TEST_CASE("a thread has the fields of its page and of its moderators") {
  const Database database;
  CHECK(database.thread("/a/") == "none");
  domain::ManifestPage page;
  page.thread = {"/a/", "A title"};
  page.thread.lang = "de";
  page.thread.page_open = false;
  page.thread.closes = at(5000);
  page.thread.moderation = domain::Moderation::hold;
  page.thread.page = "name";
  domain::ManifestPage other;
  other.thread = {"/b/", "B title"};
  REQUIRE(database.store->put_manifest({{page, other}, "tag", std::nullopt, at(1), "1"}));
  CHECK(database.thread("/a/") == "/a/, A title, open, listed, de, page closed, 5000, hold, name");
  CHECK(database.thread("/b/") == "/b/, B title, open, listed, , page open, never, policy, ");
  REQUIRE(database.store->change_thread({"/a/", false, "", "1", at(2)}));
  CHECK(database.thread("/a/") ==
        "/a/, A title, closed, listed, de, page closed, 5000, hold, name");
  REQUIRE(database.store->put_manifest({{other}, "tag", std::nullopt, at(3), "1"}));
  CHECK(database.thread("/a/") ==
        "/a/, A title, closed, unlisted, de, page closed, 5000, hold, name");
}

TEST_CASE("a moderator closes a page that has no comment yet, and opens it again") {
  const Database database;
  REQUIRE(database.store->put_manifest({{{{"/new/"}, {}}}, "tag", std::nullopt, at(1), "1"}));
  const auto closed = database.store->change_thread({"/new/", false, "", "1", at(2)});
  REQUIRE(closed);
  CHECK(closed->key == "/new/");
  CHECK_FALSE(closed->open);
  CHECK(database.thread("/new/") == "/new/, , closed, listed, , page open, never, policy, ");
  CHECK(database.store->add(Database::comment("a", "/new/")).fault().code ==
        base::Code::thread_closed);
  const auto opened = database.store->change_thread({"/new/", true, "", "1", at(3)});
  REQUIRE(opened);
  CHECK(opened->open);
  database.add("a", "/new/");
}

TEST_CASE("a thread that does not exist is neither closed, opened nor moved") {
  const Database database;
  database.add("a", "/a/");
  for (const storage::ThreadChange& change :
       {storage::ThreadChange{"/typo/", false, "", "1", at(2)},
        storage::ThreadChange{"/typo/", true, "", "1", at(2)},
        storage::ThreadChange{"/typo/", {}, "/a/", "1", at(2)}}) {
    const auto changed = database.store->change_thread(change);
    REQUIRE_FALSE(changed);
    CHECK(changed.fault().code == base::Code::unknown_thread);
    CHECK(changed.fault().message == "there is no thread \"/typo/\"");
    CHECK(database.thread("/typo/") == "none");
  }
}

TEST_CASE("a page moves to another one, which is made unless a manifest lists the pages") {
  const Database database;
  database.add("a", "/old/");
  storage::ThreadChange change{"/old/", {}, "/new/", "1", at(2)};
  const auto moved = database.store->change_thread(change);
  REQUIRE(moved);
  CHECK(moved->key == "/new/");
  CHECK((*database.store->comment("a"))->thread == "/new/");
  // The old key leads to the new thread, and moving it there again changes nothing.
  CHECK(database.thread("/old/").starts_with("/new/, "));
  CHECK(database.store->change_thread(change)->version == moved->version);
  REQUIRE(database.store->put_manifest({{}, "tag", std::nullopt, at(3), "1"}));
  change = {"/new/", {}, "/third/", "1", at(4)};
  const auto refused = database.store->change_thread(change);
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == base::Code::unknown_thread);
  CHECK(refused.fault().message == "this site has no such page");
  REQUIRE(refused.fault().errors.size() == 1);
  CHECK(refused.fault().errors[0].pointer == "/move_to");
  CHECK(refused.fault().errors[0].message == "must be the path of a page that is known");
  CHECK(database.thread("/third/") == "none");
  change.unlisted_pages = storage::UnlistedPages::allowed;
  CHECK(database.store->change_thread(change)->key == "/third/");
}

TEST_CASE("blocks are listed in the order in which they came") {
  const Database database;
  const auto add = [&](const std::string& id, domain::BlockKind kind, const std::string& value,
                       std::int64_t time) {
    REQUIRE(database.store->add_block({{id, kind, value, at(time)}, "1"}));
  };
  add("w", domain::BlockKind::word, " pills ", 30);
  add("e", domain::BlockKind::email, "x@x.org", 20);
  add("d", domain::BlockKind::domain, "x.org", 20);
  add("a", domain::BlockKind::address, "192.0.2.0/24", 40);
  std::string lines;
  const auto blocks = database.store->blocks();
  REQUIRE(blocks);
  for (const domain::Block& block : *blocks)
    lines += block.id + ": " + std::string(domain::name(block.kind)) + " '" + block.value +
             "' at " + milliseconds_of(block.created) + "\n";
  CHECK(lines ==
        "d: domain 'x.org' at 20\ne: email 'x@x.org' at 20\nw: word ' pills ' at 30\n"
        "a: address '192.0.2.0/24' at 40\n");
}

TEST_CASE("tokens are listed with their roles and times, the revoked ones, too") {
  const Database database;
  REQUIRE(database.store->add_token({"Bob", domain::Role::build, "hash of Bob", at(5), "1"}));
  REQUIRE(database.store->add_token({"Eve", domain::Role::admin, "hash of Eve", at(6), "1"}));
  REQUIRE(database.store->revoke_token("Bob", at(7)));
  std::string lines;
  const auto tokens = database.store->tokens();
  REQUIRE(tokens);
  for (const storage::TokenState& token : *tokens)
    lines += token.id + ": " + token.name + ", " + std::string(domain::name(token.role)) +
             " since " + milliseconds_of(token.created) +
             (token.revoked ? " until " + milliseconds_of(*token.revoked) : "") + "\n";
  CHECK(lines ==
        "1: Ann, moderate since 1\n2: Bob, build since 5 until 7\n3: Eve, admin since 6\n");
  const domain::Moderator eve = database.store->bearer("hash of Eve")->value();
  CHECK(eve.name == "Eve");
  CHECK(eve.role == domain::Role::admin);
  CHECK(eve.id == "3");
}

TEST_CASE("what is known of the clock is stored") {
  using std::chrono::milliseconds;
  const Database database;
  CHECK_FALSE(database.store->clock_watch()->has_value());
  const auto watch = [&] {
    const domain::ClockWatch found = database.store->clock_watch()->value();
    return milliseconds_of(found.last.wall) + " " + found.last.boot + " " +
           std::to_string(found.last.since_boot.count()) + (found.in_doubt ? " in doubt " : " ") +
           std::to_string(found.consistent.count());
  };
  REQUIRE(database.store->observe_clock({at(10), "boot", milliseconds(7)}));
  CHECK(watch() == "10 boot 7 0");
  REQUIRE(database.store->observe_clock({at(100 * kHour), "boot", milliseconds(8)}));
  CHECK(watch() == "360000000 boot 8 in doubt 0");
  const auto later = database.store->observe_clock({at(100 * kHour + 5), "boot", milliseconds(13)});
  REQUIRE(later);
  CHECK(later->in_doubt);
  CHECK(later->consistent == milliseconds(5));
  CHECK(watch() == "360000005 boot 13 in doubt 5");
  REQUIRE(database.store->accept_clock({at(9), "other", milliseconds(3)}));
  CHECK(watch() == "9 other 3 0");
}
