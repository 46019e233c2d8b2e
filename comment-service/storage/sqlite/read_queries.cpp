#include "storage/sqlite/read_queries.h"

#include <algorithm>
#include <charconv>

#include "storage/sqlite/comment_rows.h"
#include "storage/sqlite/moderation.h"
#include "storage/sqlite/read_transaction.h"
#include "storage/sqlite/threads.h"
#include "storage/sqlite/waiting_comments.h"

namespace sqlite {
namespace {

base::Fault bad_cursor() { return {base::Code::bad_request, "the cursor is not one of this list"}; }

bool is_path(std::string_view text) {
  return text.size() % domain::kPathStep == 0 &&
         text.size() <= domain::kPathStep * (domain::kDepthLimit + 1) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The cursor must be the path of a comment in this thread. The comment's status does not matter.
base::Result<void> check_cursor(Connection& connection, const storage::DisplayRequest& request) {
  if (request.cursor.empty()) return {};
  if (!is_path(request.cursor)) return bad_cursor();
  TRY(Statement row,
      connection.prepare("SELECT 1 FROM comments WHERE path = ?2 AND thread = " THREAD_NUMBER));
  row.bind(request.thread, request.cursor);
  TRY(const bool found, row.step());
  if (!found) return bad_cursor();
  return {};
}

// Shown comments with paths in the half-open range [?2, ?3).
#define SHOWN_IN_RANGE                                                               \
  "SELECT " COMMENT_COLUMNS "FROM " COMMENT_TABLES "WHERE c.thread = " THREAD_NUMBER \
  "AND c.path >= ?2 AND c.path < ?3 AND " SHOWN
constexpr std::string_view kShown = SHOWN_IN_RANGE "ORDER BY c.path LIMIT ?4";
constexpr std::string_view kShownBackwards = SHOWN_IN_RANGE "ORDER BY c.path DESC LIMIT ?4";

// '!' sorts before all hexadecimal digits and 'g' after them.
std::string after(const std::string& path) { return path + "!"; }
std::string below(const std::string& path) { return path + "g"; }

// The bytes that count for DisplayRequest::bytes.
std::size_t bytes_of(const domain::Comment& comment) {
  const domain::Visibility shown = domain::visibility(comment);
  if (shown == domain::Visibility::removed || shown == domain::Visibility::waiting) return 0;
  const std::size_t html = shown == domain::Visibility::whole ? comment.html.size() : 0;
  return comment.name.size() + comment.website.size() + comment.parent_name.value_or("").size() +
         html;
}

// Collects the comments of a page, and one more that shows that there is a next page.
class Page {
 public:
  Page(std::size_t limit, std::size_t bytes) : limit_(limit), bytes_left_(bytes) {}

  void add(domain::Comment comment) {
    const std::size_t bytes = bytes_of(comment);
    const bool fits = comments_.size() < limit_ && (comments_.empty() || bytes <= bytes_left_);
    full_ = !fits;
    if (full_) return;
    bytes_left_ -= std::min(bytes, bytes_left_);
    comments_.push_back(std::move(comment));
  }

  // Whether a comment did not fit.
  bool full() const { return full_; }
  // The most comments that add() can still use.
  std::size_t room() const { return limit_ + 1 - comments_.size(); }
  std::vector<domain::Comment> take() { return std::move(comments_); }

 private:
  std::size_t limit_;
  std::size_t bytes_left_;
  bool full_ = false;
  std::vector<domain::Comment> comments_;
};

// Adds the comments of the statement's rows, until the page is full.
base::Result<void> add_rows(Statement& row, Page& page) {
  while (!page.full()) {
    TRY(const bool more, row.step());
    if (!more) return {};
    page.add(comment_in(row));
  }
  return {};
}

// Adds the shown comments of the range, until the page is full.
base::Result<void> add_shown(Connection& connection, const std::string& thread,
                             const std::string& begin, const std::string& end, Page& page) {
  TRY(Statement row, connection.prepare(kShown));
  row.bind(thread, begin, end, page.room());
  return add_rows(row, page);
}

// The path of a comment that readers of the thread see; empty for any other.
base::Result<std::string> shown_path(Connection& connection, const std::string& thread,
                                     const std::string& comment) {
  TRY(Statement row, connection.prepare("SELECT c.path FROM comments c WHERE c.id = ?2 AND "
                                        "c.thread = " THREAD_NUMBER "AND " SHOWN));
  row.bind(thread, comment);
  TRY(const bool found, row.step());
  return found ? row.text(0) : std::string();
}

// The path of the comment with which a page begins that shows the one at `path`. It begins with the
// first comment of the conversation, unless more than half of a page would come before the comment.
base::Result<std::string> start_of_page(Connection& connection, const storage::PageRequest& request,
                                        const std::string& path) {
  Page page(request.following / 2 + 1, request.bytes);
  TRY(Statement row, connection.prepare(kShownBackwards));
  row.bind(request.thread, path.substr(0, domain::kPathStep), after(path), page.room());
  TRY_DONE(add_rows(row, page));
  return page.take().back().path;
}

// Adds the newest conversations first, each in its own order. Each conversation needs one index
// look-up, so the cost of a page does not depend on the length of the thread.
base::Result<void> add_newest(Connection& connection, const storage::DisplayRequest& request,
                              Page& page) {
  std::string top = request.cursor.substr(0, domain::kPathStep);
  if (!top.empty())
    TRY_DONE(add_shown(connection, request.thread, after(request.cursor), below(top), page));
  if (top.empty()) top = below(top);
  while (!page.full()) {
    TRY(Statement row, connection.prepare("SELECT path FROM comments WHERE thread = " THREAD_NUMBER
                                          "AND path < ?2 ORDER BY path DESC LIMIT 1"));
    row.bind(request.thread, top);
    TRY(const bool any, row.step());
    if (!any) return {};
    top = row.text(0).substr(0, domain::kPathStep);
    TRY_DONE(add_shown(connection, request.thread, top, below(top), page));
  }
  return {};
}

base::Result<storage::Display> read_page(Connection& connection,
                                         const storage::DisplayRequest& request) {
  storage::Display display;
  TRY(const std::vector<std::int64_t> totals, read_totals(connection, {request.thread}));
  display.total = totals.front();
  TRY(const std::optional<domain::Thread> thread, find_thread(connection, request.thread));
  if (thread) display.version = thread->version;
  TRY(display.next, read_shown(connection, request, display.comments));
  return display;
}

base::Result<storage::AuthorHistory> read_history(Connection& connection,
                                                  const domain::Comment& comment) {
  storage::AuthorHistory history;
  if (comment.email.empty()) return history;
  TRY(Statement row,
      connection.prepare("SELECT status, count(*) FROM comments "
                         "WHERE email = ?1 AND email <> '' AND id <> ?2 GROUP BY status"));
  row.bind(comment.email, comment.id);
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return history;
    const std::string status = row.text(0);
    if (status == "published") history.published = row.integer(1);
    if (status == "rejected") history.rejected = row.integer(1);
    if (status == "spam") history.spam = row.integer(1);
  }
}

// Leaves the notices of the thread, and of the whole site. Without a thread, all stay.
base::Result<void> keep_thread(Connection& connection, const std::string& key,
                               std::vector<storage::FullQueue>& full) {
  if (key.empty()) return {};
  TRY(const std::optional<domain::Thread> thread, find_thread(connection, key));
  std::erase_if(full, [&](const storage::FullQueue& one) {
    return !one.thread.empty() && one.thread != (thread ? thread->key : key);
  });
  return {};
}

}  // namespace

base::Result<std::int64_t> sequence_in(const std::string& cursor) {
  std::int64_t sequence = INT64_MAX;
  if (cursor.empty()) return sequence;
  const char* end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(cursor.data(), end, sequence);
  if (stop != end || error != std::errc() || sequence < 1) return bad_cursor();
  return sequence;
}

base::Result<std::string> read_secret(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT value FROM meta WHERE name = 'secret'"));
  TRY(const bool found, row.step());
  if (!found) return base::Fault{base::Code::unavailable, "the database has no secret"};
  return row.text(0);
}

base::Result<storage::Display> read_display(Connection& connection,
                                            const storage::DisplayRequest& request) {
  TRY(const ReadTransaction moment, ReadTransaction::begin(connection));
  TRY_DONE(check_cursor(connection, request));
  return read_page(connection, request);
}

base::Result<std::string> read_shown(Connection& connection, const storage::DisplayRequest& request,
                                     std::vector<domain::Comment>& comments) {
  Page page(request.limit, request.bytes);
  if (request.sort == storage::Sort::newest) {
    TRY_DONE(add_newest(connection, request, page));
  } else {
    const std::string begin = request.cursor.empty() ? "" : after(request.cursor);
    TRY_DONE(add_shown(connection, request.thread, begin, below(""), page));
  }
  comments = page.take();
  return page.full() ? comments.back().path : std::string();
}

base::Result<std::optional<std::string>> read_page_cursor(Connection& connection,
                                                          const storage::PageRequest& request) {
  TRY(const ReadTransaction moment, ReadTransaction::begin(connection));
  TRY(const std::string path, shown_path(connection, request.thread, request.comment));
  if (path.empty()) return std::optional<std::string>();
  Page first(request.first, request.bytes);
  TRY_DONE(add_shown(connection, request.thread, "", after(path), first));
  if (!first.full()) return std::optional(std::string());
  TRY(const std::string start, start_of_page(connection, request, path));
  TRY(Statement row, connection.prepare("SELECT path FROM comments WHERE thread = " THREAD_NUMBER
                                        "AND path < ?2 ORDER BY path DESC LIMIT 1"));
  row.bind(request.thread, start);
  TRY(const bool any, row.step());
  return std::optional(any ? row.text(0) : std::string());
}

base::Result<std::vector<storage::RecentComment>> read_recent(
    Connection& connection, const storage::RecentRequest& request) {
  TRY(Statement row,
      connection.prepare(request.thread
                             ? "SELECT " COMMENT_COLUMNS ", t.title, t.lang FROM " COMMENT_TABLES
                               "WHERE c.status = 'published' AND c.thread = " THREAD_NUMBER
                               "ORDER BY c.sequence DESC LIMIT ?2"
                             : "SELECT " COMMENT_COLUMNS ", t.title, t.lang FROM " COMMENT_TABLES
                               "WHERE c.status = 'published' AND ?1 IS NULL "
                               "ORDER BY c.sequence DESC LIMIT ?2"));
  row.bind(request.thread, request.limit);
  std::vector<storage::RecentComment> recent;
  std::size_t bytes = 0;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return recent;
    domain::Comment comment = comment_in(row);
    bytes += bytes_of(comment);
    if (!recent.empty() && bytes > request.bytes) return recent;
    recent.push_back(
        {std::move(comment), row.text(kCommentColumns), row.text(kCommentColumns + 1)});
  }
}

base::Result<storage::Queue> read_queue(Connection& connection,
                                        const storage::QueueRequest& request) {
  TRY(const std::int64_t before, sequence_in(request.cursor));
  TRY(const ReadTransaction moment, ReadTransaction::begin(connection));
  TRY(Statement row,
      connection.prepare(request.thread.empty()
                             ? "SELECT " COMMENT_COLUMNS ", c.sequence FROM " COMMENT_TABLES
                               "WHERE c.status = ?2 AND ?1 = '' AND c.sequence < ?3 "
                               "ORDER BY c.sequence DESC LIMIT ?4"
                             : "SELECT " COMMENT_COLUMNS ", c.sequence FROM " COMMENT_TABLES
                               "WHERE c.status = ?2 AND c.thread = " THREAD_NUMBER
                               "AND c.sequence < ?3 ORDER BY c.sequence DESC LIMIT ?4"));
  row.bind(request.thread, domain::name(request.status), before, request.limit + 1);
  storage::Queue queue;
  if (request.status == domain::Status::held) {
    TRY(queue.full, read_full_queues(connection));
    TRY_DONE(keep_thread(connection, request.thread, queue.full));
  }
  std::int64_t last = 0;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return queue;
    if (queue.comments.size() == request.limit) {
      queue.next = std::to_string(last);
      return queue;
    }
    last = row.integer(kCommentColumns);
    storage::QueueEntry queued{comment_in(row), {}, {}};
    TRY(queued.comment.reasons, reasons_of(connection, queued.comment.id));
    TRY(queued.history, read_history(connection, queued.comment));
    TRY(queued.notes, read_notes(connection, queued.comment.id));
    queue.comments.push_back(std::move(queued));
  }
}

base::Result<std::vector<std::int64_t>> read_totals(Connection& connection,
                                                    const std::vector<std::string>& threads) {
  std::vector<std::int64_t> totals;
  for (const std::string& thread : threads) {
    TRY(Statement row,
        connection.prepare("SELECT count(*) FROM comments WHERE status = 'published' "
                           "AND thread = " THREAD_NUMBER));
    row.bind(thread);
    TRY([[maybe_unused]] const bool found, row.step());
    totals.push_back(row.integer(0));
  }
  return totals;
}

}  // namespace sqlite
