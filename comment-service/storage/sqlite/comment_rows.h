// Converts between database rows and comments.
#pragma once

#include <string>

#include "domain/comment.h"
#include "storage/sqlite/connection.h"

namespace sqlite {

// The columns that comment_in() reads, in this order, from COMMENT_TABLES.
#define COMMENT_COLUMNS                                                                  \
  "c.id, t.key, coalesce(p.id, ''), c.depth, c.path, c.status, c.last_action, "          \
  "c.status_before, c.name, c.email, c.website, c.address, c.body, c.html, c.revision, " \
  "c.author, c.created, c.edited, c.redacted, c.waiting "
#define COMMENT_TABLES                                                                     \
  "comments c JOIN threads t ON t.number = c.thread LEFT JOIN comments p ON p.sequence = " \
  "c.parent "

// Whether readers see the comment itself in the row `c`, or its name: it was published, and waits
// again.
#define SEEN(c) \
  "(" c ".status = 'published' OR (" c ".status = 'held' AND " c ".waiting = 'again'))"

// Whether readers see the comment `c`, or a placeholder because they see a reply. 'g' sorts after
// all hexadecimal digits, so the range contains exactly the paths below c.path.
#define SHOWN \
  "(" SEEN("c") " OR EXISTS(SELECT 1 FROM comments r WHERE r.thread = c.thread " \
  "AND r.path > c.path AND r.path < c.path || 'g' AND " SEEN("r") ")) "

// The number of columns in COMMENT_COLUMNS. Additional columns of a query start at this index.
inline constexpr int kCommentColumns = 20;

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
