#include "commands/initialize.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <vector>

#include "base/text.h"
#include "commands/placeholders.h"
#include "site/pages.h"

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

constexpr std::string_view kIgnored = "public/\n.postil/\n";

struct NewFile {
  std::string path;
  std::string text;
};

std::vector<NewFile> files_of(const std::string& title, base::Clock clock) {
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
          {"content/posts/_index.md", std::string(kSection)},
          {"content/posts/first-post.md", *fill_in("post.md", std::string(kPost), values, never)},
          {".gitignore", std::string(kIgnored)}};
}

std::string title_of(const std::string& folder) {
  const auto path = std::filesystem::absolute(folder + "/").lexically_normal().parent_path();
  const std::string name = path.filename().string();
  return name.empty() || base::invalid_utf8(name) ? "My site" : site::humanize(name);
}

// Returns why a site cannot be made in `folder`.
base::Status check_folder(const base::Files& files, const std::string& folder) {
  if (folder.empty()) {
    return base::error_in("", "a folder needs a name", "`postil init my-site`, or `postil init`");
  }
  const base::EntryKind kind = files.kind(folder);
  if (kind == base::EntryKind::missing) return base::Done{};
  if (kind != base::EntryKind::folder) {
    return base::error_in(folder, "this is not a folder", "name a new one: `postil init my-site`");
  }
  if (files.kind(base::join_path(folder, "postil.yaml")) != base::EntryKind::missing) {
    return base::error_in(folder, "this folder is a site already",
                          "`postil new` begins a page, `postil serve` shows the site");
  }
  TRY(const auto names, files.list(folder));
  const auto seen = std::find_if(names.begin(), names.end(),
                                 [](const std::string& name) { return name.front() != '.'; });
  if (seen == names.end()) return base::Done{};
  return base::error_in(folder, "this folder is not empty: it holds " + *seen,
                        "name a new one: `postil init my-site`");
}

base::Status create(base::Files& files, const std::string& folder, base::Clock clock,
                    std::ostream& out) {
  TRY_DONE(check_folder(files, folder));
  for (const NewFile& file : files_of(title_of(folder), clock)) {
    const std::string path = base::join_path(folder == "." ? "" : folder, file.path);
    if (files.kind(path) != base::EntryKind::missing) {
      out << "kept " << path << "; add these lines to it: "
          << base::replace_all(std::string(kIgnored.substr(0, kIgnored.size() - 1)), "\n", " ")
          << '\n';
      continue;
    }
    TRY_DONE(files.write(path, file.text));
    out << "created " << path << '\n';
  }
  return base::Done{};
}

// Quotes the text as one word of a shell.
std::string shell_word(const std::string& text) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') ||
           std::string_view("-_./+:@,").find(static_cast<char>(c)) != std::string_view::npos;
  });
  return is_plain ? text : '\'' + base::replace_all(text, "'", "'\\''") + '\'';
}

}  // namespace

int initialize(base::Files& files, const std::string& folder, base::Clock clock,
               const Console& console) {
  if (const auto done = create(files, folder, clock, console.out); !done) {
    base::Report report;
    report.add(done.error());
    print(report, console);
    return 2;
  }
  console.out << "\nWhat to do next:\n";
  if (folder != ".") console.out << "  cd " << shell_word(folder) << '\n';
  console.out << "  postil serve               look at it, at http://127.0.0.1:1313/\n"
                 "  postil new \"Hello there\"   begin a post; `postil serve -D` shows drafts\n"
                 "  postil build               the finished site, in public/\n";
  return 0;
}

}  // namespace commands
