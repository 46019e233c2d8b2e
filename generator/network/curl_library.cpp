#include "network/curl_library.h"

#include <curl/curl.h>

#include <mutex>

namespace network {

void prepare_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace network
