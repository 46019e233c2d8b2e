#include "commands/new_site.h"

#include "commands/placeholders.h"

namespace commands {
namespace {

constexpr std::string_view kConfiguration =
    R"(# The configuration of this site. Whatever is left out has a default: `postil config` shows every
# key, its value, and where it comes from.
title: {{title}}

# Where the site will live. Feeds, the sitemap and canonical links need it.
# base_url: https://example.org/

# Of the pages: en, de-CH, zh-Hans …
language: en

# Of dates that do not say their own, a name such as Europe/Berlin.
timezone: UTC

# Who wrote what names no authors.
# author: Ada Lovelace

menus:
  main:
    - {name: Posts, url: /posts/}
    - {name: About, url: /about/}

# The addresses of a section's pages; /posts/NAME/ if left out.
# permalinks:
#   posts: /:year/:month/:slug/
)";

constexpr std::string_view kHome = R"(---
title: {{title}}
---

This is the front page. Its text stands in `content/_index.md`; below it come the posts.
)";

constexpr std::string_view kSection = "---\ntitle: Posts\n---\n";

constexpr std::string_view kPost = R"(---
title: First post
date: {{date}}
tags: [hello]
---

This post stands in `content/posts/first-post.md`. Change it, or remove it and begin another:

```sh
postil new "My second post"
```

The new one is a draft until its line `draft: true` is gone.
)";

constexpr std::string_view kAbout = R"(---
title: About
---

A page that belongs to no section: `content/about.md` becomes `/about/`. Say here who writes.
)";

constexpr std::string_view kPostWithPicture = R"(---
title: A post with a picture
date: {{date}}
tags: [hello]
---

This post is a folder: its text is `index.md`, and the files beside it belong to it.

![A page with lines of text, and a note in its margin](margin.svg)
)";

constexpr std::string_view kPicture =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 240" width="480" height="240">
  <rect width="480" height="240" rx="8" fill="#f4f1ea"/>
  <rect x="60" y="30" width="220" height="180" fill="#fff" stroke="#8a8375"/>
  <path d="M80 60h180M80 90h180M80 120h180M80 150h180M80 180h110" stroke="#b9b2a3" stroke-width="6"/>
  <path d="M310 105h110M310 125h80" stroke="#a4572f" stroke-width="6"/>
  <path d="M270 120l30 -5" stroke="#a4572f" stroke-width="3"/>
</svg>
)";

constexpr std::string_view kIgnored = "public/\n.postil/\n";

}  // namespace

std::vector<NewFile> new_site(const std::string& title, base::Clock clock) {
  const Values values{.title = title, .date = base::format_iso(base::local_date(clock.now, "UTC"))};
  base::Report never;
  // The configuration is pure YAML. Fences make fill_in() treat all of it as front matter.
  constexpr std::string_view kFence = "---\n";
  const std::string fenced =
      std::string(kFence) + std::string(kConfiguration) + std::string(kFence);
  std::string configuration = *fill_in("postil.yaml", fenced, values, never);
  configuration = configuration.substr(kFence.size(), configuration.size() - 2 * kFence.size());
  return {{"postil.yaml", configuration},
          {"content/_index.md", *fill_in("_index.md", std::string(kHome), values, never)},
          {"content/about.md", std::string(kAbout)},
          {"content/posts/_index.md", std::string(kSection)},
          {"content/posts/first-post.md", *fill_in("post.md", std::string(kPost), values, never)},
          {"content/posts/with-a-picture/index.md",
           *fill_in("index.md", std::string(kPostWithPicture), values, never)},
          {"content/posts/with-a-picture/margin.svg", std::string(kPicture)},
          {".gitignore", std::string(kIgnored)}};
}

}  // namespace commands
