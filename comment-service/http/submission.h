// From what was sent to what the use case takes.
#pragma once

#include "http/json.h"
#include "http/message.h"
#include "http/services.h"
#include "usecases/submit.h"

namespace http {

usecases::Submission submission_from(const CommentBody& body, const std::string& thread,
                                     const Request& request, const Services& services);

}  // namespace http
