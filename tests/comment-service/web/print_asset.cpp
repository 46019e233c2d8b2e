// print_asset NAME writes an asset of the service to standard output, for the browser tests.
#include <algorithm>
#include <iostream>
#include <string_view>

#include "web/assets.h"

int main(int argc, char** argv) {
  const std::string_view name = argc == 2 ? argv[1] : "";
  const auto& assets = web::assets();
  const auto found = std::find_if(assets.begin(), assets.end(),
                                  [&](const web::Asset& asset) { return asset.name == name; });
  if (found == assets.end()) {
    std::cerr << "print_asset: no asset \"" << name << "\"\n";
    return 1;
  }
  std::cout << found->bytes;
  return 0;
}
