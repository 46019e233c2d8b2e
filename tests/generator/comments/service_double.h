// A comment service without a network, for tests: answers the requests of the generator from a list
// of threads.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "comments/service_requests.h"

namespace comments {

// The HTML of one comment, as the service writes it.
inline std::string comment_html(const std::string& id, const std::string& text) {
  return "<li class=\"postil-item\">\n<article class=\"postil-comment\" id=\"comment-" + id +
         "\" aria-labelledby=\"comment-" + id +
         "-by\">\n<header class=\"postil-head\">\n"
         "<span class=\"postil-avatar\" aria-hidden=\"true\">A</span>\n"
         "<h3 class=\"postil-by\" id=\"comment-" +
         id + "-by\"><bdi>Ada</bdi></h3>\n<p class=\"postil-when\"><a href=\"#comment-" + id +
         "\"><time datetime=\"2026-11-04T09:12:33Z\" dir=\"auto\">4 November 2026, 09:12 UTC</time>"
         "</a></p>\n</header>\n<div class=\"postil-body\" dir=\"auto\">\n<p>" +
         text + "</p>\n</div>\n</article>\n</li>\n";
}

// The line of a thread with one comment for each text, ids "c1", "c2" …
inline std::string thread_line(const std::string& key, const std::vector<std::string>& texts,
                               const std::string& more_members = "") {
  std::string items;
  std::string list;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string id = "c" + std::to_string(i + 1);
    items += comment_html(id, texts[i]);
    if (i > 0) list += ',';
    list += R"({"id":")" + id + R"(","parent":null,"name":"Ada","website":null,"html":"<p>)" +
            texts[i] + R"(</p>","created":"2026-11-04T09:12:3)" + std::to_string(i % 10) +
            R"(Z","edited":null,"author":false,"removed":false,"waiting":false})";
  }
  std::string fragment =
      "<div class=\"postil-comments\" data-postil-version=\"v" + std::to_string(texts.size()) +
      "\">\n<h2 class=\"postil-count\" id=\"postil-count\" tabindex=\"-1\"><bdi>" +
      std::to_string(texts.size()) + " comments</bdi></h2>\n";
  if (!texts.empty())
    fragment += "<ol class=\"postil-list\" aria-labelledby=\"postil-count\">\n" + items + "</ol>\n";
  fragment += "</div>\n";
  return "{\"key\":\"" + key + "\",\"version\":\"v" + std::to_string(texts.size()) +
         "\",\"count\":" + std::to_string(texts.size()) +
         ",\"moved_to\":null,\"fragment\":" + base::to_text(base::Json(fragment)) + more_members +
         ",\"comments\":[" + list + "]}\n";
}

// Tests change its members between two builds.
struct ServiceDouble {
  std::map<std::string, std::string> lines;  // of its threads, by key
  std::string epoch = "e1";
  int sequence = 1;
  std::string accepts = "listed";
  network::HttpAnswer failure;  // if its status or failure is set, every request gets it
  std::vector<network::HttpRequest> requests;

  void set(const std::string& key, const std::vector<std::string>& texts,
           const std::string& more_members = "") {
    lines[key] = thread_line(key, texts, more_members);
    ++sequence;
  }

  // Sends all threads, or those of `news` when the client has the current epoch.
  std::vector<std::string> news;
  std::string snapshot(const std::string& url) const {
    const bool goes_on = url.find("epoch=" + epoch) != std::string::npos;
    std::string text;
    int count = 0;
    for (const auto& [key, line] : lines) {
      const bool is_new = std::find(news.begin(), news.end(), key) != news.end();
      if (goes_on && !is_new) continue;
      text += line;
      ++count;
    }
    return text + R"({"end":true,"sequence":)" + std::to_string(sequence) + R"(,"epoch":")" +
           epoch + R"(","threads":)" + std::to_string(count) + R"(,"accepts":")" + accepts +
           "\"}\n";
  }

  Transport transport() {
    return [this](const network::HttpRequest& request) {
      requests.push_back(request);
      if (failure.status != 0 || !failure.failure.empty()) return failure;
      network::HttpAnswer answer;
      answer.status = 200;
      const bool is_put = request.method == network::Method::put;
      answer.media_type = is_put ? "application/json" : "application/x-ndjson";
      answer.body = is_put ? R"({"added":1,"moved":0,"unlisted":0})" : snapshot(request.url);
      return answer;
    };
  }
};

}  // namespace comments
