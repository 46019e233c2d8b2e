#include "storage/sqlite/rates.h"

#include <algorithm>

#include "storage/sqlite/comment_rows.h"
#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

// The `count`th newest entry in the window; a new comment must wait until this entry leaves the
// window.
constexpr std::string_view kOfNetwork =
    "SELECT at FROM arrivals WHERE network = ?1 AND at > ?2 AND at <= ?3 "
    "ORDER BY at DESC LIMIT 1 OFFSET ?4";
constexpr std::string_view kOfThread =
    "SELECT created FROM comments WHERE thread = " THREAD_NUMBER
    "AND status = 'published' AND created > ?2 AND created <= ?3 "
    "ORDER BY created DESC LIMIT 1 OFFSET ?4";

struct Window {
  std::string_view sql;
  const std::string& of;
  base::Rate rate;
};

// The seconds until the window has room; 0 when it has room now.
base::Result<std::int64_t> wait_for(Connection& connection, const Window& window, base::Time now) {
  TRY(Statement row, connection.prepare(window.sql));
  row.bind(window.of, milliseconds(now - window.rate.window), milliseconds(now),
           window.rate.count - 1);
  TRY(const bool full, row.step());
  if (!full) return 0;
  const std::int64_t left =
      row.integer(0) + milliseconds(base::Time(window.rate.window)) - milliseconds(now);
  return left / 1000 + 1;
}

base::Result<void> unless_waiting(std::int64_t seconds) {
  if (seconds == 0) return {};
  base::Fault fault{base::Code::too_many, "too many comments just now; please try again later"};
  fault.retry_after = seconds;
  return fault;
}

std::vector<domain::CountedNetwork> counted(const domain::Comment& comment,
                                            const storage::Rates& rates) {
  std::vector<domain::CountedNetwork> networks = rates.networks;
  const bool has_own =
      std::ranges::find(networks, comment.address, &domain::CountedNetwork::key) != networks.end();
  if (!has_own) networks.push_back(domain::counted_network(comment.address));
  return networks;
}

base::Result<void> insert(Connection& connection, const std::string& network, base::Time now,
                          base::Time until) {
  TRY(Statement row,
      connection.prepare("INSERT INTO arrivals VALUES(?1, ?2, (SELECT coalesce(max(number), 0) + 1 "
                         "FROM arrivals WHERE network = ?1 AND at = ?2), ?3)"));
  row.bind(network, milliseconds(now), milliseconds(until));
  return row.run();
}

}  // namespace

base::Result<void> count_arrival(Connection& connection, const domain::Comment& comment,
                                 const storage::Rates& rates, base::Time now) {
  if (!rates.address) return {};
  const std::vector<domain::CountedNetwork> networks = counted(comment, rates);
  std::int64_t longest = 0;
  for (const domain::CountedNetwork& network : networks) {
    const base::Rate rate{rates.address->count * network.share, rates.address->window};
    TRY(const std::int64_t wait, wait_for(connection, {kOfNetwork, network.key, rate}, now));
    longest = std::max(longest, wait);
  }
  TRY_DONE(unless_waiting(longest));
  for (const domain::CountedNetwork& network : networks)
    TRY_DONE(insert(connection, network.key, now, now + rates.address->window));
  return {};
}

base::Result<void> check_thread_rate(Connection& connection, const domain::Comment& comment,
                                     const storage::Rates& rates) {
  if (!rates.thread) return {};
  TRY(const std::int64_t wait,
      wait_for(connection, {kOfThread, comment.thread, *rates.thread}, comment.created));
  return unless_waiting(wait);
}

base::Result<void> forget_arrivals(Connection& connection, base::Time now) {
  TRY(Statement row, connection.prepare("DELETE FROM arrivals WHERE until <= ?1"));
  row.bind(milliseconds(now));
  return row.run();
}

}  // namespace sqlite
