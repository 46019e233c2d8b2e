#include "usecases/submit.h"

#include "base/encoding.h"
#include "domain/house_rules.h"
#include "markup/comment_html.h"
#include "usecases/read_thread.h"

namespace usecases {

namespace {

base::Fault not_as_it_is(std::vector<base::FieldError> errors) {
  return {base::Code::bad_request, "the comment cannot be stored as it is", {}, std::move(errors)};
}

}  // namespace

std::string new_id(base::Time now, base::Random& random) {
  constexpr int time_bits = 48;
  constexpr std::size_t random_bytes = 9;
  const auto time = static_cast<std::uint64_t>(now.time_since_epoch().count());
  std::string bytes;
  for (int shift = time_bits - 8; shift >= 0; shift -= 8)
    bytes += static_cast<char>(time >> static_cast<unsigned>(shift));
  // The first bits of the time never encode to '-', which a command line would parse as an option.
  return base::base64url(bytes + random.bytes(random_bytes));
}

base::Result<domain::Draft> check_draft(const domain::Draft& draft) {
  domain::Draft tidy = domain::tidy(draft);
  std::vector<base::FieldError> errors = domain::errors(tidy);
  if (errors.empty()) return tidy;
  return not_as_it_is(std::move(errors));
}

base::Result<void> check_visible_body(const std::string& html) {
  if (const auto error = domain::blank_body(html)) return not_as_it_is({*error});
  return {};
}

base::Result<void> check_visible(const std::string& name, const std::string& html) {
  std::vector<base::FieldError> errors;
  for (const auto& error : {domain::blank_body(html), domain::blank_name(name)})
    if (error) errors.push_back(*error);
  if (errors.empty()) return {};
  return not_as_it_is(std::move(errors));
}

base::Result<std::string> render_body(const std::string& body) {
  std::string html = markup::comment_html(body);
  if (html.size() <= domain::kHtmlLimit) return html;
  const std::string message = "has too many links or too much markup: as HTML it has " +
                              std::to_string(html.size()) + " bytes, and the limit is " +
                              std::to_string(domain::kHtmlLimit);
  return not_as_it_is({{"/body", message}});
}

base::Result<void> check_accepts_comments(const std::string& thread, storage::NewThread new_thread,
                                          storage::Store& store, base::Time now) {
  const bool may_be_made = new_thread == storage::NewThread::create;
  TRY(const domain::Thread found,
      find_thread(thread, may_be_made ? EmptyThread::exists : EmptyThread::unknown, store));
  if (domain::is_open(found, now) && (found.listed || may_be_made)) return {};
  return base::Fault{base::Code::thread_closed, "this thread takes no more comments"};
}

namespace {

domain::Comment comment_of(const Submission& submission, const domain::Draft& draft) {
  domain::Comment comment;
  comment.thread = submission.thread;
  comment.parent = draft.parent;
  comment.name = draft.name;
  comment.email = draft.email;
  comment.website = draft.website;
  comment.address = submission.address;
  comment.body = draft.body;
  comment.fingerprint = fingerprint(draft.body);
  return comment;
}

void settle(domain::Comment& comment, const policy::Verdict& verdict) {
  const bool publish = verdict.outcome == policy::Outcome::publish;
  comment.status = publish ? domain::Status::published : domain::Status::held;
  comment.reasons = verdict.reasons;
}

SubmitResult refuse(policy::Verdict& verdict, const CurrentPolicy& policy, storage::Store& store) {
  std::vector<std::string> rules;
  for (const domain::Reason& reason : verdict.reasons) {
    if (reason.rule != policy::kDefaultRule) rules.push_back(reason.rule);
  }
  // A failed count does not change the answer.
  [[maybe_unused]] const base::Result<void> counted = store.count_refused(policy.hash, rules);
  return Refusal{verdict.outcome, std::move(verdict.reasons)};
}

// Applies the public checks of Store::add without storing the comment. Blocks and moderated pages
// are not public.
base::Result<void> rehearse(domain::Comment& comment, storage::Store& store) {
  TRY(const domain::Thread thread, find_thread(comment.thread, EmptyThread::exists, store));
  TRY(const domain::Circumstances known, store.circumstances({thread.key}));
  domain::hold_if_reserved(comment, known.own_names);
  if (comment.parent.empty()) return {};
  TRY(const std::optional<domain::Comment> parent, store.comment(comment.parent));
  if (!parent || parent->thread != thread.key) return domain::wrong_parent();
  domain::hold_with_parent(comment, *parent);
  return {};
}

PendingComment pending(const Submission& submission, const domain::Draft& draft,
                       const std::string& html, base::Time now) {
  return {draft, html, submission.thread, submission.address, submission.form, submission.insist,
          now};
}

}  // namespace

base::Result<SubmitResult> submit(const Submission& submission, const CurrentPolicy& policy,
                                  storage::Store& store, const base::Clock& clock,
                                  base::Random& random) {
  const base::Time now = clock.now();
  const base::Result<domain::Draft> tidy = check_draft(submission.draft);
  // Store::add checks the thread. It is checked here only if Store::add will not be called.
  const auto thread_first = [&]() -> base::Result<void> {
    return check_accepts_comments(submission.thread, submission.new_thread, store, now);
  };
  if (!tidy) {
    TRY_DONE(thread_first());
    return tidy.fault();
  }
  const domain::Draft& draft = *tidy;
  const base::Result<std::string> rendered = render_body(draft.body);
  if (!rendered) {
    TRY_DONE(thread_first());
    return rendered.fault();
  }
  const std::string& html = *rendered;
  const PendingComment sent = pending(submission, draft, html, now);
  CommentJudge judge(policy, sent);
  policy::Verdict verdict = judge.verdict(store);
  // A comment that is refused in any case does not need to wait for the writer.
  if (policy::stops(verdict.outcome)) {
    TRY_DONE(thread_first());
    return refuse(verdict, policy, store);
  }
  if (const base::Result<void> visible = check_visible(draft.name, html); !visible) {
    TRY_DONE(thread_first());
    return visible.fault();
  }
  storage::NewComment request{comment_of(submission, draft), submission.new_thread,
                              submission.rates, submission.request, submission.told};
  request.comment.id = new_id(now, random);
  request.comment.html = html;
  request.comment.created = now;
  settle(request.comment, verdict);
  if (judge.asks_store()) {
    request.circumstances_request = judge.circumstances_request();
    request.judge = [&](domain::Comment& comment,
                        const base::Result<domain::Circumstances>& known) -> base::Result<void> {
      verdict = judge.verdict(known);
      settle(comment, verdict);
      if (!policy::stops(verdict.outcome)) return {};
      return base::Fault{base::Code::refused, "the comment was not accepted"};
    };
  }
  base::Result<domain::Comment> added = store.add(request);
  if (added) return SubmitResult(*std::move(added));
  if (added.fault().code != base::Code::refused) return std::move(added).fault();
  return refuse(verdict, policy, store);
}

base::Result<Preview> preview(const Submission& submission, const CurrentPolicy& policy,
                              storage::Store& store, const base::Clock& clock) {
  const base::Time now = clock.now();
  TRY_DONE(check_accepts_comments(submission.thread, submission.new_thread, store, now));
  TRY(const domain::Draft draft, check_draft(submission.draft));
  Preview preview;
  TRY(preview.html, render_body(draft.body));
  const PendingComment sent = pending(submission, draft, preview.html, now);
  preview.verdict = CommentJudge(policy, sent, policy::RuleSet::everyone).verdict(store);
  if (policy::stops(preview.verdict.outcome)) return preview;
  TRY_DONE(check_visible(draft.name, preview.html));
  domain::Comment comment = comment_of(submission, draft);
  settle(comment, preview.verdict);
  TRY_DONE(rehearse(comment, store));
  if (comment.status == domain::Status::held) preview.verdict.outcome = policy::Outcome::hold;
  preview.verdict.reasons = std::move(comment.reasons);
  return preview;
}

}  // namespace usecases
