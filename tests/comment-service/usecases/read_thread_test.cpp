// What readers see of a thread, and nothing else.
#include "usecases/read_thread.h"

#include <doctest/doctest.h>

#include "markup/fragment.h"
#include "storage/sqlite/store.h"
#include "support/comment_text.h"
#include "support/temporary_folder.h"

namespace {

base::Time at(int seconds) { return base::Time(std::chrono::seconds(seconds)); }

domain::Comment comment(const std::string& id, const std::string& parent, int seconds) {
  domain::Comment comment;
  comment.id = id;
  comment.thread = "/a/";
  comment.parent = parent;
  comment.name = "name of " + id;
  comment.email = "secret@x.org";
  comment.website = "https://x.org/" + id;
  comment.address = "192.0.2.0/24";
  comment.body = "body of " + id;
  comment.html = "<p>" + id + "</p>\n";
  comment.created = at(seconds);
  comment.status = domain::Status::published;
  return comment;
}

// "/a/" has a comment, a reply that was edited and its reply of the site's own people.
struct Site {
  Site() : store(*sqlite::open(folder.file("c.sqlite"), random)) {
    REQUIRE(store->save_thread({"/a/", "A title"}));
    domain::Comment own = comment("own", "reply", 300);
    own.author = true;
    for (const domain::Comment& each :
         {comment("first", "", 100), comment("reply", "first", 200), own})
      REQUIRE(store->add({each, storage::NewThread::create}));
    const auto published = domain::Status::published;
    REQUIRE(
        store->edit({"reply", 1, published, "new", "<p>new</p>\n", "", published, {}, at(400)}));
  }
  usecases::PublicThread read(const storage::DisplayRequest& request = {"/a/"}) const {
    const auto thread =
        usecases::read_thread(request, usecases::EmptyThread::unknown, *store, at(1000));
    REQUIRE(thread);
    return *thread;
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

std::string text_of(const usecases::PublicThread& thread) {
  std::string text = thread.thread.key + ", " + thread.thread.title + ", " +
                     std::to_string(thread.total) + " comments, next " + thread.next + "\n";
  for (const usecases::PublicComment& each : thread.comments)
    text += each.id + " at " + each.path + " below '" + each.parent + "' (" +
            std::to_string(each.depth) + ")" +
            (each.visibility == domain::Visibility::whole ? "" : " removed") + ": " + each.name +
            ", " + each.website + (each.author ? ", of the site, " : ", ") +
            each.html.substr(0, 8) + " of " + support::milliseconds_of(each.created) +
            (each.edited ? ", edited " + support::milliseconds_of(*each.edited) : "") + "\n";
  return text;
}

const std::string kFirst = "000000186a0000000001";
const std::string kReply = kFirst + "00000030d40000000002";
const std::string kOwn = kReply + "000000493e0000000003";

}  // namespace

TEST_CASE("readers see the public fields of each comment") {
  const Site site;
  const usecases::PublicThread thread = site.read();
  CHECK(text_of(thread) ==
        "/a/, A title, 3 comments, next \n"
        "first at " +
            kFirst +
            " below '' (0): name of first, https://x.org/first, <p>first of 100000\n"
            "reply at " +
            kReply +
            " below 'first' (1): name of reply, https://x.org/reply, <p>new</ of "
            "200000, edited 400000\n"
            "own at " +
            kOwn +
            " below 'reply' (2): name of own, https://x.org/own, of the site, "
            "<p>own</ of 300000\n");
  CHECK(thread.version == site.store->thread("/a/")->value().version);
  CHECK(text_of(site.read({"/a/", storage::Sort::oldest, "", 1}))
            .starts_with("/a/, A title, 3 comments, next " + kFirst + "\nfirst at "));
}

TEST_CASE("of a comment that is gone readers see its place alone") {
  const Site site;
  REQUIRE(site.store->withdraw("reply", at(500)));
  CHECK(text_of(site.read())
            .find("reply at " + kReply + " below 'first' (1) removed: , ,  of 200000\n") !=
        std::string::npos);
}

TEST_CASE("a part of a snapshot is what readers of the thread see") {
  const Site site;
  REQUIRE(site.store->withdraw("reply", at(500)));
  const auto snapshot = *site.store->snapshot({0, "", 2});
  const auto part = *snapshot->next();
  REQUIRE(part);
  const usecases::PublicThread thread =
      usecases::public_thread(*part, usecases::EmptyThread::unknown, at(1000));
  CHECK(text_of(thread) == text_of(site.read({"/a/", storage::Sort::oldest, "", 2})));
  CHECK(thread.version == site.read().version);
  CHECK(thread.next == kReply);
}

TEST_CASE("the fragment shows what readers see, and leads on to the next page") {
  const Site site;
  domain::Comment gone = comment("gone", "own", 600);
  REQUIRE(site.store->add({gone, storage::NewThread::create}));
  REQUIRE(site.store->add({comment("last", "gone", 700), storage::NewThread::create}));
  REQUIRE(site.store->withdraw("gone", at(800)));
  const usecases::PublicThread thread = site.read({"/a/", storage::Sort::oldest, "", 4});
  markup::FragmentView view;
  view.thread = "/a/";
  view.version = thread.version;
  view.total = 4;
  view.more_url = "https://c.example.org/f?thread=/a/&cursor=" + thread.next;
  markup::FragmentComment first;
  first.id = "first";
  first.name = "name of first";
  first.website = "https://x.org/first";
  first.html = "<p>first</p>\n";
  first.created = "1970-01-01T00:01:40Z";
  markup::FragmentComment reply;
  reply.id = "reply";
  reply.parent = "first";
  reply.depth = 1;
  reply.name = "name of reply";
  reply.website = "https://x.org/reply";
  reply.html = "<p>new</p>\n";
  reply.created = "1970-01-01T00:03:20Z";
  reply.edited = "1970-01-01T00:06:40Z";
  markup::FragmentComment own;
  own.id = "own";
  own.parent = "reply";
  own.depth = 2;
  own.name = "name of own";
  own.website = "https://x.org/own";
  own.author = true;
  own.html = "<p>own</p>\n";
  own.created = "1970-01-01T00:05:00Z";
  markup::FragmentComment removed;
  removed.id = "gone";
  removed.parent = "own";
  removed.depth = 3;
  removed.created = "1970-01-01T00:10:00Z";
  removed.removed = true;
  view.comments = {first, reply, own, removed};
  CHECK(usecases::fragment_of(thread, "https://c.example.org/f?thread=/a/") ==
        markup::fragment(view));
  CHECK(usecases::fragment_of(site.read(), "https://c.example.org/f").find("cursor=") ==
        std::string::npos);
}

TEST_CASE("a thread without comments exists if every page does") {
  const Site site;
  using usecases::EmptyThread;
  const auto unknown = usecases::find_thread("/b/", EmptyThread::unknown, *site.store);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.fault().code == base::Code::unknown_thread);
  CHECK(unknown.fault().message == "this site has no such page");
  const auto empty = usecases::read_thread({"/b/"}, EmptyThread::exists, *site.store, at(1000));
  REQUIRE(empty);
  CHECK(text_of(*empty) == "/b/, , 0 comments, next \n");
  CHECK(empty->version == "0");
  CHECK_FALSE(usecases::read_thread({"/b/"}, EmptyThread::unknown, *site.store, at(1000)));
}

TEST_CASE("a thread is open until its site, its date or a moderator closes it") {
  using usecases::EmptyThread;
  domain::Thread thread{"/a/"};
  thread.version = "7";
  const auto version = [&](EmptyThread empty_thread) {
    const bool open = usecases::is_open(thread, empty_thread, at(1000));
    const std::string shown = usecases::shown_version(thread, empty_thread, at(1000));
    CHECK(open == (shown == "7"));
    return shown;
  };
  CHECK(version(EmptyThread::unknown) == "7");
  thread.listed = false;
  CHECK(version(EmptyThread::unknown) == "7-closed");
  CHECK(version(EmptyThread::exists) == "7");
  thread.closes = at(1000);
  CHECK(version(EmptyThread::exists) == "7-closed");
  thread.closes = at(1001);
  CHECK(version(EmptyThread::exists) == "7");
  thread.page_open = false;
  CHECK(version(EmptyThread::exists) == "7-closed");
  thread.page_open = true;
  thread.open = false;
  CHECK(version(EmptyThread::exists) == "7-closed");
}
