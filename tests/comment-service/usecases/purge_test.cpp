#include "usecases/purge.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "storage/sqlite/store.h"
#include "support/pinned.h"
#include "support/temporary_folder.h"
#include "usecases/watch_clock.h"

using std::chrono::days;
using std::chrono::hours;

namespace {

struct Site {
  Site() : store(*sqlite::open(folder.file("c.sqlite"), random)) {
    add("waits", domain::Status::held);
    add("advert", domain::Status::spam);
    add("shown", domain::Status::published);
    add("refused", domain::Status::rejected);
  }

  void add(const std::string& id, domain::Status status) const {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.email = "ann@secret.org";
    comment.body = "body of " + id;
    comment.status = status;
    comment.created = clock.now();
    REQUIRE(store->add({comment, storage::NewThread::create}));
  }
  std::string body(const std::string& id) const { return (**store->comment(id)).body; }
  // The bodies that are left after a purge at that time.
  std::string left(const settings::Purge& after, std::chrono::milliseconds later) {
    support::PinnedClock then;
    then.milliseconds = clock.milliseconds + later.count();
    usecases::purge(after, *store, then, log);
    std::string all;
    for (const char* id : {"waits", "advert", "shown"})
      all += body(id).empty() ? "" : id + std::string(" ");
    if (!body("refused").empty())
      all += (**store->comment("refused")).email.empty() ? "nameless " : "refused ";
    return all;
  }
  domain::ClockReading reading(std::chrono::milliseconds later, std::chrono::milliseconds passed) {
    return {clock.now() + later, "boot", passed};
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  support::PinnedClock clock;
  support::KeptLog log;
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("held comments and spam are purged after times of their own") {
  Site site;
  const settings::Purge usual;
  CHECK(site.left(usual, days(29)) == "waits advert shown refused ");
  CHECK(site.left(usual, days(31)) == "waits shown refused ");
  CHECK(site.log.all() == "forgot 1 stale comments\n");
  CHECK(site.left(usual, days(179)) == "waits shown refused ");
  CHECK(site.left(usual, days(181)) == "shown refused ");
}

TEST_CASE("a time of zero keeps comments for ever") {
  Site site;
  CHECK(site.left({.spam = days(30), .held = days(0)}, days(1000)) == "waits shown refused ");
  Site other;
  CHECK(other.left({.spam = days(0), .held = days(1)}, days(1000)) == "advert shown refused ");
}

TEST_CASE("rejected comments are kept until a time is set, and their senders go first") {
  Site site;
  const settings::Purge usual;
  CHECK(site.left(usual, days(0)) == "waits advert shown refused ");
  CHECK(site.left(usual, days(1000)) == "shown refused ");
  Site other;
  const settings::Purge year{.rejected = days(365)};
  CHECK(other.left(year, days(0)) == "waits advert shown refused ");
  CHECK(other.left(year, days(30)) == "waits advert shown refused ");
  CHECK(other.left(year, days(31)) == "waits shown nameless ");
  CHECK(other.left(year, days(365)) == "shown nameless ");
  CHECK(other.left(year, days(366)) == "shown ");
}

TEST_CASE("the shorter of the times for spam and rejected comments forgets a sender") {
  const auto left = [](const settings::Purge& after, std::chrono::milliseconds later) {
    Site site;
    site.left(after, days(0));
    return site.left(after, later);
  };
  CHECK(left({.spam = days(0), .held = days(0), .rejected = days(10)}, days(10)) ==
        "waits advert shown refused ");
  CHECK(left({.spam = days(0), .held = days(0), .rejected = days(10)}, days(11)) ==
        "waits advert shown ");
  CHECK(left({.spam = days(30), .held = days(0), .rejected = days(10)}, days(11)) ==
        "waits advert shown ");
  CHECK(left({.spam = days(5), .held = days(0), .rejected = days(10)}, days(6)) ==
        "waits shown nameless ");
}

TEST_CASE("a purge that fails is told with its cause") {
  Site site;
  std::filesystem::remove(site.folder.file("c.sqlite"));
  CHECK(site.store->purge({{}, {}, site.clock.now()}).fault().code == base::Code::unavailable);
  usecases::purge({}, *site.store, site.clock, site.log);
  CHECK(site.log.all() ==
        "old comments could not be purged: " + site.folder.file("c.sqlite") +
            " was removed or moved while it was in use. Nothing more is stored: put the file back, "
            "and restart the service\n");
}

TEST_CASE("a clock whose reading cannot be stored is not trusted, and the log says why") {
  Site site;
  std::filesystem::remove(site.folder.file("c.sqlite"));
  CHECK_FALSE(usecases::trusts_clock(*site.store, site.reading(hours(0), hours(9)), site.log));
  CHECK(site.log.all() ==
        "the clock could not be recorded: " + site.folder.file("c.sqlite") +
            " was removed or moved while it was in use. Nothing more is stored: put the file back, "
            "and restart the service\n");
}

TEST_CASE("a clock that was set is not trusted, and the log says so once a day") {
  Site site;
  const auto trusts = [&](std::chrono::milliseconds later, std::chrono::milliseconds passed) {
    return usecases::trusts_clock(*site.store, site.reading(later, passed), site.log);
  };
  CHECK(trusts(hours(0), hours(9)));
  CHECK(trusts(hours(1), hours(10)));
  CHECK(site.log.all().empty());
  CHECK_FALSE(trusts(days(200), hours(11)));
  CHECK(site.log.all() ==
        "the clock was set, or the service was off for more than a day: nothing is purged for the "
        "next 168 hours of service. The clock says 2024-11-17T09:30:00Z; if that is right, "
        "`postil-comments clock accept` ends the wait\n");
  const std::string said = site.log.all();
  CHECK_FALSE(trusts(days(200) + hours(1), hours(12)));
  CHECK(site.log.all() == said);
  CHECK_FALSE(trusts(days(200) + hours(25), hours(36)));
  CHECK(site.log.all().substr(said.size()).find("for the next 166 hours of") != std::string::npos);
}

TEST_CASE("the queue has its own notice, and an accepted clock has none") {
  Site site;
  const base::Time now = site.clock.now() + days(200);
  CHECK(usecases::clock_notice(*site.store, "queue", now)->empty());
  REQUIRE(site.store->observe_clock(site.reading(hours(0), hours(0))));
  CHECK(usecases::clock_notice(*site.store, "queue", now)->empty());
  REQUIRE(site.store->observe_clock(site.reading(days(200), hours(1))));
  CHECK_FALSE(usecases::clock_notice(*site.store, "log", now)->empty());
  CHECK_FALSE(usecases::clock_notice(*site.store, "queue", now)->empty());
  CHECK(usecases::clock_notice(*site.store, "queue", now + hours(24))->empty());
  CHECK_FALSE(usecases::clock_notice(*site.store, "queue", now + hours(25))->empty());
  REQUIRE(site.store->accept_clock(site.reading(days(200), hours(1))));
  CHECK(usecases::clock_notice(*site.store, "queue", now + days(9))->empty());
  CHECK(usecases::trusts_clock(*site.store, site.reading(days(200), hours(1)), site.log));
}
