// Reads URLs from standard input, each ended by a NUL byte, and prints the host of each on a line.
// An empty line stands for a URL without a valid host. hosts.test.mjs compares them with Node's.
#include <iostream>
#include <string>

#include "base/url_host.h"

int main() {
  std::string url;
  while (std::getline(std::cin, url, '\0')) std::cout << base::host_of_url(url) << '\n';
  return 0;
}
