#include "domain/clock_watch.h"

#include <doctest/doctest.h>

using domain::ClockReading;
using domain::ClockWatch;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr base::Time kStart{days(19'000)};

// Two clocks that a test sets: the one on the wall, and the one that counts since the boot.
struct Machine {
  ClockReading reading{kStart, "boot 1", hours(5)};
  std::optional<ClockWatch> watch = {};

  void pass(std::chrono::milliseconds time) {
    reading.wall += time;
    reading.since_boot += time;
  }
  void boot(std::chrono::milliseconds off) {
    reading = {reading.wall + off, reading.boot + "'", minutes(1)};
  }
  bool trusts(std::optional<base::Time> newest = {}) {
    watch = domain::observe(watch, reading, newest);
    return !watch->in_doubt;
  }
};

}  // namespace

TEST_CASE("a clock that goes on as the time since boot is trusted") {
  Machine machine;
  CHECK(machine.trusts());
  for (const auto passed : {hours(1), hours(1), hours(24 * 300), hours(0)}) {
    machine.pass(passed);
    CHECK(machine.trusts());
  }
}

TEST_CASE("a clock that was set by more than a day is in doubt, in either direction") {
  for (const auto step : {days(200), days(-200), days(2), days(-2)}) {
    Machine machine;
    CHECK(machine.trusts());
    machine.pass(hours(1));
    machine.reading.wall += step;
    CHECK_FALSE(machine.trusts());
    // Setting it right is another step, and begins the doubt anew.
    machine.pass(hours(100));
    CHECK_FALSE(machine.trusts());
    machine.reading.wall -= step;
    CHECK_FALSE(machine.trusts());
    CHECK(machine.watch->consistent == hours(0));
  }
  for (const auto step : {days(1), days(-1)}) {
    Machine machine;
    CHECK(machine.trusts());
    machine.reading.wall += step;
    CHECK(machine.trusts());
    machine.reading.wall += step > days(0) ? days(1) + minutes(1) : days(-1) - minutes(1);
    CHECK_FALSE(machine.trusts());
  }
}

TEST_CASE("after a boot, the time that has passed counts as none") {
  Machine machine;
  CHECK(machine.trusts());
  machine.boot(hours(23));
  CHECK(machine.trusts());
  machine.boot(hours(25));
  CHECK_FALSE(machine.trusts());

  Machine silent;  // a system that does not identify its runs
  silent.reading.boot.clear();
  CHECK(silent.trusts());
  silent.pass(hours(25));
  CHECK_FALSE(silent.trusts());
}

TEST_CASE("doubt ends after seven days of hourly readings, which restarts do not begin anew") {
  Machine machine;
  CHECK(machine.trusts());
  machine.reading.wall += days(200);
  CHECK_FALSE(machine.trusts());
  for (int hour = 1; hour < 7 * 24; ++hour) {
    if (hour % 50 == 0) machine.boot(minutes(3));
    machine.trusts();
    machine.pass(hours(1));
    CHECK_FALSE(machine.trusts());
  }
  machine.pass(hours(1));
  CHECK(machine.trusts());
  CHECK(machine.watch->consistent == hours(7 * 24));
}

TEST_CASE("a pause of the service is no proof of a right clock") {
  Machine machine;
  CHECK(machine.trusts());
  machine.reading.wall += days(200);
  CHECK_FALSE(machine.trusts());
  machine.pass(days(30));
  CHECK_FALSE(machine.trusts());
  CHECK(machine.watch->consistent == hours(1));
}

TEST_CASE("the first reading of a database is compared with its newest event") {
  CHECK(Machine().trusts(kStart - hours(23)));
  CHECK_FALSE(Machine().trusts(kStart - days(2)));
  CHECK_FALSE(Machine().trusts(kStart + days(2)));
}

TEST_CASE("a difference of exactly a day is no doubt, and a millisecond more is one") {
  using std::chrono::milliseconds;
  for (const int direction : {1, -1}) {
    for (const auto more : {milliseconds(0), milliseconds(1)}) {
      const milliseconds off = direction * (milliseconds(days(1)) + more);
      const bool within = more == milliseconds(0);
      Machine set;
      CHECK(set.trusts());
      set.pass(hours(3));
      set.reading.wall += off;
      CHECK(set.trusts() == within);
      CHECK(Machine().trusts(kStart - off) == within);
      CHECK(domain::is_another_day(kStart, kStart + off) == !within);
    }
  }
}

TEST_CASE("time in which a clock agrees counts, up to an hour for each reading") {
  const auto consistent = [](std::chrono::milliseconds passed) {
    Machine machine;
    machine.trusts(kStart + days(9));
    machine.pass(passed);
    CHECK_FALSE(machine.trusts());
    return machine.watch->consistent;
  };
  CHECK(consistent(minutes(0)) == minutes(0));
  CHECK(consistent(minutes(59)) == minutes(59));
  CHECK(consistent(minutes(61)) == minutes(60));
  // The time since boot does not run backwards.
  CHECK(consistent(-minutes(1)) == minutes(0));
}
