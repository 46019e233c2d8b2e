// All routes of the service as one table, and the search in it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/services.h"

namespace http {

// Who may call: anybody, pages of the sites (by Origin), or the bearer of a token with a role.
enum class Guard { none, site, queue_reader, moderator, builder, admin };

// Which pages of other origins may read the answer.
enum class Cors { nobody, sites, anybody };

// What a request's body may be.
enum class Takes { nothing, json, form, json_or_form };

// For whom an answer is: programs, or people, who get a page also when something fails.
enum class Gives { data, page };

using Handler = base::Result<Response> (*)(const Services& services, const Request& request);

struct Route {
  std::string_view method;
  // A segment {name} matches any segment that is not empty.
  std::string_view path;
  Guard guard;
  Cors cors;
  Takes takes;
  Gives gives;
  // Bytes of the request's body.
  std::size_t limit;
  Handler handler;
};

std::span<const Route> routes();

struct Match {
  // Nothing: no route has this path, or none of those that have it this method.
  const Route* route = nullptr;
  std::vector<std::string> captures;
  // The routes of all methods on this path.
  std::vector<const Route*> on_path;
};

// HEAD matches what GET matches. The path is compared as it was sent: "..%2f" is just an odd name.
Match match(std::span<const Route> table, std::string_view method, std::string_view path);

// For the Allow header: "GET, HEAD, OPTIONS".
std::string allowed_methods(const Match& match);

}  // namespace http
