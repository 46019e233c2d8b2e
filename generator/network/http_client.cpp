#include "network/http_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/version.h"
#include "network/curl_library.h"
#include "network/http_url.h"

namespace network {
namespace {

// Collects the body up to a limit.
struct Body {
  std::string bytes;
  std::size_t limit = 0;
  bool is_too_large = false;
};

// The signature is libcurl's. A return value other than `count` ends the transfer.
std::size_t append(char* bytes, std::size_t, std::size_t count, void* target) {
  auto& body = *static_cast<Body*>(target);
  body.is_too_large = count > body.limit - body.bytes.size();
  if (body.is_too_large) return 0;
  body.bytes.append(bytes, count);
  return count;
}

// The lines of a request's header. libcurl reads them until the transfer ends.
class HeaderLines {
 public:
  HeaderLines() = default;
  HeaderLines(const HeaderLines&) = delete;
  HeaderLines& operator=(const HeaderLines&) = delete;
  ~HeaderLines() { curl_slist_free_all(lines_); }

  void add(const std::string& line) { lines_ = curl_slist_append(lines_, line.c_str()); }
  curl_slist* lines() const { return lines_; }

 private:
  curl_slist* lines_ = nullptr;
};

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

bool can_decompress() {
  return (static_cast<unsigned>(curl_version_info(CURLVERSION_NOW)->features) &
          static_cast<unsigned>(CURL_VERSION_LIBZ)) != 0U;
}

void set_limits(CURL* handle, const HttpRequest& request, const HttpLimits& limits) {
  constexpr long kBytesPerSecond = 100;
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(limits.whole.count()));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, kBytesPerSecond);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.patience.count()));
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

void set_route(CURL* handle, const HttpRequest& request, const HttpUrl& url) {
  // The text that was parsed here, so that libcurl cannot read another host in it.
  const std::size_t query = std::min(request.url.find('?'), request.url.size());
  const std::string address = text_of(url) + request.url.substr(query);
  curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
  if (is_loopback(url)) curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
}

void set_content(CURL* handle, const HttpRequest& request, HeaderLines& header) {
  const std::string agent = "postil/" + std::string(base::version());
  curl_easy_setopt(handle, CURLOPT_USERAGENT, agent.c_str());
  if (can_decompress()) curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip");
  if (!request.token.empty()) header.add("Authorization: Bearer " + request.token);
  if (request.method == Method::put) {
    header.add("Content-Type: " + request.media_type);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, "PUT");
  }
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, header.lines());
}

template <class T>
T fact(CURL* handle, CURLINFO name) {
  T value{};
  curl_easy_getinfo(handle, name, &value);
  return value;
}

std::string text_fact(CURL* handle, CURLINFO name) {
  const char* text = fact<char*>(handle, name);
  return text == nullptr ? std::string() : std::string(text);
}

std::string seconds(std::chrono::seconds time) {
  return base::count_of(static_cast<std::size_t>(time.count()), "second");
}

std::string timeout_words(CURL* handle, std::chrono::steady_clock::duration elapsed,
                          const HttpRequest& request, const HttpLimits& limits) {
  constexpr std::chrono::milliseconds kRounding{100};
  if (fact<curl_off_t>(handle, CURLINFO_PRETRANSFER_TIME_T) == 0)
    return "there was no connection within " + seconds(limits.connect);
  if (elapsed + kRounding >= limits.whole)
    return "the answer was not complete within " + seconds(limits.whole);
  return "for " + seconds(request.patience) + " it sent almost nothing";
}

// `detail` is libcurl's own sentence.
std::string words_for(CURLcode code, const std::string& detail) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "there is no such host, or the network is down";
    case CURLE_COULDNT_RESOLVE_PROXY:
      return "the host of the proxy is not found";
    case CURLE_COULDNT_CONNECT:
      return "nothing answers at this address";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
      return "its certificate cannot be trusted (" + detail + ')';
    case CURLE_SSL_CONNECT_ERROR:
      return "there is no secure connection (" + detail + ')';
    case CURLE_GOT_NOTHING:
      return "it closed the connection without an answer";
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return "the connection broke before the answer was complete";
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
      return "its answer is not HTTP (" + detail + ')';
    default:
      return detail;
  }
}

std::string media_type_of(CURL* handle) {
  const std::string written = text_fact(handle, CURLINFO_CONTENT_TYPE);
  return base::lower_case(base::trim(std::string_view(written).substr(0, written.find(';'))));
}

HttpAnswer perform(CURL* handle, const HttpRequest& request, const HttpLimits& limits) {
  Body body{.bytes = {}, .limit = limits.body};
  std::array<char, CURL_ERROR_SIZE> detail{};
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, detail.data());
  const auto begin = std::chrono::steady_clock::now();
  const CURLcode code = curl_easy_perform(handle);
  const auto elapsed = std::chrono::steady_clock::now() - begin;
  HttpAnswer answer;
  answer.status = static_cast<int>(fact<long>(handle, CURLINFO_RESPONSE_CODE));
  answer.media_type = media_type_of(handle);
  answer.location = text_fact(handle, CURLINFO_REDIRECT_URL);
  if (code == CURLE_OK) {
    answer.body = std::move(body.bytes);
  } else if (body.is_too_large) {
    answer.failure = "its answer has more than " + base::count_of(limits.body, "byte");
  } else if (code == CURLE_OPERATION_TIMEDOUT) {
    answer.failure = timeout_words(handle, elapsed, request, limits);
  } else {
    answer.failure = words_for(code, detail[0] == '\0' ? curl_easy_strerror(code) : detail.data());
  }
  return answer;
}

}  // namespace

HttpAnswer send_request(const HttpRequest& request, const HttpLimits& limits) {
  const auto url = parse_http_url(request.url.substr(0, request.url.find('?')));
  if (!url) return {.failure = "its address " + url.error().message};
  if (!request.token.empty() && url->scheme != "https" && !is_loopback(*url))
    return {.failure = "a token is sent over https only"};
  prepare_curl();
  const Handle handle(curl_easy_init(), curl_easy_cleanup);
  if (handle == nullptr) return {.failure = "libcurl cannot be used"};
  HeaderLines header;
  set_limits(handle.get(), request, limits);
  set_route(handle.get(), request, *url);
  set_content(handle.get(), request, header);
  return perform(handle.get(), request, limits);
}

}  // namespace network
