// How long the theme stage takes: loading, views, and a list of 50 cards. Not part of the tests:
// times depend on the machine.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <functional>

#include "base/memory_files.h"
#include "theme/i18n_files.h"
#include "theme/small_site.h"
#include "theme/theme.h"
#include "theme/views.h"

namespace {

// The fastest of several rounds, in microseconds: what disturbs a round only makes it longer.
double fastest(int repetitions, const std::function<void()>& work) {
  double best = 1e12;
  for (int round = 0; round < 7; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < repetitions; ++i) work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count() / repetitions);
  }
  return best;
}

site::Site blog(int posts) {
  configuration::Configuration configuration;
  configuration.title = "Blog";
  configuration.base_url = "https://example.org/";
  std::vector<theme::TestDocument> written;
  for (int i = 0; i < posts; ++i) {
    content::FrontMatter front_matter;
    front_matter.title = "Post number " + std::to_string(i);
    front_matter.date = base::Date{.instant = 1'600'000'000 + i * 86'400};
    front_matter.description = "What this post says, in a sentence of the usual length.";
    front_matter.terms = {{"tags", {{"one", {}}, {"two", {}}}}, {"authors", {{"Ada", {}}}}};
    std::string body;
    for (int paragraph = 0; paragraph < 20; ++paragraph) {
      body += "Some *text* with a [link](https://example.org/) and more words to fill a line.\n\n";
    }
    written.push_back(theme::post("p" + std::to_string(i), front_matter, body));
  }
  return theme::make_site(configuration, written);
}

}  // namespace

int main() {
  const base::MemoryFiles files;
  base::Report report;
  const theme::Settings settings = {.words =
                                        theme::load_words(files, ".", "default", {"en"}, report)};
  const auto theme = theme::load(files, ".", settings, report);
  const site::Site site = blog(1000);
  const theme::Views views(site);
  const site::Index list = theme::page_at(site, "/posts/");
  const site::Index post = theme::page_at(site, "/posts/p7/");
  const theme::Slice slice = {0, 50, 1, 20};
  const theme::View list_view = views.page(list, slice);
  const theme::View post_view = views.page(post, {});
  std::size_t bytes = 0;
  const auto row = [](const char* what, double microseconds) {
    std::printf("%-40s %10.1f us\n", what, microseconds);
  };
  row("load the default theme",
      fastest(20, [&] { bytes += theme::load(files, ".", settings, report).names().size(); }));
  row("shared views of 1,000 posts", fastest(3, [&] { const theme::Views again(site); }));
  row("view of a list of 50 cards", fastest(200, [&] { views.page(list, slice); }));
  row("render a list of 50 cards",
      fastest(200, [&] { bytes += theme.render("section", list_view).size(); }));
  row("view of a post", fastest(1000, [&] { views.page(post, {}); }));
  row("render a post", fastest(1000, [&] { bytes += theme.render("page", post_view).size(); }));
  std::printf("%zu bytes a list, %zu a post\n", theme.render("section", list_view).size(),
              theme.render("page", post_view).size());
  return bytes == 0 ? 1 : 0;
}
