#include "domain/thread_merges.h"

#include <doctest/doctest.h>

namespace {

using domain::SitePages;
using domain::StoredThreads;
using domain::Thread;

const std::string kCafe = "/caf\xC3\xA9/";

Thread titled(const std::string& key) {
  Thread thread{key};
  thread.title = "T";
  return thread;
}

Thread unlisted(Thread thread) {
  thread.listed = false;
  return thread;
}

StoredThreads stored(const std::vector<Thread>& threads) {
  StoredThreads all;
  for (const Thread& thread : threads) all[thread.key] = {thread};
  return all;
}

// The merges, joined by blanks.
std::string merges(const StoredThreads& threads, SitePages pages) {
  std::string all;
  for (const domain::ThreadMerge& merge :
       domain::thread_merges(threads, pages, [](const std::string&key, const auto&is_listed) {
         return domain::meant_key(key, is_listed);
       }))
    all += (all.empty() ? "" : " ") + merge.from + ">" + merge.to;
  return all;
}

}  // namespace

TEST_CASE("a thread whose key means another one is merged, and every other stays") {
  const auto threads = stored({{"/caf%C3%A9/"},
                               {"/caf%c3%a9/"},
                               {kCafe},
                               {"/a/#c"},
                               {"/caf%E9/"},
                               {"/100%2541/"},
                               {"/what%3F/"},
                               {"/a%00/"}});
  CHECK(merges(threads, SitePages::unknown) ==
        "/a/#c>/a/ /caf%C3%A9/>" + kCafe + " /caf%c3%a9/>" + kCafe);
}

TEST_CASE("a page that the manifest lists under such a key stays") {
  CHECK(merges(stored({titled("/x%41/")}), SitePages::listed).empty());
  CHECK(merges(stored({titled("/x%41/"), titled("/xA/")}), SitePages::listed).empty());
  CHECK(merges(stored({{"/x%41/"}}), SitePages::listed).empty());
  CHECK(merges(stored({titled("/x%41/")}), SitePages::unknown) == "/x%41/>/xA/");
  CHECK(merges(stored({unlisted(titled("/x%41/"))}), SitePages::listed) == "/x%41/>/xA/");
  // A visitor made the first one after the last manifest.
  CHECK(merges(stored({{"/x%41/"}, titled("/xA/")}), SitePages::listed) == "/x%41/>/xA/");
  CHECK(merges(stored({{"/x%41/"}, unlisted(titled("/xA/"))}), SitePages::listed).empty());
}

TEST_CASE("an old key leads on, also under the other spelling") {
  StoredThreads threads = stored({{"/x%41/"}, {"/new/"}});
  threads["/x%41/"].moved_to = "/new/";
  CHECK(merges(threads, SitePages::unknown) == "/x%41/>/xA/");
  threads["/xA/"] = {{"/xA/"}};
  CHECK(merges(threads, SitePages::unknown).empty());
}

TEST_CASE("a key without a page is left alone") {
  const auto none =
      domain::thread_merges(stored({{"/a/"}}), SitePages::unknown,
                            [](const std::string&, const auto&) -> base::Result<std::string> {
                              return base::Fault{base::Code::bad_request, "no page"};
                            });
  CHECK(none.empty());
}

TEST_CASE("a merged thread is closed when one part was, and is the page that the site lists") {
  Thread one = titled("/one/");
  one.lang = "de";
  Thread two{"/two/"};
  CHECK(domain::merged(one, two).open);
  CHECK(domain::merged(two, one).key == "/two/");
  CHECK(domain::merged(two, one).title == "T");
  CHECK(domain::merged(two, one).lang.empty());
  CHECK(domain::merged(unlisted(two), one).lang == "de");
  CHECK(domain::merged(unlisted(two), one).listed);
  CHECK_FALSE(domain::merged(unlisted(two), unlisted(one)).listed);
  two.open = false;
  CHECK_FALSE(domain::merged(one, two).open);
  CHECK_FALSE(domain::merged(two, one).open);
  CHECK_FALSE(domain::merged(unlisted(two), one).open);
  two.page_open = false;
  CHECK_FALSE(domain::merged(one, two).page_open);
  two.moderation = domain::Moderation::hold;
  CHECK(domain::merged(one, two).moderation == domain::Moderation::hold);
  two.closes = base::Time(std::chrono::hours(2));
  CHECK(domain::merged(one, two).closes == two.closes);
  one.closes = base::Time(std::chrono::hours(1));
  CHECK(domain::merged(one, two).closes == one.closes);
  CHECK(domain::merged(two, one).closes == one.closes);
}
