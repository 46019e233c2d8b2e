// The newest comments of the site, for its home page.
#pragma once

#include "site/site.h"
#include "theme/baked_comments.h"
#include "theme/view.h"

namespace theme {

// The newest five published comments on listed pages of the language, the newest first.
ViewItems recent_comments(const site::Site& site, site::Index language, const BakedComments& baked);

}  // namespace theme
