#include "storage/sqlite/waiting_comments.h"

#include "storage/sqlite/circumstances.h"
#include "storage/sqlite/comment_rows.h"
#include "storage/sqlite/threads.h"

namespace sqlite {
namespace {

constexpr std::chrono::hours kEpisode{1};
constexpr std::chrono::hours kNoticeLife{24};
// Enough to see what happens; a flood may fill the limits of thousands of networks.
constexpr int kMostNotices = 20;
// Moderators need some time to make room.
constexpr std::int64_t kRetryAfter = std::int64_t{60} * 60;

base::Result<bool> network_is_full(Connection& connection, const WaitingComment& waiting) {
  if (!waiting.rates.waiting_network) return false;
  TRY(Statement row, connection.prepare("SELECT 1 FROM comments WHERE thread = " THREAD_NUMBER
                                        "AND network = ?2 AND status = 'held' LIMIT 1 OFFSET ?3"));
  row.bind(waiting.comment.thread, waiting.network, *waiting.rates.waiting_network - 1);
  return row.step();
}

base::Result<bool> site_is_full(Connection& connection, const storage::Rates& rates) {
  if (!rates.waiting_site) return false;
  TRY(Statement row,
      connection.prepare("SELECT 1 FROM comments WHERE status = 'held' LIMIT 1 OFFSET ?1"));
  row.bind(*rates.waiting_site - 1);
  return row.step();
}

}  // namespace

std::string waiting_network(const domain::Comment& comment, const storage::Rates& rates) {
  return domain::widest(comment.address, rates.networks);
}

base::Result<std::string> network_of(Connection& connection, const std::string& id) {
  TRY(Statement row, connection.prepare("SELECT network FROM comments WHERE id = ?1"));
  row.bind(id);
  TRY(const bool found, row.step());
  return found ? row.text(0) : std::string();
}

base::Result<std::optional<storage::FullQueue>> find_full_queue(Connection& connection,
                                                                const WaitingComment& waiting) {
  using Found = std::optional<storage::FullQueue>;
  const auto& [comment, network, rates] = waiting;
  if (comment.status != domain::Status::held || comment.author) return Found();
  TRY(const bool network_full, network_is_full(connection, waiting));
  TRY(const bool site_full, site_is_full(connection, rates));
  if (!network_full && !site_full) return Found();
  TRY(const bool known, is_known_author(connection, comment.email, comment.address));
  if (known) return Found();
  if (site_full) return Found({"", "", *rates.waiting_site});
  return Found({comment.thread, network, *rates.waiting_network});
}

base::Fault queue_full(const storage::FullQueue& full) {
  base::Fault fault{base::Code::queue_full,
                    full.thread.empty()
                        ? "too many comments wait for a moderator; please try again later"
                        : "too many comments from this network wait for a moderator on this page; "
                          "please try again later"};
  fault.retry_after = kRetryAfter;
  return fault;
}

std::string words_for_log(const storage::FullQueue& full) {
  const std::string number = std::to_string(full.limit);
  if (full.thread.empty())
    return number + " comments wait on this site, so comments of strangers are turned away";
  return number + " comments from " + full.network + " wait on " + full.thread +
         ", so comments of strangers from there are turned away";
}

base::Result<bool> note_full_queue(Connection& connection, const storage::FullQueue& full) {
  TRY(Statement row,
      connection.prepare(
          "INSERT INTO full_queues VALUES(?1, ?2, ?3, 1, ?4, ?4) ON CONFLICT DO UPDATE SET "
          "bound = ?3, last = ?4, count = iif(since > ?5, count + 1, 1), "
          "since = iif(since > ?5, since, ?4) RETURNING count"));
  row.bind(full.thread, full.network, full.limit, milliseconds(full.last),
           milliseconds(full.last - kEpisode));
  TRY(const bool written, row.step());
  const bool first = written && row.integer(0) == 1;
  TRY([[maybe_unused]] const bool more, row.step());
  return first;
}

base::Result<std::vector<storage::FullQueue>> read_full_queues(Connection& connection) {
  TRY(Statement row,
      connection.prepare("SELECT thread, network, bound, count, since, last FROM full_queues "
                         "ORDER BY last DESC LIMIT ?1"));
  row.bind(kMostNotices);
  std::vector<storage::FullQueue> found;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return found;
    found.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3),
                     time_from(row.integer(4)), time_from(row.integer(5))});
  }
}

base::Result<void> forget_full_queues(Connection& connection, base::Time now) {
  TRY(Statement row, connection.prepare("DELETE FROM full_queues WHERE last <= ?1"));
  row.bind(milliseconds(now - kNoticeLife));
  return row.run();
}

}  // namespace sqlite
