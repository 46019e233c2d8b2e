#include "http/submission.h"

#include "http/sender_network.h"
#include "http/thread_parameter.h"

namespace http {
namespace {

policy::Form form_of(const CommentBody& body, const std::string& thread, const Services& services) {
  policy::Form form;
  form.honeypot = body.honeypot.empty() ? policy::Honeypot::empty : policy::Honeypot::filled;
  form.token = policy::FormTokenState::missing;
  const base::Time now = services.clock.now();
  const std::optional<base::Time> handed_out =
      services.keys.form_handed_out(thread, body.form_token, now);
  if (!handed_out) return form;
  form.age = now - *handed_out;
  form.token = *form.age < auth::kFormTokenLife ? policy::FormTokenState::valid
                                                : policy::FormTokenState::stale;
  return form;
}

usecases::Attempt refusal_of(const Services& services, const domain::Sender& sender) {
  return {usecases::AttemptKind::refused, sender, services.settings.rates.refused,
          services.clock.now()};
}

}  // namespace

usecases::Submission submission_from(const CommentBody& body, const std::string& thread,
                                     const Request& request, const Services& services) {
  usecases::Submission submission;
  submission.draft = body.draft;
  submission.thread = thread;
  const domain::Sender sender = sender_of(services, request);
  submission.address = sender.network;
  submission.new_thread = new_thread(services);
  submission.rates = rates_of(services, sender);
  submission.form = form_of(body, thread, services);
  submission.insist = body.insist ? policy::Insistence::yes : policy::Insistence::no;
  return submission;
}

storage::Rates rates_of(const Services& services, const domain::Sender& sender) {
  const settings::Rates& rates = services.settings.rates;
  return {rates.address, rates.thread, rates.waiting_network, rates.waiting_site, sender.counted};
}

base::Result<void> count_attempt(const Services& services, usecases::AttemptKind kind,
                                 const domain::Sender& sender) {
  const settings::Rates& rates = services.settings.rates;
  const bool preview = kind == usecases::AttemptKind::preview;
  return services.attempts.count(
      {kind, sender, preview ? rates.preview : rates.form, services.clock.now()});
}

base::Result<usecases::SubmitResult> submit_limited(const Services& services,
                                                    const usecases::Submission& submission) {
  const domain::Sender sender{submission.address, submission.rates.networks};
  return usecases::limit_refusals(services.attempts, refusal_of(services, sender), [&] {
    return usecases::submit(submission, services.policy.current(), services.store, services.clock,
                            services.random);
  });
}

base::Result<usecases::SubmitResult> edit_limited(const Services& services,
                                                  const usecases::EditRequest& change) {
  const domain::Sender sender{change.address, change.rates.networks};
  return usecases::limit_refusals(services.attempts, refusal_of(services, sender), [&] {
    return usecases::edit(change, services.policy.current(), services.store, services.clock);
  });
}

}  // namespace http
