#include "theme/recent_comments.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/text.h"
#include "theme/comment_text.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

// As many as the lists of other publishing programs show.
constexpr std::size_t kRecent = 5;
constexpr std::size_t kTextLength = 140;  // characters

struct RecentComment {
  const comments::Comment* comment = nullptr;
  site::Index page = 0;
  std::size_t number = 0;  // by page, and then in the order of the thread
};

// RFC 3339 in UTC sorts by time. Of the same second, the later one in a thread is the newer one.
bool is_newer(const RecentComment& one, const RecentComment& other) {
  const auto rank = [](const RecentComment& each) {
    return std::tie(each.comment->created, each.number);
  };
  return rank(one) > rank(other);
}

std::vector<RecentComment> comments_of(const site::Site& site, site::Index language,
                                       const BakedComments& baked) {
  std::vector<RecentComment> all;
  std::set<const comments::Thread*> seen;  // a thread that moved to another page is on both
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    const comments::Thread* thread = baked.threads.of(i);
    const site::Page& page = site.pages[i];
    if (thread == nullptr || !page.is_listed || page.language != language) continue;
    if (!seen.insert(thread).second) continue;
    for (const comments::Comment& comment : thread->comments) {
      if (!comment.is_placeholder) all.push_back({&comment, i, all.size()});
    }
  }
  return all;
}

View view_of(const site::Site& site, const RecentComment& recent) {
  const site::Page& page = site.pages[recent.page];
  const comments::Comment& comment = *recent.comment;
  const auto date = date_of(comment.created, site.configuration.timezone);
  ViewFields fields = {{"name", comment.name},
                       {"text", base::shortened(text_of(comment), kTextLength)},
                       {"url", site::relative_url(site, page.path) + "#comment-" + comment.id},
                       {"page_title", page.title},
                       {"page_url", site::relative_url(site, page.path)},
                       {"is_author", comment.is_author}};
  add_object(fields, "date", date_view(site.language_of(page), date));
  return View::object(std::move(fields));
}

}  // namespace

ViewItems recent_comments(const site::Site& site, site::Index language,
                          const BakedComments& baked) {
  std::vector<RecentComment> all = comments_of(site, language, baked);
  const auto count = std::min(kRecent, all.size());
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(all.begin(), end, all.end(), is_newer);
  ViewItems items;
  for (auto each = all.begin(); each != end; ++each) items.push_back(view_of(site, *each));
  return with_ends(items);
}

}  // namespace theme
