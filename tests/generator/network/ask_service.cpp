// Sends one request to a comment service as a build does, with limits of its own.
//
// usage: ask_service snapshot|manifest URL [CONNECT WHOLE PATIENCE BODY]
//
// The token is in POSTIL_COMMENTS_TOKEN, the manifest comes from standard input. CONNECT, WHOLE and
// PATIENCE are seconds, BODY is bytes. Prints the snapshot or the counts, status 0; or the
// diagnostic, status 1.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "comments/service_requests.h"

namespace {

struct Order {
  network::HttpLimits limits;
  std::optional<std::chrono::seconds> patience;
};

Order order_of(const std::vector<std::string>& words) {
  Order order;
  constexpr std::size_t kFirst = 2;
  if (words.size() <= kFirst + 3) return order;
  order.limits.connect = std::chrono::seconds(std::stol(words[kFirst]));
  order.limits.whole = std::chrono::seconds(std::stol(words[kFirst + 1]));
  order.patience = std::chrono::seconds(std::stol(words[kFirst + 2]));
  order.limits.body = std::stoul(words[kFirst + 3]);
  return order;
}

int fail(const base::Diagnostic& fault) {
  std::cout << base::format(fault);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) return 2;
  const Order order = order_of(words);
  const auto transport = [&](network::HttpRequest request) {
    if (order.patience) request.patience = *order.patience;
    return network::send_request(request, order.limits);
  };
  const char* variable = std::getenv(comments::kTokenVariable.data());
  const auto access =
      comments::access_to({words[1], std::nullopt}, variable == nullptr ? "" : variable);
  if (!access) return fail(access.error());
  if (words[0] == "snapshot") {
    const auto snapshot = comments::fetch_snapshot(*access, {}, transport);
    if (!snapshot) return fail(snapshot.error());
    std::cout << *snapshot;
    return 0;
  }
  std::ostringstream json;
  json << std::cin.rdbuf();
  const auto changes = comments::put_manifest(*access, json.str(), transport);
  if (!changes) return fail(changes.error());
  std::cout << changes->added << ' ' << changes->moved << ' ' << changes->unlisted << '\n';
  return 0;
}
