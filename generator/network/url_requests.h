// Checks URLs of other sites with HTTP requests.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace network {

struct Limits {
  std::chrono::seconds timeout{20};  // for each request, including redirects
  int redirects = 5;
  std::size_t at_once = 16;
  std::size_t at_once_per_host = 2;
};

struct Answer {
  int status = 0;       // status of the last response (RFC 9110); 0: no response
  std::string failure;  // reason for a missing response, for people
};

// Requests all `urls` (http and https only) and returns the answers in the same order. Sends HEAD,
// and then GET if the answer to HEAD is an error; the content of the response is not read. Sends no
// cookie, and a User-Agent that names Postil.
std::vector<Answer> request_urls(const std::vector<std::string>& urls, const Limits& limits);

}  // namespace network
