// The port to the data: what the service asks of a database. Every write is durable when it
// returns. Safe to call from several threads. Faults: `unavailable` when the database fails,
// besides those named below.
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
#include "domain/comment.h"
#include "domain/decision.h"
#include "domain/moderator.h"
#include "domain/thread.h"
#include "storage/moderation.h"
#include "storage/threads.h"

namespace storage {

// What to do with a comment for a thread that nobody has written in yet.
enum class NewThread { create, refuse };

// How many comments and edits are taken from one address prefix, and how many comments in one
// thread; nothing: any number.
struct Rates {
  std::optional<base::Rate> address = {};
  std::optional<base::Rate> thread = {};
};

// Names a request that may be sent again: hashes of the key that it carries with its thread, and of
// its body.
struct RequestKey {
  std::string key;
  std::string body;
};

// What such a request was answered.
struct KeptAnswer {
  RequestKey request;
  // The comment that was stored, and as what; empty: none was.
  std::string comment = {};
  domain::Status status = domain::Status::held;
  // What else was told: without a comment, the whole answer.
  std::string told = {};
  base::Time at = {};
};

// Afterwards the same request is a new one.
inline constexpr std::chrono::hours kAnswerLife{24};

// The comment whose circumstances are asked for. What is empty is not looked up.
struct CircumstancesOf {
  std::string thread = {};
  std::string email = {};
  // A prefix, see domain::Comment.
  std::string address = {};
  std::string fingerprint = {};
  base::Time at = {};
  // What may meet a block, from the name to the rendered text.
  std::optional<domain::Comment> text = {};
};

// Decides about the comment while nobody else writes: sets its status and reasons, or stops it with
// a fault, and then nothing is stored. It is told when the circumstances could not be found out.
using Judge = std::function<base::Result<void>(
    domain::Comment& comment, const base::Result<domain::Circumstances>& circumstances)>;

struct NewComment {
  // Without path and depth: they follow from the parent.
  domain::Comment comment;
  NewThread new_thread = NewThread::refuse;
  Rates rates = {};
  // From 0 (no replies, all in one line) to domain::kDepthLimit.
  int depth_limit = domain::kDepthLimit;
  // Kept with the comment, in its own transaction.
  std::optional<RequestKey> request = {};
  // Gives KeptAnswer::told of the comment as it is stored.
  std::function<std::string(const domain::Comment& comment)> told = {};
  // Asked before the comment is stored; empty: it is stored as it is.
  Judge judge = {};
  CircumstancesOf question = {};
  Actor actor = "visitor";
};

// A policy as it was applied.
struct AppliedPolicy {
  // Grows with each; 0: not applied yet.
  std::int64_t number = 0;
  std::string hash = {};
  // The file.
  std::string text = {};
  base::Time applied = {};
  // Who applied it.
  std::string actor = {};
};

// A new text for a comment.
struct Edit {
  std::string comment;
  // What was read: when either is another by now, nothing is written.
  std::int64_t revision = 0;
  domain::Status was = domain::Status::held;
  std::string body;
  std::string html;
  std::string fingerprint;
  domain::Status status = domain::Status::held;
  std::vector<domain::Reason> reasons;
  base::Time at;
  // As for a comment that is new.
  NewThread new_thread = NewThread::refuse;
  Rates rates = {};
};

// A comment as it came.
struct Arrived {
  // Where the history goes on.
  std::int64_t sequence = 0;
  // As it is now; without reasons.
  domain::Comment comment;
  // What the policy made of its text.
  domain::Status status = domain::Status::held;
};

enum class Sort { oldest, newest };

// A page of what a thread's readers see: in display order, after a cursor.
struct DisplayRequest {
  std::string thread;
  Sort sort = Sort::oldest;
  // Empty: from the start.
  std::string cursor;
  std::size_t limit = 100;
};

struct Display {
  // Published ones, and others that stay as placeholders because published replies hang below.
  std::vector<domain::Comment> comments;
  // Where the next page starts; empty: this was the last.
  std::string next;
  // All published comments of the thread.
  std::int64_t total = 0;
  // As in domain::Thread, of the same moment as the comments.
  std::string version = "0";
};

// The newest published comments, of one thread or of all.
struct RecentRequest {
  std::optional<std::string> thread;
  std::size_t limit = 50;
};

struct Recent {
  domain::Comment comment;
  // Of the thread.
  std::string title;
};

// A page of what moderators see: newest first, after a cursor.
struct QueueRequest {
  domain::Status status = domain::Status::held;
  std::string cursor;
  std::size_t limit = 100;
};

// How an author's other comments fared; by e-mail address, so all zero without one.
struct History {
  std::int64_t published = 0;
  std::int64_t rejected = 0;
  std::int64_t spam = 0;
};

struct Queued {
  domain::Comment comment;
  History history;
  std::vector<Note> notes;
};

struct Queue {
  std::vector<Queued> comments;
  std::string next;
};

struct Decided {
  domain::Comment comment;
  domain::Effect effect = domain::Effect::changed;
};

class Store {
 public:
  virtual ~Store() = default;

  // Another number whenever anybody, in whatever process, has written something since. Cheap: for
  // every request.
  virtual std::int64_t change() = 0;

  // 256 bits that were made with the database.
  virtual base::Result<std::string> secret() = 0;

  // Faults: unknown_thread, thread_closed, bad_request (the parent is not in this thread), too_many
  // with `retry_after`, those of the judge.
  virtual base::Result<domain::Comment> add(const NewComment& request) = 0;
  // By its author. Faults: not_found, changed, unknown_thread, thread_closed, too_many with
  // `retry_after`.
  virtual base::Result<domain::Comment> edit(const Edit& edit) = 0;
  // By its author; without effect on what is no longer there to be withdrawn. Fault: not_found.
  virtual base::Result<void> withdraw(const std::string& id, base::Time at) = 0;
  // Faults: not_found and those of domain::decide.
  virtual base::Result<Decided> decide(const domain::Decision& decision, base::Time at) = 0;
  // The same for many, in their order, each for itself.
  virtual base::Result<std::vector<base::Result<Decided>>> decide_all(
      const std::vector<domain::Decision>& decisions, base::Time at) = 0;
  // Faults: not_found, changed.
  virtual base::Result<domain::Comment> redact(const Redaction& redaction) = 0;
  // Fault: conflict when it is there already.
  virtual base::Result<void> add_block(const NewBlock& block) = 0;
  // Fault: not_found.
  virtual base::Result<void> remove_block(const std::string& id, const Actor& actor,
                                          base::Time at) = 0;
  // The thread as it is afterwards; it is made when it is new. Fault: unknown_thread when there is
  // no page to move to.
  virtual base::Result<domain::Thread> change_thread(const ThreadChange& change) = 0;
  // Gives how many comments were forgotten.
  virtual base::Result<std::int64_t> purge(const PurgeRequest& request) = 0;
  // Makes this policy the active one, for every process that uses the database; gives its number.
  virtual base::Result<std::int64_t> apply_policy(const AppliedPolicy& policy) = 0;
  // A comment that these rules of the policy refused: nothing else is kept of it.
  virtual base::Result<void> count_refused(const std::string& policy,
                                           const std::vector<std::string>& rules) = 0;
  // For an answer without a comment; add() keeps the others.
  virtual base::Result<void> keep_answer(const KeptAnswer& answer) = 0;
  // Sets the title and what moderators say, and makes the thread when it is new; its version is not
  // taken, but renewed when readers see another title or state.
  virtual base::Result<void> save_thread(const domain::Thread& thread) = 0;
  // Takes the place of the manifest before. Fault: changed.
  virtual base::Result<ManifestOutcome> put_manifest(const Manifest& manifest) = 0;
  // Faults: conflict when the name has a token already.
  virtual base::Result<void> add_token(const NewToken& token) = 0;
  // Fault: not_found.
  virtual base::Result<void> revoke_token(const std::string& name, base::Time at) = 0;

  virtual base::Result<std::optional<domain::Comment>> comment(const std::string& id) = 0;
  // The answer to the request with this RequestKey::key, unless it is older than kAnswerLife.
  virtual base::Result<std::optional<KeptAnswer>> kept_answer(const std::string& key,
                                                              base::Time now) = 0;
  // By its key, or one that it had before.
  virtual base::Result<std::optional<domain::Thread>> thread(const std::string& key) = 0;
  // As they are at this moment: add() looks again.
  virtual base::Result<domain::Circumstances> circumstances(const CircumstancesOf& comment) = 0;
  // The number of the active policy, cheap enough to ask before each use; 0: none was applied.
  virtual base::Result<std::int64_t> policy_number() = 0;
  virtual base::Result<std::optional<AppliedPolicy>> policy() = 0;
  // How many comments each rule of the policy has refused.
  virtual base::Result<std::map<std::string, std::int64_t>> refused(const std::string& policy) = 0;
  // All comments in the order in which they came, after this sequence.
  virtual base::Result<std::vector<Arrived>> history(std::int64_t after, std::size_t limit) = 0;
  // Fault: bad_request for a cursor that this store did not make.
  virtual base::Result<Display> display(const DisplayRequest& request) = 0;
  virtual base::Result<std::vector<Recent>> recent(const RecentRequest& request) = 0;
  virtual base::Result<Queue> queue(const QueueRequest& request) = 0;
  // Oldest first.
  virtual base::Result<std::vector<domain::Block>> blocks() = 0;
  virtual base::Result<Audit> audit(const AuditRequest& request) = 0;
  // All that ever were.
  virtual base::Result<std::vector<TokenState>> tokens() = 0;
  // Each thread that changed, and what the next snapshot is to be since.
  virtual base::Result<std::unique_ptr<Snapshot>> snapshot(const SnapshotRequest& request) = 0;
  // The published comments of each thread, in the order asked.
  virtual base::Result<std::vector<std::int64_t>> totals(
      const std::vector<std::string>& threads) = 0;
  // The bearer of the token with this hash, unless it was revoked.
  virtual base::Result<std::optional<domain::Moderator>> bearer(const std::string& hash) = 0;
};

}  // namespace storage
