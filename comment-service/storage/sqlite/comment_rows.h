// Converts between database rows and comments.
#pragma once

#include <string>

#include "domain/comment.h"
#include "storage/sqlite/connection.h"

namespace sqlite {

// Whether readers see the comment in the row `c`, or at least its name: it was published, and waits
// again.
#define SEEN(c) \
  "(" c ".status = 'published' OR (" c ".status = 'held' AND " c ".waiting = 'again'))"

// The columns that comment_in() reads, in this order, from COMMENT_TABLES.
#define COMMENT_COLUMNS                                                                  \
  "c.id, t.key, coalesce(p.id, ''), c.depth, c.path, c.status, c.last_action, "          \
  "c.status_before, c.name, c.email, c.website, c.address, c.body, c.html, c.revision, " \
  "c.author, c.created, c.edited, c.redacted, c.waiting, "                               \
  "iif(" SEEN("p") ", p.name, NULL) "
#define COMMENT_TABLES                                                                     \
  "comments c JOIN threads t ON t.number = c.thread LEFT JOIN comments p ON p.sequence = " \
  "c.parent "

// Whether readers see the comment `c`, or a placeholder because they see a reply. Beyond the depth
// limit replies have no path below their parent, so this follows the parents. It goes down 32
// levels: a longer chain of unseen replies is shown without its head, and does not cost the square
// of its length.
#define SHOWN \
  "(" SEEN("c") " OR EXISTS(WITH RECURSIVE replies(sequence, seen, level) AS (SELECT "       \
  "r.sequence, " SEEN("r") ", 1 FROM comments r WHERE r.parent = c.sequence UNION ALL "      \
  "SELECT r.sequence, " SEEN("r") ", level + 1 FROM replies a JOIN comments r "              \
  "ON r.parent = a.sequence WHERE level < 32) SELECT 1 FROM replies WHERE seen)) "

// The number of columns in COMMENT_COLUMNS. Additional columns of a query start at this index.
inline constexpr int kCommentColumns = 21;

// The comment in the current row of the statement, without reasons.
domain::Comment comment_in(const Statement& row);

base::Result<std::optional<domain::Comment>> find_comment(Connection& connection,
                                                          const std::string& id);

base::Result<std::vector<domain::Reason>> reasons_of(Connection& connection, const std::string& id);

// Replaces the comment's reasons.
base::Result<void> save_reasons(Connection& connection, const std::string& id,
                                const std::vector<domain::Reason>& reasons);

std::int64_t milliseconds(base::Time time);
base::Time time_from(std::int64_t milliseconds);

}  // namespace sqlite
