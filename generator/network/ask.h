// Asks other sites whether something is there, by HTTP. The only user of libcurl.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace network {

struct Limits {
  std::chrono::seconds timeout{20};  // for each question, redirects included
  int redirects = 5;
  std::size_t at_once = 16;
  std::size_t at_once_per_host = 2;
};

struct Answer {
  int status = 0;       // of the last answer (RFC 9110); 0: there was none
  std::string failure;  // why there was none, for people
};

// The answers to `urls` (http and https only), in their order. Asks by HEAD, and by GET where HEAD
// is not answered well, whose content is not read. Sends no cookie, and says who asks.
std::vector<Answer> ask(const std::vector<std::string>& urls, const Limits& limits);

}  // namespace network
