// Answers that are stored for requests that a client may repeat.
#include <doctest/doctest.h>

#include "storage/sqlite/connection.h"
#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

constexpr base::Time now{hours(1'000'000)};

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  void accept(const std::string& id, const std::string& key,
              domain::Status status = domain::Status::held, base::Time created = now) const {
    storage::NewComment request;
    request.comment.id = id;
    request.comment.thread = "/x/";
    request.comment.body = "text";
    request.comment.status = status;
    request.comment.created = created;
    request.new_thread = storage::NewThread::create;
    request.request = storage::RequestKey{key, "body of " + key};
    request.told = [](const domain::Comment& comment) { return "reasons of " + comment.id; };
    REQUIRE(store->add(request));
  }
  void refuse(const std::string& key, const std::string& told, const std::string& network = "n",
              base::Time at = now) const {
    REQUIRE(store->store_answer(
        {{key, "body of " + key}, "", domain::Status::held, told, at, network}));
  }
  std::string found(const std::string& key, base::Time at = now) const {
    const auto answer = store->stored_answer(key, at);
    REQUIRE(answer);
    if (!*answer) return "none";
    const storage::StoredAnswer& stored = **answer;
    return stored.request.key + ", " + stored.request.body + ", " + stored.comment + ", " +
           std::string(domain::name(stored.status)) + ", " + stored.told + ", " +
           std::to_string((stored.at - now).count()) + ", " + stored.network;
  }
  void purge(base::Time at) const { REQUIRE(store->purge({std::nullopt, std::nullopt, at})); }
  std::int64_t count(std::string_view sql) const {
    auto connection = *sqlite::Connection::open(folder.file("c.sqlite"));
    auto row = *connection.prepare(sql);
    REQUIRE(*row.step());
    return row.integer(0);
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("an answer is found by its key, with all that was stored") {
  const Database database;
  database.accept("a", "held");
  database.accept("b", "shown", domain::Status::published, now + milliseconds(7));
  database.refuse("refused", "the whole answer", "n", now + milliseconds(8));
  CHECK(database.found("held") == "held, body of held, a, held, reasons of a, 0, ");
  CHECK(database.found("shown") == "shown, body of shown, b, published, reasons of b, 7, ");
  CHECK(database.found("refused") == "refused, body of refused, , held, the whole answer, 8, ");
  CHECK(database.found("other") == "none");
  CHECK(database.found("") == "none");
  // The status is the one of that time.
  REQUIRE(database.store->decide({"a", domain::Action::approve, 1, "", "1"}, now));
  CHECK(database.found("held") == "held, body of held, a, held, reasons of a, 0, ");
}

TEST_CASE("an answer lasts for a day, and the newest of a key counts") {
  const Database database;
  database.accept("a", "key");
  database.refuse("refused", "told");
  const base::Time last = now + hours(24) - milliseconds(1);
  for (const char* key : {"key", "refused"}) {
    CHECK(database.found(key, last) != "none");
    CHECK(database.found(key, now + hours(24)) == "none");
  }
  database.accept("b", "key", domain::Status::held, now + hours(24));
  CHECK(database.found("key", now + hours(24)) ==
        "key, body of key, b, held, reasons of b, 86400000, ");
  database.refuse("refused", "told again", "n", now + hours(1));
  CHECK(database.found("refused") == "refused, body of refused, , held, told again, 3600000, ");
  CHECK(database.count("SELECT count(*) FROM refused_answers") == 1);
}

TEST_CASE("a purge forgets the answers of a day ago, in several batches") {
  const Database database;
  for (int i = 0; i < 501; ++i) database.accept(std::to_string(i), "k" + std::to_string(i));
  database.refuse("refused", "told");
  constexpr std::string_view kept =
      "SELECT count(*) FROM comments WHERE request IS NOT NULL AND request_body <> '' AND "
      "told <> '' AND answered <> ''";
  constexpr std::string_view left =
      "SELECT (SELECT count(*) FROM comments WHERE request IS NOT NULL OR request_body <> '' OR "
      "told <> '' OR answered <> '') + (SELECT count(*) FROM refused_answers)";
  database.purge(now + hours(24) - milliseconds(1));
  CHECK(database.count(kept) == 501);
  CHECK(database.count(left) == 502);
  database.purge(now + hours(24));
  CHECK(database.count(left) == 0);
}

TEST_CASE("a network keeps 64 KiB of answers, the newest ones") {
  const Database database;
  // The key and its body count, too: 4 + 12 bytes.
  database.refuse("key1", std::string(32'752, 'x'));
  database.refuse("key2", std::string(32'752, 'x'));
  database.refuse("key3", "", "m");
  CHECK(database.found("key1") != "none");
  CHECK(database.found("key2") != "none");
  database.refuse("key4", "");
  CHECK(database.found("key1") == "none");
  CHECK(database.found("key2") != "none");
  CHECK(database.found("key3") != "none");
  CHECK(database.found("key4") != "none");
}

TEST_CASE("when all answers are too many bytes, the network with the most loses its oldest") {
  const Database database;
  // 16 networks of 64 KiB are exactly 1 MiB.
  for (int i = 10; i < 26; ++i) {
    const std::string number = std::to_string(i);
    database.refuse("a" + number, std::string(32'754, 'x'), number);
    database.refuse("b" + number, std::string(32'754, 'x'), number);
  }
  CHECK(database.count("SELECT sum(bytes) FROM refused_answers") == 1024 * 1024);
  database.refuse("new", "", "other");
  CHECK(database.count("SELECT count(*) FROM refused_answers") == 32);
  CHECK(database.found("a10") == "none");
  CHECK(database.found("b10") != "none");
  CHECK(database.found("new") != "none");
}
