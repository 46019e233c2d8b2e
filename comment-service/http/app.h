// The service as a function from request to response: no sockets here.
#pragma once

#include "http/message.h"
#include "http/routes.h"
#include "http/services.h"

namespace http {

class App {
 public:
  // The table can be another one in tests.
  explicit App(const Services& services, std::span<const Route> table = routes())
      : services_(services), table_(table) {}

  // Answers the request; its body is read only when a route takes one and the guards let it pass.
  // Safe to call from several threads; throws nothing.
  Response answer(Request request, const BodyReader& read_body) const;

 private:
  base::Result<Response> dispatch(const Route& route, Request& request,
                                  const BodyReader& read_body) const;
  base::Result<void> admit(const Route& route, Request& request) const;
  Response failed(const Request& request, const base::Fault& fault) const;
  void add_cors(const Request& request, Cors cors, Response& response) const;

  Services services_;
  std::span<const Route> table_;
};

}  // namespace http
