// What the store says about many comments: circumstances, the history, recent ones, and snapshots.
#include <doctest/doctest.h>

#include "storage/sqlite/store.h"
#include "support/comment_text.h"
#include "support/temporary_folder.h"

using domain::Action;
using domain::Status;
using support::milliseconds_of;

namespace {

base::Time at(int milliseconds) { return base::Time(std::chrono::milliseconds(milliseconds)); }

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  void add(domain::Comment comment) const {
    REQUIRE(store->add({std::move(comment), storage::NewThread::create}));
  }
  void decide(const std::string& id, Action action) const {
    REQUIRE(store->decide({id, action, 1, "", "1"}, at(9000)));
  }
  std::string known(const storage::CircumstancesRequest& request) const {
    const auto found = store->circumstances(request);
    REQUIRE(found);
    const auto time = [](const std::optional<base::Time>& found_at) {
      return found_at ? milliseconds_of(*found_at) : std::string("never");
    };
    std::string text = std::string(found->thread_open ? "open" : "closed") + " since " +
                       time(found->thread_since) + ", " +
                       (found->author_published ? "known" : "unknown") + ", sent " +
                       time(found->sent_before) + ", by another " + time(found->sent_by_another) +
                       ", blocked '" + found->blocked + "',";
    for (const std::string& name : found->own_names) text += " " + name;
    return text;
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

domain::Comment comment(const std::string& id, const std::string& thread, int created,
                        Status status = Status::published) {
  domain::Comment comment;
  comment.id = id;
  comment.thread = thread;
  comment.name = "Ann";
  comment.email = "ann@x.org";
  comment.address = "192.0.2.0/24";
  comment.body = "text of " + id;
  comment.html = "<p>text</p>";
  comment.fingerprint = "print";
  comment.created = at(created);
  comment.status = status;
  return comment;
}

}  // namespace

TEST_CASE("the circumstances of a comment are those of its thread, its author and its text") {
  const Database database;
  storage::CircumstancesRequest request{"/x/"};
  CHECK(database.known(request) ==
        "open since never, unknown, sent never, by another never, blocked '',");
  database.add(comment("a", "/x/", 200, Status::held));
  database.add(comment("b", "/x/", 100));
  database.add(comment("c", "/y/", 50));
  const std::string since = "open since 100, ";
  const std::string unsent = "sent never, by another never, blocked '',";
  CHECK(database.known(request) == since + "unknown, " + unsent);
  request.email = "ann@x.org";
  CHECK(database.known(request) == since + "unknown, " + unsent);
  request.address = "192.0.2.0/24";
  CHECK(database.known(request) == since + "known, " + unsent);
  request.address = "192.0.3.0/24";
  CHECK(database.known(request) == since + "unknown, " + unsent);
  request = {"/x/", "bob@x.org", "192.0.2.0/24"};
  CHECK(database.known(request) == since + "unknown, " + unsent);
  request = {"/x/", "", "192.0.2.0/24"};
  CHECK(database.known(request) == since + "unknown, " + unsent);
  REQUIRE(database.store->save_thread({"/x/", "", false}));
  CHECK(database.known(request) == "closed since 100, unknown, " + unsent);
  REQUIRE(database.store->add_token({"Eve", domain::Role::moderate, "hash", at(1)}));
  REQUIRE(database.store->add_token({"Max", domain::Role::admin, "hash 2", at(1)}));
  REQUIRE(database.store->add_token({"Robot", domain::Role::build, "hash 3", at(1)}));
  REQUIRE(database.store->add_token({"Gone", domain::Role::admin, "hash 4", at(1)}));
  REQUIRE(database.store->revoke_token("Gone", at(2)));
  domain::Comment own = comment("d", "/z/", 300);
  own.author = true;
  own.name = "The site";
  database.add(own);
  CHECK(database.known(request) == "closed since 100, unknown, " + unsent + " The site Eve Max");
}

TEST_CASE("a text was sent before by its sender or as a published one, or by another") {
  const Database database;
  database.add(comment("a", "/x/", 100, Status::held));
  const auto sent = [&](const storage::SentText& text) {
    storage::CircumstancesRequest request{"/new/"};
    request.sent = text;
    const std::string known = database.known(request);
    const std::size_t begin = known.find("sent ");
    return known.substr(begin, known.find(", blocked") - begin);
  };
  const storage::SentText own{"print", "Ann", "ann@x.org", "192.0.2.0/24"};
  CHECK(sent(own) == "sent 100, by another never");
  CHECK(sent({"", "Ann", "ann@x.org", "192.0.2.0/24"}) == "sent never, by another never");
  CHECK(sent({"other", "Ann", "ann@x.org", "192.0.2.0/24"}) == "sent never, by another never");
  CHECK(sent({"print", "Bob", "ann@x.org", "192.0.2.0/24"}) == "sent never, by another 100");
  CHECK(sent({"print", "Ann", "bob@x.org", "192.0.2.0/24"}) == "sent never, by another 100");
  CHECK(sent({"print", "Ann", "ann@x.org", "192.0.3.0/24"}) == "sent never, by another 100");
  CHECK(sent({"print", "Ann", "ann@x.org", ""}) == "sent never, by another 100");
  // The answers that are stored with them do not matter.
  for (const domain::Comment& one : {comment("b", "/y/", 300, Status::held),
                                     comment("c", "/y/", 200), comment("d", "/y/", 150)}) {
    storage::NewComment request{one, storage::NewThread::create};
    request.request = storage::RequestKey{"key of " + one.id, "body"};
    request.told = [](const domain::Comment& stored) { return "answer of " + stored.id; };
    REQUIRE(database.store->add(request));
  }
  CHECK(sent(own) == "sent 300, by another never");
  CHECK(sent({"print", "Bob", "", "192.0.2.0/24"}) == "sent 200, by another 300");
  REQUIRE(database.store->withdraw("b", at(400)));
  CHECK(sent(own) == "sent 200, by another never");
  database.decide("c", Action::remove);
  CHECK(sent(own) == "sent 150, by another never");
}

TEST_CASE("a newer text of another person does not hide an older one that the sender may know") {
  const Database database;
  database.add(comment("a", "/x/", 100));
  domain::Comment other = comment("b", "/x/", 200, Status::held);
  other.name = "Bob";
  database.add(other);
  storage::CircumstancesRequest request{"/x/"};
  request.sent = storage::SentText{"print", "Ann", "ann@x.org", "192.0.2.0/24"};
  const auto known = database.store->circumstances(request);
  REQUIRE(known);
  CHECK(known->sent_before == at(100));
  CHECK(known->sent_by_another == at(200));
}

TEST_CASE("the history has each comment with the status that the policy gave it") {
  const Database database;
  database.add(comment("a", "/x/", 300, Status::held));
  database.add(comment("b", "/x/", 200));
  database.add(comment("c", "/x/", 100, Status::held));
  database.decide("a", Action::approve);
  REQUIRE(database.store->edit(
      {"b", 1, Status::published, "new", "<p>new</p>", "", Status::held, {}, at(400)}));
  const auto history = [&](std::int64_t after, std::size_t limit) {
    std::string text;
    const auto entries = database.store->history(after, limit);
    REQUIRE(entries);
    for (const storage::HistoryEntry& entry : *entries)
      text += std::to_string(entry.sequence) + " " + entry.comment.id + " " +
              std::string(domain::name(entry.comment.status)) + ", was " +
              std::string(domain::name(entry.status)) + "\n";
    return text;
  };
  const std::string a = "1 a published, was held\n";
  const std::string b = "2 b held, was held\n";
  const std::string c = "3 c held, was held\n";
  CHECK(history(0, 9) == a + b + c);
  CHECK(history(0, 2) == a + b);
  CHECK(history(1, 9) == b + c);
  CHECK(history(3, 9).empty());
  REQUIRE(database.store->edit(
      {"b", 2, Status::held, "newer", "<p>newer</p>", "", Status::published, {}, at(500)}));
  database.decide("c", Action::spam);
  CHECK(history(1, 9) == "2 b published, was published\n3 c spam, was held\n");
  REQUIRE(database.store->purge({std::nullopt, at(9001), at(9001)}));
  CHECK(history(2, 9).empty());
}

TEST_CASE("recent comments are published ones, the newest first, with their pages' titles") {
  const Database database;
  REQUIRE(database.store->save_thread({"/x/", "X title", true}));
  database.add(comment("a", "/x/", 100));
  database.add(comment("b", "/y/", 200));
  database.add(comment("c", "/x/", 50));
  database.add(comment("d", "/x/", 300, Status::held));
  const auto recent = [&](std::optional<std::string> thread, std::size_t limit) {
    std::string text;
    const auto found = database.store->recent({std::move(thread), limit});
    REQUIRE(found);
    for (const storage::RecentComment& one : *found)
      text += one.comment.id + " on '" + one.title + "' ";
    return text;
  };
  CHECK(recent({}, 9) == "c on 'X title' b on '' a on 'X title' ");
  CHECK(recent({}, 1) == "c on 'X title' ");
  CHECK(recent("/x/", 9) == "c on 'X title' a on 'X title' ");
  CHECK(recent("/y/", 9) == "b on '' ");
  CHECK(recent("/z/", 9).empty());
}

TEST_CASE("totals count the published comments of each thread that is asked for") {
  const Database database;
  database.add(comment("a", "/x/", 100));
  database.add(comment("b", "/x/", 100));
  database.add(comment("c", "/x/", 100, Status::held));
  database.add(comment("d", "/y/", 100));
  CHECK(*database.store->totals({"/y/", "/z/", "/x/", "/y/"}) ==
        std::vector<std::int64_t>{1, 0, 2, 1});
  CHECK(database.store->totals({})->empty());
}

TEST_CASE("a snapshot has each changed thread in parts, with its total and where it moved") {
  const Database database;
  for (int i = 0; i < 3; ++i) database.add(comment("x" + std::to_string(i), "/x/", 100 + i));
  database.add(comment("y", "/y/", 200));
  database.add(comment("z", "/z/", 300, Status::held));
  database.add(comment("old", "/old/", 400));
  REQUIRE(database.store->change_thread({"/old/", {}, "/new/", "1", at(1)}));
  const auto text = [&](const storage::SnapshotRequest& request) {
    std::string lines;
    const auto snapshot = database.store->snapshot(request);
    REQUIRE(snapshot);
    while (true) {
      const auto next = (*snapshot)->next();
      REQUIRE(next);
      if (!*next) return lines;
      const storage::ThreadPart& part = **next;
      lines += part.thread.key + " " + std::to_string(part.total) +
               (part.first ? " first" : " more") + ", moved to '" + part.moved_to + "':";
      for (const domain::Comment& each : part.comments) lines += " " + each.id;
      lines += part.next.empty() ? ", end\n" : ", next " + part.comments.back().path + "\n";
      if (!part.next.empty()) CHECK(part.next == part.comments.back().path);
    }
  };
  const std::string moved =
      "/new/ 1 first, moved to '': old, end\n/old/ 0 first, moved to '/new/':, end\n";
  CHECK(text({0, "", 2}) ==
        "/x/ 3 first, moved to '': x0 x1, next 00000000065000000002\n"
        "/x/ 3 more, moved to '': x2, end\n"
        "/y/ 1 first, moved to '': y, end\n" +
            moved);
  const storage::SnapshotEnd end = (*database.store->snapshot({}))->end();
  CHECK(text({end.sequence, end.epoch, 2}).empty());
  CHECK(text({end.sequence - 1, end.epoch, 2}) == moved);
  CHECK(text({end.sequence + 1, end.epoch, 3}) ==
        "/x/ 3 first, moved to '': x0 x1 x2, end\n/y/ 1 first, moved to '': y, end\n" + moved);
  CHECK(text({end.sequence, "other", 2}) == text({0, "", 2}));
}
