// The data of a page's comment section: its baked comments, and how readers reach the service.
#pragma once

#include <string>

#include "site/site.h"
#include "theme/baked_comments.h"
#include "theme/view.h"

namespace theme {

// The page's thread, if its comments are baked; else null.
const comments::Thread* baked_thread(const BakedComments& baked, site::Index page);

// The number of published comments on a page, as texts for templates.
struct CommentCount {
  std::string number = "0";
  std::string text;  // "2 comments" in the page's language; "Comments" when it is unknown
  bool has_any = false;
};

CommentCount comment_count(const site::Site& site, site::Index page, const BakedComments& baked);

// false when the page takes no comments, and when there is neither a service nor a thread.
View comments_view(const site::Site& site, site::Index page, const BakedComments& baked);

}  // namespace theme
