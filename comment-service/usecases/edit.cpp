#include "usecases/edit.h"

#include <algorithm>
#include <set>

namespace usecases {
namespace {

// The destinations of all links in the output of comment_html().
std::set<std::string_view> links_in(std::string_view html) {
  constexpr std::string_view before = "href=\"";
  std::set<std::string_view> links;
  for (std::size_t at = html.find(before); at != std::string_view::npos;
       at = html.find(before, at)) {
    at += before.size();
    links.insert(html.substr(at, html.find('"', at) - at));
  }
  return links;
}

bool adds_link(std::string_view before, std::string_view after) {
  const std::set<std::string_view> old_links = links_in(before);
  const std::set<std::string_view> new_links = links_in(after);
  return !std::ranges::includes(old_links, new_links);
}

// The comment to edit, or the fault that says why the author may not edit it.
base::Result<domain::Comment> editable(const EditRequest& change, storage::Store& store,
                                       base::Time now) {
  TRY(std::optional<domain::Comment> comment, store.comment(change.comment));
  if (!comment) return base::Fault{base::Code::not_found, "there is no such comment"};
  if (!domain::may_be_edited(comment->status)) {
    return base::Fault{
        base::Code::conflict,
        "a comment that is " + std::string(domain::name(comment->status)) + " cannot be changed"};
  }
  if (comment->redacted) {
    return base::Fault{base::Code::conflict,
                       "a moderator took a part of this comment out; it can only be withdrawn"};
  }
  TRY_DONE(check_accepts_comments(comment->thread, change.new_thread, store, now));
  if (now - comment->created >= change.window) {
    return base::Fault{base::Code::too_late, "the time to change this comment is over"};
  }
  if (comment->revision != change.revision) {
    return base::Fault{base::Code::changed, "the comment was changed since it was read"};
  }
  return *std::move(comment);
}

// Keeps a held comment held, with its reasons. Their evidence is dropped, because it quoted the old
// text.
void keep_waiting(policy::Verdict& verdict, const domain::Comment& comment) {
  verdict.outcome = policy::Outcome::hold;
  for (const domain::Reason& reason : comment.reasons) {
    if (std::ranges::find(verdict.reasons, reason.rule, &domain::Reason::rule) !=
        verdict.reasons.end())
      continue;
    verdict.reasons.push_back(reason);
    verdict.reasons.back().evidence = {};
  }
}

}  // namespace

base::Result<SubmitResult> edit(const EditRequest& change, const CurrentPolicy& policy,
                                storage::Store& store, const base::Clock& clock) {
  TRY(domain::Comment comment, editable(change, store, clock.now()));
  if (change.body == comment.body) return SubmitResult(std::move(comment));
  TRY(const domain::Draft draft,
      check_draft({change.body, comment.name, comment.email, comment.website, comment.parent}));
  TRY(std::string html, render_body(draft.body));
  // The edit key proves more than a fresh form token would. If the first form's signals held the
  // comment, it stays held.
  const policy::Form form;
  const PendingComment pending{draft, html,          comment.thread, change.address,
                               form,  change.insist, clock.now(),    comment.body};
  policy::Verdict verdict = CommentJudge(policy, pending).verdict(store);
  if (policy::stops(verdict.outcome))
    return SubmitResult(Refusal{verdict.outcome, std::move(verdict.reasons)});
  // A nameless comment of an older version may be edited.
  TRY_DONE(check_visible_body(html));
  if (adds_link(comment.html, html)) {
    verdict.outcome = policy::Outcome::hold;
    verdict.reasons.push_back(
        {"new-link", "An editor looks at every link that is added later.", "body"});
  }
  // A reply that waits with its parent was accepted once; its new text is judged like the first.
  const bool is_accepted = comment.waiting == domain::Waiting::with_parent;
  if (comment.status == domain::Status::held && !is_accepted) keep_waiting(verdict, comment);
  const bool publish = verdict.outcome == policy::Outcome::publish;
  TRY(comment,
      store.edit({comment.id, comment.revision, comment.status, draft.body, html,
                  fingerprint(draft.body),
                  publish ? domain::Status::published : domain::Status::held,
                  std::move(verdict.reasons), clock.now(), change.new_thread, change.rates}));
  return SubmitResult(std::move(comment));
}

}  // namespace usecases
