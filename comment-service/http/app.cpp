#include "http/app.h"

#include <algorithm>

#include "auth/token.h"
#include "http/caching.h"
#include "http/comment_form.h"
#include "http/json.h"
#include "http/refused_form.h"
#include "http/request_origin.h"
#include "http/thread_parameter.h"
#include "web/pages.h"

namespace http {
namespace {

bool sends_form(const Request& request) { return content_type(request) == kFormType; }

bool takes_form(const Route& route, const Request& request) {
  return route.refuse_form != nullptr && sends_form(request);
}

AnswerType answer_type(const Match& match, const Request& request) {
  const bool form = match.route != nullptr && takes_form(*match.route, request);
  const bool page =
      !match.on_path.empty() && match.on_path.front()->answer_type == AnswerType::page;
  return form || page ? AnswerType::page : AnswerType::data;
}

// The form's page may not run scripts, load from other origins, or appear in a frame.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view kDataPolicy = "default-src 'none'; frame-ancestors 'none'";

// Without a referrer, browsers send "Origin: null" with the form, and the guard would refuse it.
constexpr std::string_view kReferrerPolicy = "same-origin";

void add_security(AnswerType answer_type, Response& response) {
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", kReferrerPolicy);
  response.headers.emplace_back("Content-Security-Policy",
                                answer_type == AnswerType::page ? kPagePolicy : kDataPolicy);
}

base::Result<void> check_type(const Route& route, const Request& request) {
  if (route.body_type == BodyType::nothing) return {};
  const bool form = route.body_type != BodyType::json && sends_form(request);
  const bool json =
      route.body_type != BodyType::form && content_type(request) == "application/json";
  const std::string coding = header_list(request, "Content-Encoding");
  const bool plain = coding.empty() || coding == "identity";
  if ((form || json) && plain && says_utf8(request)) return {};
  const std::string_view expected =
      route.body_type == BodyType::form ? kFormType : "application/json";
  return base::Fault{base::Code::unsupported_type,
                     "the body must be " + std::string(expected) + " in UTF-8"};
}

// The target of "OPTIONS *" (RFC 9110, section 9.3.7).
constexpr std::string_view kWholeServer = "*";

bool allowed(Guard guard, domain::Role role) {
  if (guard == Guard::admin) return role == domain::Role::admin;
  if (guard == Guard::builder) return role == domain::Role::build || role == domain::Role::admin;
  return domain::may_moderate(role) || (guard == Guard::queue_reader && role == domain::Role::read);
}

base::Result<void> check_query(const Route& route, const Request& request) {
  if (route.guard == Guard::none || route.guard == Guard::site) return {};
  return check_parameters(Query(request.query), route.parameters);
}

Response preflight(const Match& match) {
  Response response{204, {{"Allow", allowed_methods(match)}}, ""};
  const bool shared =
      std::ranges::any_of(match.on_path, [](const Route* r) { return r->cors != Cors::nobody; });
  if (shared) {
    response.headers.emplace_back("Access-Control-Allow-Methods", allowed_methods(match));
    response.headers.emplace_back("Access-Control-Allow-Headers",
                                  "Content-Type, Authorization, Idempotency-Key");
    response.headers.emplace_back("Access-Control-Max-Age", "86400");
  }
  return response;
}

// A preflight gets the strictest rule of its path: only the sites may call a route that writes.
Cors cors_of(const Match& match) {
  if (match.route != nullptr) return match.route->cors;
  Cors cors = Cors::anybody;
  for (const Route* route : match.on_path) cors = std::min(cors, route->cors);
  return match.on_path.empty() ? Cors::nobody : cors;
}

// Whether the answer to a foreign origin says only that the origin is refused. Every page may read
// it, so that the widget can tell the reader; a browser hides an answer after a refused preflight.
bool is_refusal(const Request& request, const Match& match, const Response& response) {
  if (request.method == "OPTIONS") return true;
  const bool guarded = match.route != nullptr && match.route->guard == Guard::site;
  return guarded && response.status == base::info(base::Code::forbidden).status;
}

}  // namespace

Response App::answer(Request request, const BodyReader& read_body) const {
  const Match found = match(table_, request.method, request.path);
  request.captures = found.captures;
  services_.origin_log.reached_at(services_.settings, header_list(request, "Host"));
  const AnswerType form = answer_type(found, request);
  Response response;
  if (found.route != nullptr) {
    base::Result<Response> answered = dispatch(*found.route, request, read_body);
    response =
        answered ? *std::move(answered) : failed(found.route, request, form, answered.fault());
  } else if (request.method == "OPTIONS" && !found.on_path.empty()) {
    response = preflight(found);
  } else if (request.method == "OPTIONS" && request.path == kWholeServer) {
    response = {204, {{"Allow", all_methods(table_)}}, ""};
  } else if (!found.on_path.empty()) {
    response = failed(nullptr, request, form,
                      {base::Code::method_not_allowed, "this method is not allowed here"});
    response.headers.emplace_back("Allow", allowed_methods(found));
  } else {
    response = failed(nullptr, request, form, {base::Code::not_found, "there is nothing here"});
  }
  add_cors(request, found, response);
  add_security(form, response);
  return response;
}

base::Result<Response> App::dispatch(const Route& route, Request& request,
                                     const BodyReader& read_body) const {
  try {
    const base::Result<void> admitted = admit(route, request);
    if (!admitted && !takes_form(route, request)) return admitted.fault();
    TRY_DONE(check_query(route, request));
    TRY_DONE(check_type(route, request));
    if (route.body_type != BodyType::nothing) {
      TRY(request.body, read_body(route.limit));
    }
    TRY_DONE(admitted);
    return route.handler(services_, request);
  } catch (const std::exception& error) {
    // Catches the exceptions of all libraries. Their text goes to the log, never to the visitor.
    return base::Fault{base::Code::internal, "something went wrong here", error.what()};
  }
}

base::Result<void> App::admit(const Route& route, Request& request) const {
  if (route.guard == Guard::none) return {};
  if (route.guard == Guard::site) {
    // An empty header is not a missing one, and two headers are not the first of them.
    const bool names_origin = header(request, "Origin").has_value();
    if (!names_origin || may_write(services_.settings, request)) return {};
    const std::string origin = header_list(request, "Origin");
    services_.origin_log.refused(services_.settings, origin);
    return wrong_origin(origin);
  }
  const std::string hash = auth::token_hash(bearer_token(request));
  TRY(request.moderator, services_.store.bearer(hash));
  if (!request.moderator) return base::Fault{base::Code::unauthorized, "this needs a token"};
  const domain::Role role = request.moderator->role;
  if (!allowed(route.guard, role))
    return base::Fault{base::Code::forbidden, "this token's role does not allow that"};
  return {};
}

Response App::failed_page(const Route* route, const Request& request,
                          const base::Fault& fault) const {
  const bool is_form = route != nullptr && takes_form(*route, request);
  if (is_form && fault.code != base::Code::too_large) {
    try {
      base::Result<Response> page = route->refuse_form(services_, request, fault);
      if (page) return *std::move(page);
    } catch (const std::exception& error) {
      services_.log.error(request.method + " " + request.path + ": " + error.what());
    }
  }
  web::MessagePage page{std::string(base::info(fault.code).title), fault.message};
  const base::Result<std::string> thread = thread_in(Query(request.query), services_);
  if (thread) page.page_url = page_url(services_, *thread);
  page.service_url = own_path(services_, "");
  if (is_form) {
    page.message = sentences(fault);
    page.text = Query(request.body).value("body");
  }
  return not_stored(html_response(base::info(fault.code).status, web::message_page(page)));
}

Response App::failed(const Route* route, const Request& request, AnswerType answer_type,
                     const base::Fault& fault) const {
  if (!fault.detail.empty()) {
    services_.log.error(request.method + " " + request.path + ": " + fault.message + ": " +
                        fault.detail);
  }
  Response response;
  if (answer_type == AnswerType::page) {
    response = failed_page(route, request, fault);
  } else {
    response = not_stored({base::info(fault.code).status,
                           {{"Content-Type", "application/problem+json"}},
                           encode_problem(fault, {})});
  }
  if (fault.code == base::Code::unauthorized)
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
  const std::int64_t wait = base::retry_after(fault);
  if (wait > 0) response.headers.emplace_back("Retry-After", std::to_string(wait));
  return response;
}

void App::add_cors(const Request& request, const Match& match, Response& response) const {
  const Cors cors = cors_of(match);
  if (cors == Cors::anybody) {
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
  }
  if (cors != Cors::sites) return;
  response.headers.emplace_back("Vary", "Origin");
  if (!header(request, "Origin")) return;
  if (may_write(services_.settings, request)) {
    response.headers.emplace_back("Access-Control-Allow-Origin", header_list(request, "Origin"));
    response.headers.emplace_back("Access-Control-Expose-Headers", "Location, Retry-After");
  } else if (is_refusal(request, match, response)) {
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  }
}

}  // namespace http
