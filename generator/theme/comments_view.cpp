#include "theme/comments_view.h"

#include <string>

#include "base/url.h"
#include "site/thread_key.h"

namespace theme {

View comments_view(const site::Site& site, const site::Page& page) {
  const std::string& service = site.configuration.comments.service;
  if (!page.comments || service.empty()) return false;
  const std::string key = site::thread_key(site, page);
  const std::string query = "?thread=" + base::encode_query(key);
  // The number of comments is unknown until a build bakes them in, so the text names no number.
  return View::object({{"service", service},
                       {"thread", key},
                       {"action", service + "/api/v1/comments" + query},
                       {"threads_url", service + "/threads" + query},
                       {"script_url", service + "/embed.js"},
                       {"count", "0"},
                       {"count_text", site.language_of(page).words.text("comments")},
                       {"has_count", false},
                       {"version", ""},
                       {"fragment", ""},
                       {"has_fragment", false},
                       {"policy", View::list({})},
                       {"has_policy", false},
                       {"policy_count", "0"}});
}

}  // namespace theme
