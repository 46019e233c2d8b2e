// The storage port: everything that the service asks of a database. Every write is durable when the
// call returns. Thread-safe. Every call can also fail with `unavailable` when the database fails.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/duration.h"
#include "base/result.h"
#include "domain/circumstances.h"
#include "domain/clock_watch.h"
#include "domain/comment.h"
#include "domain/decision.h"
#include "domain/moderator.h"
#include "domain/sender.h"
#include "domain/thread.h"
#include "storage/moderation.h"
#include "storage/threads.h"

namespace storage {

// How to treat the first comment of a thread that does not exist yet.
enum class NewThread { create, refuse };

// Limits as in settings::Rates, and the sender's networks for which the request counts. Nothing
// means no limit.
struct Rates {
  std::optional<base::Rate> address = {};
  std::optional<base::Rate> thread = {};
  std::optional<std::int64_t> waiting_network = {};
  std::optional<std::int64_t> waiting_site = {};
  // As in domain::Sender.
  std::vector<domain::CountedNetwork> networks = {};
};

// Identifies a request that a client may repeat: the hash of its idempotency key and thread, and
// the hash of its body.
struct RequestKey {
  std::string key;
  std::string body;
};

// The stored answer to such a request.
struct StoredAnswer {
  RequestKey request;
  // The stored comment and its status at that time; empty when no comment was stored.
  std::string comment = {};
  domain::Status status = domain::Status::held;
  // The reasons that the answer contained. Without a comment, the whole answer.
  std::string told = {};
  base::Time at = {};
  // The widest network of the sender that rates count. Only without a comment.
  std::string network = {};
};

// The lifetime of a stored answer. Afterwards, a request with the same key counts as new.
inline constexpr std::chrono::hours kAnswerLife{24};

// A text and its sender, whose earlier comments with the same text are looked up.
struct SentText {
  std::string fingerprint = {};
  std::string name = {};
  std::string email = {};
  std::string address = {};
};

// The comment whose circumstances are requested. Empty fields are not looked up.
struct CircumstancesRequest {
  std::string thread = {};
  std::string email = {};
  // The network prefix, see domain::Comment.
  std::string address = {};
  std::optional<SentText> sent = {};
  base::Time at = {};
  // The fields that blocks are compared with, from the name to the rendered text.
  std::optional<domain::Comment> text = {};
};

// Decides about the comment inside the write transaction: sets status and reasons, or returns a
// fault, and then nothing is stored. `circumstances` is a fault when the look-up failed.
using Judge = std::function<base::Result<void>(
    domain::Comment& comment, const base::Result<domain::Circumstances>& circumstances)>;

struct NewComment {
  // Path and depth are empty; the store derives them from the parent and the depth limit.
  domain::Comment comment;
  NewThread new_thread = NewThread::refuse;
  Rates rates = {};
  // The answer is stored in the same transaction as the comment.
  std::optional<RequestKey> request = {};
  // Returns StoredAnswer::told for the comment as stored.
  std::function<std::string(const domain::Comment& comment)> told = {};
  // Called before the comment is stored; empty means no judge.
  Judge judge = {};
  CircumstancesRequest circumstances_request = {};
  Actor actor = "visitor";
  // A decision about the answered comment, in the same transaction.
  std::optional<domain::Decision> parent_decision = {};
};

// A policy that was applied, now or earlier.
struct AppliedPolicy {
  // Grows with each applied policy; 0 before the policy is applied.
  std::int64_t number = 0;
  std::string hash = {};
  // The text of the policy file.
  std::string text = {};
  base::Time applied = {};
  // The actor who applied it.
  std::string actor = {};
};

// A new text for an existing comment.
struct Edit {
  std::string comment;
  // The revision and status that the author read. If either has changed, nothing is written.
  std::int64_t revision = 0;
  domain::Status was = domain::Status::held;
  std::string body;
  std::string html;
  std::string fingerprint;
  domain::Status status = domain::Status::held;
  std::vector<domain::Reason> reasons;
  base::Time at;
  // As in NewComment.
  NewThread new_thread = NewThread::refuse;
  Rates rates = {};
};

// A comment in the history, with the status that the policy gave it.
struct HistoryEntry {
  // The cursor for the next page of the history.
  std::int64_t sequence = 0;
  // The comment in its current state, without reasons.
  domain::Comment comment;
  // The outcome of the policy for the current text.
  domain::Status status = domain::Status::held;
};

enum class Sort { oldest, newest };

// Requests a page of the comments that readers of a thread see, in display order. It ends before
// the comment that would exceed one of the limits, but it has at least one comment.
struct DisplayRequest {
  std::string thread;
  Sort sort = Sort::oldest;
  // Empty: from the start.
  std::string cursor;
  std::size_t limit = 100;
  std::size_t bytes = kPageBytes;
};

struct Display {
  // Published comments, changed ones that wait, and placeholders for others that have such replies:
  // see domain::Visibility.
  std::vector<domain::Comment> comments;
  // The cursor of the next page; empty on the last page.
  std::string next;
  // The number of published comments in the thread.
  std::int64_t total = 0;
  // The version of the thread at the same moment, as in domain::Thread.
  std::string version = "0";
};

// Requests the page of a thread on which readers find a comment. The limits are those of the
// DisplayRequests for the pages.
struct PageRequest {
  std::string thread;
  std::string comment;
  // The most comments of the first page, and of each following one.
  std::size_t first = 100;
  std::size_t following = 100;
  std::size_t bytes = kPageBytes;
};

// Requests the newest published comments of one thread or of all threads, within the limits of
// DisplayRequest.
struct RecentRequest {
  std::optional<std::string> thread;
  std::size_t limit = 50;
  std::size_t bytes = kPageBytes;
};

struct RecentComment {
  domain::Comment comment;
  // Title and language of the thread.
  std::string title;
  std::string lang = {};
};

// Requests a page of the moderation queue, newest first.
struct QueueRequest {
  domain::Status status = domain::Status::held;
  std::string cursor;
  std::size_t limit = 100;
  // The comments of one thread, by its current key or by an earlier one; empty: of all threads.
  std::string thread = {};
};

// The decisions about the author's other comments, found by e-mail address. All are zero without an
// address.
struct AuthorHistory {
  std::int64_t published = 0;
  std::int64_t rejected = 0;
  std::int64_t spam = 0;
};

struct QueueEntry {
  domain::Comment comment;
  AuthorHistory history;
  std::vector<Note> notes;
};

// A limit of waiting comments that turned comments away.
struct FullQueue {
  // Both are empty for the limit of the whole site.
  std::string thread;
  std::string network;
  std::int64_t limit = 0;
  // The comments that were turned away from `since` to `last`.
  std::int64_t count = 0;
  base::Time since = {};
  base::Time last = {};
};

struct Queue {
  std::vector<QueueEntry> comments;
  std::string next;
  // The limits that were met within the last day, newest first. Only with Status::held.
  std::vector<FullQueue> full;
};

struct DecisionResult {
  domain::Comment comment;
  domain::Effect effect = domain::Effect::changed;
};

class Store {
 public:
  virtual ~Store() = default;

  // Changes after every commit of any process; may also change spuriously. Cheap enough for every
  // request.
  virtual std::int64_t change() = 0;

  // 256 random bits that were created with the database.
  virtual base::Result<std::string> secret() = 0;

  // Faults: unknown_thread, thread_closed, bad_request (the parent is not in this thread), conflict
  // (a moderator answers a comment that waits, without a decision about it), too_many
  // and queue_full with `retry_after`, and the faults of the judge. The first queue_full within an
  // hour has a `detail` for the log.
  virtual base::Result<domain::Comment> add(const NewComment& request) = 0;
  // An edit by the author. Faults: not_found, changed, unknown_thread, thread_closed, too_many and
  // queue_full as in add().
  virtual base::Result<domain::Comment> edit(const Edit& edit) = 0;
  // A withdrawal by the author. Has no effect on a comment that cannot be withdrawn any more.
  // Fault: not_found.
  virtual base::Result<void> withdraw(const std::string& id, base::Time at) = 0;
  // Faults: not_found and those of domain::decide.
  virtual base::Result<DecisionResult> decide(const domain::Decision& decision, base::Time at) = 0;
  // Applies the decisions in order. A fault of one does not affect the others.
  virtual base::Result<std::vector<base::Result<DecisionResult>>> decide_all(
      const std::vector<domain::Decision>& decisions, base::Time at) = 0;
  // Faults: not_found, changed.
  virtual base::Result<domain::Comment> redact(const Redaction& redaction) = 0;
  // Fault: conflict when the same block exists.
  virtual base::Result<void> add_block(const NewBlock& block) = 0;
  // Fault: not_found.
  virtual base::Result<void> remove_block(const std::string& id, const Actor& actor,
                                          base::Time at) = 0;
  // Returns the changed thread. Fault: unknown_thread when the thread or the target of a move does
  // not exist.
  virtual base::Result<domain::Thread> change_thread(const ThreadChange& change) = 0;
  // Returns the number of purged comments.
  virtual base::Result<std::int64_t> purge(const PurgeRequest& request) = 0;
  // Records a reading of the clock, and returns what is known of the clock with it.
  virtual base::Result<domain::ClockWatch> observe_clock(const domain::ClockReading& now) = 0;
  // Records a reading that an operator has confirmed.
  virtual base::Result<void> accept_clock(const domain::ClockReading& now) = 0;
  // Whether nobody has been told of this within a day. Marks it as told.
  virtual base::Result<bool> claim_notice(const std::string& name, base::Time now) = 0;
  // Activates the policy for every process that uses the database. Returns its number.
  virtual base::Result<std::int64_t> apply_policy(const AppliedPolicy& policy) = 0;
  // Counts a refused comment for each rule that refused it. Nothing else of the comment is stored.
  virtual base::Result<void> count_refused(const std::string& policy,
                                           const std::vector<std::string>& rules) = 0;
  // Stores an answer without a comment. The number and bytes of these answers are bounded, and each
  // network loses its own oldest ones first. add() stores the answers with a comment; nothing
  // displaces those.
  virtual base::Result<void> store_answer(const StoredAnswer& answer) = 0;
  // Sets the depth limit of new replies for every process that uses the database: 0 (replies are
  // not nested) to domain::kDepthLimit, which is in force before the first call.
  virtual base::Result<void> set_depth_limit(int limit) = 0;
  // Sets the title and the moderators' open state; creates the thread if needed. Ignores
  // `thread.version`; the thread gets a new version when readers see a change.
  virtual base::Result<void> save_thread(const domain::Thread& thread) = 0;
  // Replaces the manifest in parts, between which others read and write. If it fails on the way,
  // the same manifest again finishes it. Faults: changed; unavailable while another one is stored.
  virtual base::Result<ManifestOutcome> put_manifest(const Manifest& manifest) = 0;
  // Fault: conflict when a token with this name exists.
  virtual base::Result<void> add_token(const NewToken& token) = 0;
  // Fault: not_found.
  virtual base::Result<void> revoke_token(const std::string& name, base::Time at) = 0;

  virtual base::Result<std::optional<domain::Comment>> comment(const std::string& id) = 0;
  // The answer to the request with this RequestKey::key, unless it is older than kAnswerLife.
  virtual base::Result<std::optional<StoredAnswer>> stored_answer(const std::string& key,
                                                                  base::Time now) = 0;
  // Finds a thread by its current key or by an earlier one.
  virtual base::Result<std::optional<domain::Thread>> thread(const std::string& key) = 0;
  // Nothing before the first reading.
  virtual base::Result<std::optional<domain::ClockWatch>> clock_watch() = 0;
  // The current circumstances. add() looks them up again.
  virtual base::Result<domain::Circumstances> circumstances(
      const CircumstancesRequest& comment) = 0;
  // The number of the active policy, or 0 before the first. Cheap enough for every use.
  virtual base::Result<std::int64_t> policy_number() = 0;
  virtual base::Result<std::optional<AppliedPolicy>> policy() = 0;
  // The number of comments that each rule of the policy has refused.
  virtual base::Result<std::map<std::string, std::int64_t>> refused(const std::string& policy) = 0;
  // Comments with a sequence greater than `after`, in order of arrival.
  virtual base::Result<std::vector<HistoryEntry>> history(std::int64_t after,
                                                          std::size_t limit) = 0;
  // Fault: bad_request for a cursor that this store did not create.
  virtual base::Result<Display> display(const DisplayRequest& request) = 0;
  // The cursor of a page with the comment: empty for the first page. Nothing when readers of the
  // thread see neither the comment nor a placeholder for it.
  virtual base::Result<std::optional<std::string>> page_cursor(const PageRequest& request) = 0;
  virtual base::Result<std::vector<RecentComment>> recent(const RecentRequest& request) = 0;
  virtual base::Result<Queue> queue(const QueueRequest& request) = 0;
  // Oldest first.
  virtual base::Result<std::vector<domain::Block>> blocks() = 0;
  virtual base::Result<Audit> audit(const AuditRequest& request) = 0;
  // All tokens, including revoked ones.
  virtual base::Result<std::vector<TokenState>> tokens() = 0;
  // All threads that changed, and the start of the next snapshot.
  virtual base::Result<std::unique_ptr<Snapshot>> snapshot(const SnapshotRequest& request) = 0;
  // The number of published comments of each thread, in the order of `threads`.
  virtual base::Result<std::vector<std::int64_t>> totals(
      const std::vector<std::string>& threads) = 0;
  // The moderator who owns the token with this hash, unless it is revoked.
  virtual base::Result<std::optional<domain::Moderator>> bearer(const std::string& hash) = 0;
};

}  // namespace storage
