#include "http/submission.h"

#include "http/address.h"
#include "http/thread_parameter.h"

namespace http {

usecases::Submission submission_from(const CommentBody& body, const std::string& thread,
                                     const Request& request, const Services& services) {
  const bool valid =
      services.keys.form_handed_out(thread, body.form_token, services.clock.now()).has_value();
  usecases::Submission submission;
  submission.draft = body.draft;
  submission.thread = thread;
  submission.address = sender_network(request, services.settings.trusted_proxies);
  submission.new_thread = new_thread(services);
  submission.rates = {services.settings.rates.address, services.settings.rates.thread};
  submission.depth_limit = services.settings.nesting;
  submission.honeypot = body.honeypot.empty() ? policy::Honeypot::empty : policy::Honeypot::filled;
  submission.token = valid ? policy::Token::valid : policy::Token::missing;
  return submission;
}

base::Result<void> takes_comments(const Services& services, const std::string& thread) {
  TRY(const domain::Thread found,
      usecases::find_thread(thread, unwritten(services), services.store));
  if (!found.open)
    return base::Fault{base::Code::thread_closed, "this thread takes no more comments"};
  return {};
}

}  // namespace http
