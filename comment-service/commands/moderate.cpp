#include "commands/moderate.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <optional>
#include <sstream>

#include "base/text.h"
#include "commands/database.h"
#include "commands/failure.h"
#include "commands/page_argument.h"
#include "usecases/redact.h"
#include "usecases/reply.h"
#include "usecases/watch_clock.h"

namespace commands {
namespace {

struct CommentRevision {
  std::string id;
  std::int64_t revision = 0;
  domain::Status status = domain::Status::held;
};

base::Fault no_comment(const std::string& name) {
  return {base::Code::not_found, "there is no comment \"" + name + "\""};
}

// Names the wrong fields in the message, as the command line shows nothing else.
base::Fault with_fields(base::Fault fault) {
  for (const base::FieldError& error : fault.errors)
    fault.message += ": " + error.pointer.substr(1) + " " + error.message;
  return fault;
}

// Names the option that lets a moderator answer a comment that waits.
base::Fault with_way_out(base::Fault fault, const ReplyArguments& arguments) {
  if (fault.code == base::Code::conflict && !arguments.approve)
    fault.message += "; --approve publishes it, too";
  return fault;
}

base::Result<CommentRevision> target_in(const std::string& name, storage::Store& store) {
  const std::size_t at = name.find('@');
  CommentRevision target{name.substr(0, at)};
  TRY(const std::optional<domain::Comment> comment, store.comment(target.id));
  if (!comment) return no_comment(name);
  target.revision = comment->revision;
  target.status = comment->status;
  if (at != std::string::npos) {
    const char* end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data() + at + 1, end, target.revision);
    if (stop != end || error != std::errc()) return no_comment(name);
  }
  return target;
}

// Escapes control characters, so that other people's text cannot control the terminal.
std::string shown(const std::string& text) { return base::escaped_for_terminal(text); }

void print_lines(const std::string& text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const bool carriage = end > begin && text[end - 1] == '\r';
    const std::string line = text.substr(begin, end - begin - (carriage ? 1 : 0));
    std::printf("  | %s\n", shown(line).c_str());
    begin = end + 1;
  }
}

void print(const storage::QueueEntry& queued) {
  const domain::Comment& comment = queued.comment;
  const std::string email = comment.email.empty() ? "" : " <" + shown(comment.email) + ">";
  std::printf("%s@%lld  %s  %s\n  %s%s  %s\n", comment.id.c_str(),
              static_cast<long long>(comment.revision), base::rfc3339(comment.created).c_str(),
              shown(comment.thread).c_str(), shown(comment.name).c_str(), email.c_str(),
              comment.address.c_str());
  if (!comment.email.empty()) {
    std::printf("  before: %lld published, %lld rejected, %lld spam\n",
                static_cast<long long>(queued.history.published),
                static_cast<long long>(queued.history.rejected),
                static_cast<long long>(queued.history.spam));
  }
  for (const domain::Reason& reason : comment.reasons) {
    const std::string found =
        reason.evidence.actual.empty() ? "" : " (" + reason.evidence.actual + ")";
    std::printf("  %s: %s%s\n", reason.rule.c_str(), shown(reason.message).c_str(),
                shown(found).c_str());
  }
  for (const storage::Note& note : queued.notes)
    std::printf("  note: %s\n", shown(note.text).c_str());
  print_lines(comment.body);
}

void print(const storage::FullQueue& full) {
  const std::string number = std::to_string(full.limit);
  const std::string wait = full.thread.empty() ? number + " comments wait"
                                               : number + " comments from " + full.network +
                                                     " wait on " + shown(full.thread);
  std::printf("full: %s; %lld comments of strangers were turned away from %s to %s\n", wait.c_str(),
              static_cast<long long>(full.count), base::rfc3339(full.since).c_str(),
              base::rfc3339(full.last).c_str());
}

std::string standard_input() {
  std::ostringstream text;
  text << std::cin.rdbuf();
  return text.str();
}

base::Result<storage::TokenState> moderator_named(const std::string& name, storage::Store& store) {
  TRY(const std::vector<storage::TokenState> tokens, store.tokens());
  const auto token = std::ranges::find_if(tokens, [&](const storage::TokenState& candidate) {
    return candidate.name == name && !candidate.revoked && domain::may_moderate(candidate.role);
  });
  if (token != tokens.end()) return *token;
  return base::Fault{base::Code::not_found, "no moderator has the name \"" + name + "\""};
}

}  // namespace

int show_queue(const QueueArguments& arguments) {
  return with_store(arguments.database, [&](storage::Store& store) -> base::Result<void> {
    const domain::Status status =
        domain::status_named(arguments.status).value_or(domain::Status::held);
    std::string thread;
    if (arguments.thread) {
      TRY(thread, key_of_page(*arguments.thread, store));
    }
    TRY(const storage::Queue queue,
        store.queue({status, arguments.cursor, arguments.limit, thread}));
    for (const storage::FullQueue& full : queue.full) print(full);
    for (const storage::QueueEntry& queued : queue.comments) print(queued);
    if (!queue.next.empty()) std::printf("more: --cursor %s\n", queue.next.c_str());
    TRY(const std::string notice,
        usecases::clock_notice(store, "queue", base::SystemClock().now()));
    if (!notice.empty()) std::fprintf(stderr, "postil-comments: %s\n", notice.c_str());
    return {};
  });
}

int decide(domain::Action action, const DecisionArguments& arguments) {
  int status = 0;
  const int opened =
      with_store(arguments.database, [&](storage::Store& store) -> base::Result<void> {
        for (const std::string& name : arguments.comments) {
          const auto one = [&]() -> base::Result<void> {
            TRY(const CommentRevision target, target_in(name, store));
            TRY(const storage::DecisionResult decided,
                store.decide(
                    {target.id, action, target.revision, arguments.note, kActor, target.status},
                    base::SystemClock().now()));
            std::printf("%s  %s\n", target.id.c_str(),
                        std::string(domain::name(decided.comment.status)).c_str());
            return {};
          };
          status = std::max(status, status_of(one()));
        }
        return {};
      });
  return std::max(status, opened);
}

int redact(const RedactArguments& arguments) {
  return with_store(arguments.database, [&](storage::Store& store) -> base::Result<void> {
    TRY(const CommentRevision target, target_in(arguments.comment, store));
    TRY(const domain::Comment comment,
        usecases::redact({target.id, target.revision, arguments.part, arguments.note, kActor},
                         store, base::SystemClock()));
    std::printf("%s@%lld\n", comment.id.c_str(), static_cast<long long>(comment.revision));
    return {};
  });
}

int reply(const ReplyArguments& arguments) {
  return with_store(arguments.database, [&](storage::Store& store) -> base::Result<void> {
    TRY(const storage::TokenState moderator, moderator_named(arguments.as, store));
    TRY(const CommentRevision target, target_in(arguments.comment, store));
    TRY(const std::optional<domain::Comment> answered, store.comment(target.id));
    if (!answered) return no_comment(arguments.comment);
    usecases::Reply reply;
    reply.thread = answered->thread;
    reply.parent = answered->id;
    reply.body = arguments.text == "-" ? standard_input() : arguments.text;
    reply.name = moderator.name;
    reply.actor = moderator.id;
    if (arguments.approve) reply.approved_revision = target.revision;
    base::SystemRandom random;
    const base::Result<domain::Comment> comment =
        usecases::reply(reply, store, base::SystemClock(), random);
    if (!comment) return with_way_out(with_fields(comment.fault()), arguments);
    std::printf("%s  %s\n", comment->id.c_str(),
                std::string(domain::name(comment->status)).c_str());
    return {};
  });
}

}  // namespace commands
