// The table of all routes, and the look-up in it.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/services.h"

namespace http {

// Who may call a route: anybody, pages of the sites (by Origin), or a token with a role.
enum class Guard { none, site, queue_reader, moderator, builder, admin };

// Which other origins may read the answer.
enum class Cors { nobody, sites, anybody };

// The body types that a route accepts.
enum class BodyType { nothing, json, form, json_or_form };

// The kind of answer: data for programs, or pages for people. Errors have the same kind.
enum class AnswerType { data, page };

using Handler = base::Result<Response> (*)(const Services& services, const Request& request);

// Answers a form that the fault refused with its page, and with everything that the reader typed.
using FormRefusal = base::Result<Response> (*)(const Services& services, const Request& request,
                                               const base::Fault& fault);

struct Route {
  std::string_view method;
  // A {name} segment matches any non-empty segment.
  std::string_view path;
  Guard guard;
  Cors cors;
  BodyType body_type;
  AnswerType answer_type;
  Handler handler;
  // The most bytes of a request body; not read for BodyType::nothing.
  std::size_t limit = 0;
  // The query parameters of a route that needs a token; it refuses others. Public routes ignore
  // them: what links and proxies add, such as fbclid, must not hide a page.
  std::array<std::string_view, 4> parameters = {};
  // For routes that take a form.
  FormRefusal refuse_form = nullptr;
};

std::span<const Route> routes();

struct Match {
  // Null when no route has this path and method.
  const Route* route = nullptr;
  std::vector<std::string> captures;
  // All routes with this path, for any method.
  std::vector<const Route*> on_path;
};

// HEAD matches GET routes. The path is compared in its encoded form, so "..%2f" is just an unknown
// name.
Match match(std::span<const Route> table, std::string_view method, std::string_view path);

// Formats the Allow header: "GET, HEAD, OPTIONS".
std::string allowed_methods(const Match& match);
// The same for all routes of the table together.
std::string all_methods(std::span<const Route> table);

}  // namespace http
