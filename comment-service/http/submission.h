// Converts a decoded comment to the use case's input.
#pragma once

#include "http/json.h"
#include "http/message.h"
#include "http/services.h"
#include "usecases/submit.h"

namespace http {

usecases::Submission submission_from(const CommentBody& body, const std::string& thread,
                                     const Request& request, const Services& services);

// The limits for a comment or edit of this sender.
storage::Rates rates_of(const Services& services, const domain::Sender& sender);

}  // namespace http
