#include "network/url_requests.h"

#include <curl/curl.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <utility>

#include "base/url.h"
#include "base/version.h"
#include "network/curl_library.h"

namespace network {
namespace {

enum class Method { head, get };

// A request in progress.
struct PendingRequest {
  std::size_t index = 0;  // index of its URL
  Method method = Method::head;
  std::string host;
};

// Aborts the transfer at the first byte of content, because the status is already known.
std::size_t refuse_content(char*, std::size_t, std::size_t, void*) { return 0; }

class Requester {
 public:
  Requester(const std::vector<std::string>& urls, const Limits& limits)
      : urls_(urls), limits_(limits), answers_(urls.size()), multi_(curl_multi_init()) {
    for (std::size_t i = 0; i < urls.size(); ++i)
      waiting_[base::origin_of(urls[i])].push_back({.index = i, .method = Method::head});
  }
  Requester(const Requester&) = delete;
  Requester& operator=(const Requester&) = delete;
  ~Requester() { curl_multi_cleanup(multi_); }

  std::vector<Answer> run() {
    begin_requests();
    while (!open_.empty()) {
      int running = 0;
      curl_multi_perform(multi_, &running);
      int left = 0;
      while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
        if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
      }
      begin_requests();
      constexpr int kMilliseconds = 200;
      if (!open_.empty()) curl_multi_poll(multi_, nullptr, 0, kMilliseconds, nullptr);
    }
    return std::move(answers_);
  }

 private:
  void begin_requests() {
    for (auto& [host, requests] : waiting_) {
      std::size_t& active = active_[host];
      while (!requests.empty() && open_.size() < limits_.at_once &&
             active < limits_.at_once_per_host) {
        PendingRequest request = std::move(requests.front());
        requests.pop_front();
        request.host = host;
        ++active;
        begin(std::move(request));
      }
    }
  }

  void begin(PendingRequest request) {
    CURL* handle = curl_easy_init();
    const std::string agent = "postil/" + std::string(base::version()) + " (link check)";
    curl_easy_setopt(handle, CURLOPT_URL, urls_[request.index].c_str());
    curl_easy_setopt(handle, CURLOPT_USERAGENT, agent.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, static_cast<long>(limits_.redirects));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(limits_.timeout.count()));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_NOBODY, request.method == Method::head ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, refuse_content);
    curl_multi_add_handle(multi_, handle);
    open_.emplace(handle, std::move(request));
  }

  void finish(CURL* handle, CURLcode code) {
    const auto found = open_.find(handle);
    PendingRequest request = found->second;
    open_.erase(found);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(multi_, handle);
    curl_easy_cleanup(handle);
    --active_[request.host];
    const bool is_answer = code == CURLE_OK || (code == CURLE_WRITE_ERROR && status > 0);
    const bool is_well = is_answer && status < 400;
    const bool may_try_again = code != CURLE_COULDNT_RESOLVE_HOST &&
                               code != CURLE_COULDNT_CONNECT && code != CURLE_OPERATION_TIMEDOUT;
    if (!is_well && request.method == Method::head && may_try_again) {
      request.method = Method::get;
      waiting_[request.host].push_front(request);
      return;
    }
    Answer& answer = answers_[request.index];
    if (is_answer) {
      answer.status = static_cast<int>(status);
    } else {
      answer.failure = curl_easy_strerror(code);
    }
  }

  const std::vector<std::string>& urls_;
  const Limits& limits_;
  std::vector<Answer> answers_;
  std::map<std::string, std::deque<PendingRequest>> waiting_;  // queued requests by host
  std::map<std::string, std::size_t> active_;
  std::map<CURL*, PendingRequest> open_;
  CURLM* multi_;
};

}  // namespace

std::vector<Answer> request_urls(const std::vector<std::string>& urls, const Limits& limits) {
  prepare_curl();
  return Requester(urls, limits).run();
}

}  // namespace network
