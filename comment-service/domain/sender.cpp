#include "domain/sender.h"

#include <array>

namespace domain {
namespace {

constexpr std::int64_t kShareOf24 = 4;

struct Level {
  int bits;
  std::int64_t share;
};
constexpr std::array kLevels6 = {Level{64, 1}, Level{56, 2}, Level{48, 4}};

}  // namespace

std::vector<CountedNetwork> counted_networks(const base::Network& address, std::string single) {
  std::vector<CountedNetwork> counted;
  if (address.is_version6()) {
    for (const Level& level : kLevels6)
      counted.push_back({address.enclosing(level.bits).text(), level.share});
  } else {
    counted = {{std::move(single), 1}, {address.neighbourhood().text(), kShareOf24}};
  }
  return counted;
}

std::string widest(const std::string& stored, const std::vector<CountedNetwork>& counted) {
  return counted.empty() ? stored : counted.back().key;
}

CountedNetwork counted_network(std::string_view stored) {
  const bool version6 = stored.find(':') != std::string_view::npos;
  return {std::string(stored), version6 || stored.empty() ? 1 : kShareOf24};
}

}  // namespace domain
