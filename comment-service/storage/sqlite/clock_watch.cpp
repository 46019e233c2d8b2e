#include "storage/sqlite/clock_watch.h"

#include "storage/sqlite/comment_rows.h"

namespace sqlite {
namespace {

base::Time time_in(const Statement& row, int column) {
  return base::Time(std::chrono::milliseconds(row.integer(column)));
}

base::Result<std::optional<base::Time>> newest_event(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT at FROM events ORDER BY sequence DESC LIMIT 1"));
  TRY(const bool found, row.step());
  return found ? std::optional(time_in(row, 0)) : std::nullopt;
}

base::Result<void> save(Connection& connection, const domain::ClockWatch& watch) {
  TRY(Statement row,
      connection.prepare("INSERT OR REPLACE INTO clock(number, wall, boot, since_boot, in_doubt, "
                         "consistent) VALUES(1, ?1, ?2, ?3, ?4, ?5)"));
  row.bind(milliseconds(watch.last.wall), watch.last.boot, watch.last.since_boot.count(),
           watch.in_doubt ? 1 : 0, watch.consistent.count());
  return row.run();
}

}  // namespace

base::Result<std::optional<domain::ClockWatch>> read_clock_watch(Connection& connection) {
  TRY(Statement row,
      connection.prepare("SELECT wall, boot, since_boot, in_doubt, consistent FROM clock"));
  TRY(const bool found, row.step());
  if (!found) return std::optional<domain::ClockWatch>();
  return std::optional(
      domain::ClockWatch{{time_in(row, 0), row.text(1), std::chrono::milliseconds(row.integer(2))},
                         row.integer(3) != 0,
                         std::chrono::milliseconds(row.integer(4))});
}

base::Result<domain::ClockWatch> observe_clock(Connection& connection,
                                               const domain::ClockReading& now) {
  TRY(const std::optional<domain::ClockWatch> before, read_clock_watch(connection));
  TRY(const std::optional<base::Time> newest, newest_event(connection));
  const domain::ClockWatch after = domain::observe(before, now, newest);
  TRY_DONE(save(connection, after));
  return after;
}

base::Result<void> accept_clock(Connection& connection, const domain::ClockReading& now) {
  return save(connection, {now});
}

base::Result<bool> claim_notice(Connection& connection, const std::string& name, base::Time now) {
  TRY(Statement told, connection.prepare("SELECT at FROM notices WHERE name = ?1"));
  told.bind(name);
  TRY(const bool found, told.step());
  if (found && !domain::is_another_day(time_in(told, 0), now)) return false;
  TRY(Statement row, connection.prepare("INSERT OR REPLACE INTO notices VALUES(?1, ?2)"));
  row.bind(name, milliseconds(now));
  TRY_DONE(row.run());
  return true;
}

}  // namespace sqlite
