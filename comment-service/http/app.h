// The service as a function from request to response, without sockets.
#pragma once

#include "http/message.h"
#include "http/routes.h"
#include "http/services.h"

namespace http {

class App {
 public:
  // Tests can pass another table.
  explicit App(const Services& services, std::span<const Route> table = routes())
      : services_(services), table_(table) {}

  // Answers the request. Reads the body only if the route accepts one, and either the guards allow
  // the request or it is a form, whose text a refusal gives back. Thread-safe; never throws.
  Response answer(Request request, const BodyReader& read_body) const;

 private:
  base::Result<Response> dispatch(const Route& route, Request& request,
                                  const BodyReader& read_body) const;
  base::Result<void> admit(const Route& route, Request& request) const;
  Response failed(const Route* route, const Request& request, AnswerType answer_type,
                  const base::Fault& fault) const;
  Response failed_page(const Route* route, const Request& request, const base::Fault& fault) const;
  void add_cors(const Request& request, const Match& match, Response& response) const;

  Services services_;
  std::span<const Route> table_;
};

}  // namespace http
