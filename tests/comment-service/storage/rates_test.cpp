// How many comments a network and a thread may send, to the millisecond.
#include <doctest/doctest.h>

#include "storage/sqlite/connection.h"
#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

base::Time at(int milliseconds) { return base::Time(std::chrono::milliseconds(milliseconds)); }

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  // Sends a comment at that time. Returns the seconds to wait, or 0 when it is taken.
  std::int64_t wait(int time, const storage::Rates& rates, const std::string& thread = "/x/",
                    domain::Status status = domain::Status::held) {
    storage::NewComment request;
    request.comment.id = std::to_string(++sent);
    request.comment.thread = thread;
    request.comment.address = "192.0.2.0/24";
    request.comment.body = "text";
    request.comment.status = status;
    request.comment.created = at(time);
    request.new_thread = storage::NewThread::create;
    request.rates = rates;
    const auto added = store->add(request);
    if (added) return 0;
    CHECK(added.fault().code == base::Code::too_many);
    CHECK(added.fault().message == "too many comments just now; please try again later");
    return added.fault().retry_after;
  }
  // The counted arrivals, in order of time.
  std::string arrivals() const {
    auto connection = *sqlite::Connection::open(folder.file("c.sqlite"));
    auto row = *connection.prepare(
        "SELECT network || ' ' || at || ' #' || number || ' until ' || until || ', ' "
        "FROM arrivals ORDER BY at, network, number");
    std::string text;
    while (*row.step()) text += row.text(0);
    return text;
  }
  void purge(int time) const { REQUIRE(store->purge({std::nullopt, std::nullopt, at(time)})); }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
  int sent = 0;
};

storage::Rates of_address(std::int64_t count, std::vector<domain::CountedNetwork> networks) {
  storage::Rates rates;
  rates.address = base::Rate{count, std::chrono::seconds(10)};
  rates.networks = std::move(networks);
  return rates;
}

}  // namespace

TEST_CASE("arrivals leave the window of their network one by one") {
  Database database;
  const storage::Rates rates = of_address(2, {{"192.0.2.0/24", 1}});
  CHECK(database.wait(1000, rates) == 0);
  CHECK(database.wait(1500, rates) == 0);
  CHECK(database.wait(1500, rates) == 10);
  CHECK(database.wait(2000, rates) == 10);
  CHECK(database.wait(2001, rates) == 9);
  CHECK(database.wait(10'999, rates) == 1);
  CHECK(database.wait(11'000, rates) == 0);
  CHECK(database.wait(11'499, rates) == 1);
  CHECK(database.wait(11'500, rates) == 0);
  // Arrivals of a time after now do not count.
  CHECK(database.wait(999, rates) == 0);
}

TEST_CASE("each network of the sender counts, a wider one with its share, and the longest wait") {
  Database database;
  const auto rates = [](const std::string& address) {
    return of_address(1, {{address, 1}, {"192.0.2.0/24", 2}});
  };
  CHECK(database.wait(1000, rates("one")) == 0);
  CHECK(database.wait(2000, rates("one")) == 10);
  CHECK(database.wait(5000, rates("two")) == 0);
  CHECK(database.wait(6000, rates("three")) == 6);
  CHECK(database.wait(6000, rates("two")) == 10);
  // Refused ones are not counted.
  CHECK(database.arrivals() ==
        "192.0.2.0/24 1000 #1 until 11000, one 1000 #1 until 11000, "
        "192.0.2.0/24 5000 #1 until 15000, two 5000 #1 until 15000, ");
}

TEST_CASE("the stored network counts, too, when the sender's others do not name it") {
  Database database;
  CHECK(database.wait(1000, of_address(1, {{"one", 1}})) == 0);
  for (const char* address : {"two", "three", "four"})
    CHECK(database.wait(1000, of_address(1, {{address, 1}})) == 0);
  CHECK(database.wait(1000, of_address(1, {{"five", 1}})) == 11);
  CHECK(database.arrivals() ==
        "192.0.2.0/24 1000 #1 until 11000, 192.0.2.0/24 1000 #2 until 11000, "
        "192.0.2.0/24 1000 #3 until 11000, 192.0.2.0/24 1000 #4 until 11000, "
        "four 1000 #1 until 11000, one 1000 #1 until 11000, three 1000 #1 until 11000, "
        "two 1000 #1 until 11000, ");
}

TEST_CASE("without a rate nothing is counted, and arrivals are forgotten after their window") {
  Database database;
  CHECK(database.wait(1000, {}) == 0);
  CHECK(database.arrivals().empty());
  CHECK(database.wait(1000, of_address(1, {{"192.0.2.0/24", 1}})) == 0);
  database.purge(10'999);
  CHECK(database.arrivals() == "192.0.2.0/24 1000 #1 until 11000, ");
  database.purge(11'000);
  CHECK(database.arrivals().empty());
}

TEST_CASE("a thread takes so many published comments in its window") {
  Database database;
  storage::Rates rates;
  rates.thread = base::Rate{2, std::chrono::seconds(10)};
  const auto wait = [&](int time, const std::string& thread = "/x/") {
    return database.wait(time, rates, thread, domain::Status::published);
  };
  CHECK(database.wait(900, rates) == 0);
  CHECK(database.wait(900, rates) == 0);
  CHECK(wait(1000) == 0);
  CHECK(wait(1500) == 0);
  CHECK(wait(2000) == 10);
  CHECK(wait(2000, "/y/") == 0);
  // Held comments are taken.
  CHECK(database.wait(2000, rates) == 0);
  CHECK(wait(10'999) == 1);
  CHECK(wait(11'000) == 0);
  CHECK(wait(999) == 0);
}
