// Converts a decoded comment to the use case's input.
#pragma once

#include "http/json.h"
#include "http/message.h"
#include "http/services.h"
#include "usecases/edit.h"

namespace http {

usecases::Submission submission_from(const CommentBody& body, const std::string& thread,
                                     const Request& request, const Services& services);

// The limits for a comment or edit of this sender.
storage::Rates rates_of(const Services& services, const domain::Sender& sender);

// Counts a preview or a form request. Fault: too_many.
base::Result<void> count_attempt(const Services& services, usecases::AttemptKind kind,
                                 const domain::Sender& sender);

// The use cases, with the limit of refusals. Faults: too_many, and those of the use case.
base::Result<usecases::SubmitResult> submit_limited(const Services& services,
                                                    const usecases::Submission& submission);
base::Result<usecases::SubmitResult> edit_limited(const Services& services,
                                                  const usecases::EditRequest& change);

}  // namespace http
