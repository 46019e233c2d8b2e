#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

struct Thread {
  Thread() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  void add(const std::string& id, const std::string& parent = "") {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.parent = parent;
    comment.created = base::Time(std::chrono::milliseconds(time));
    comment.status = domain::Status::published;
    REQUIRE(store->add({comment, storage::NewThread::create}));
  }

  void decide(const std::string& id, domain::Action action) {
    REQUIRE(store->decide({id, action, 1, "", "Ann"}, base::Time()));
  }

  // The ids in display order, read in pages of `limit`; placeholders are in brackets.
  std::string shown(storage::Sort sort = storage::Sort::oldest, std::size_t limit = 100) {
    std::string ids;
    std::string cursor;
    do {
      const auto page = store->display({"/x/", sort, cursor, limit});
      REQUIRE(page);
      CHECK(page->comments.size() <= limit);
      for (const domain::Comment& comment : page->comments) {
        ids += comment.status == domain::Status::published ? comment.id : "(" + comment.id + ")";
        ids += ' ';
      }
      cursor = page->next;
    } while (!cursor.empty());
    return ids;
  }

  std::string version() { return store->thread("/x/")->value().version; }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
  std::int64_t time = 1'714'555'800'000;
};

// a ─ b ─ c, a ─ e, d ─ f
void fill(Thread& thread) {
  thread.add("a");
  thread.add("b", "a");
  thread.add("c", "b");
  thread.add("d");
  thread.add("e", "a");
  thread.add("f", "d");
}

}  // namespace

TEST_CASE("comments are shown depth first, replies behind what they answer") {
  Thread thread;
  fill(thread);
  CHECK(thread.shown() == "a b c e d f ");
  CHECK(thread.shown(storage::Sort::newest) == "d f a b c e ");
}

TEST_CASE("every page size gives the same comments in the same order") {
  Thread thread;
  fill(thread);
  thread.decide("b", domain::Action::remove);
  for (std::size_t limit = 1; limit < 8; ++limit) {
    CHECK(thread.shown(storage::Sort::oldest, limit) == "a (b) c e d f ");
    CHECK(thread.shown(storage::Sort::newest, limit) == "d f a (b) c e ");
  }
}

TEST_CASE("a page ends before the comment that exceeds its bytes, and never without a comment") {
  Thread thread;
  const auto add = [&](const std::string& id, std::size_t bytes) {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.name = std::string(10, 'n');
    comment.website = std::string(5, 'w');
    comment.html = std::string(bytes - 15, 'h');
    comment.created = base::Time(std::chrono::milliseconds(++thread.time));
    comment.status = domain::Status::published;
    REQUIRE(thread.store->add({comment, storage::NewThread::create}));
  };
  for (const auto& [id, bytes] : std::map<std::string, std::size_t>{
           {"a", 40}, {"b", 60}, {"c", 500}, {"d", 100}, {"e", 30}, {"f", 30}, {"g", 41}}) {
    add(id, bytes);
  }
  const auto pages = [&](storage::Sort sort, std::size_t limit) {
    std::string ids;
    std::string cursor;
    do {
      const auto page = thread.store->display({"/x/", sort, cursor, limit, 100});
      REQUIRE(page);
      for (const domain::Comment& comment : page->comments) ids += comment.id;
      ids += ' ';
      cursor = page->next;
    } while (!cursor.empty());
    return ids;
  };
  CHECK(pages(storage::Sort::oldest, 100) == "ab c d ef g ");
  CHECK(pages(storage::Sort::oldest, 1) == "a b c d e f g ");
  CHECK(pages(storage::Sort::newest, 100) == "gf e d c ba ");
  // Exactly full, and nothing behind it.
  CHECK(thread.store->display({"/x/", storage::Sort::oldest, "", 2, 100})->comments.size() == 2);
  const auto recent = thread.store->recent({"/x/", 50, 100});
  REQUIRE(recent);
  CHECK(recent->size() == 2);
  CHECK(recent->front().comment.id == "g");
  CHECK(thread.store->recent({std::nullopt, 50, 10})->size() == 1);
  // 41 + 30 + 30 bytes.
  CHECK(thread.store->recent({std::nullopt, 50, 100})->size() == 2);
  CHECK(thread.store->recent({std::nullopt, 50, 101})->size() == 3);
}

TEST_CASE("a placeholder takes no bytes of a page") {
  Thread thread;
  fill(thread);
  for (const char* id : {"a", "b"}) thread.decide(id, domain::Action::remove);
  const auto page = thread.store->display({"/x/", storage::Sort::oldest, "", 100, 0});
  REQUIRE(page);
  // Comments without name, website and text have no bytes, either.
  CHECK(page->comments.size() == 6);
  domain::Comment comment;
  comment.id = "g";
  comment.thread = "/x/";
  comment.name = "n";
  comment.created = base::Time(std::chrono::milliseconds(thread.time));
  comment.status = domain::Status::published;
  REQUIRE(thread.store->add({comment, storage::NewThread::create}));
  CHECK(thread.store->display({"/x/", storage::Sort::oldest, "", 100, 0})->comments.size() == 6);
  CHECK(thread.store->display({"/x/", storage::Sort::oldest, "", 100, 1})->comments.size() == 7);
  comment.id = "h";
  comment.parent = "g";
  REQUIRE(thread.store->add({comment, storage::NewThread::create}));
  thread.decide("g", domain::Action::remove);
  CHECK(thread.store->display({"/x/", storage::Sort::oldest, "", 100, 1})->comments.size() == 8);
}

TEST_CASE("newest conversations come first in any thread, whatever is shown of it") {
  std::minstd_rand random(7);
  for (int round = 0; round < 5; ++round) {
    Thread thread;
    std::vector<std::string> ids;
    std::vector<std::string> conversations;
    std::map<std::string, std::string> top;
    for (int i = 0; i < 20; ++i) {
      const std::string id = "c" + std::to_string(i);
      const bool answers = !ids.empty() && random() % 3 > 0;
      const std::string parent = answers ? ids[random() % ids.size()] : "";
      if (!answers) thread.time += 1000;
      thread.add(id, parent);
      top[id] = answers ? top[parent] : id;
      ids.push_back(id);
      if (!answers) conversations.push_back(id);
    }
    for (int i = 0; i < 8; ++i) thread.decide(ids[random() % ids.size()], domain::Action::remove);
    // The reference is the oldest-first order with its conversations reversed.
    std::map<std::string, std::string> shown;
    std::istringstream oldest(thread.shown());
    for (std::string id; oldest >> id;)
      shown[top[id.front() == '(' ? id.substr(1, id.size() - 2) : id]] += id + " ";
    std::string expected;
    for (auto id = conversations.rbegin(); id != conversations.rend(); ++id) expected += shown[*id];
    for (const std::size_t limit : {1U, 2U, 3U, 7U, 100U})
      CHECK(thread.shown(storage::Sort::newest, limit) == expected);
  }
}

TEST_CASE("every comment that is shown has a page, in any thread") {
  std::minstd_rand random(11);
  for (const std::size_t bytes : {std::size_t{1000}, std::size_t{120}}) {
    Thread thread;
    std::vector<std::string> ids;
    for (int i = 0; i < 60; ++i) {
      domain::Comment comment;
      comment.id = "c" + std::to_string(i);
      comment.thread = "/x/";
      if (!ids.empty() && random() % 3 > 0) comment.parent = ids[random() % ids.size()];
      comment.html = std::string(random() % 40, 'h');
      comment.created = base::Time(std::chrono::milliseconds(thread.time + i));
      comment.status = domain::Status::published;
      REQUIRE(thread.store->set_depth_limit(static_cast<int>(random() % 4)));
      REQUIRE(thread.store->add({comment, storage::NewThread::create}));
      ids.push_back(comment.id);
    }
    for (int i = 0; i < 15; ++i) thread.decide(ids[random() % ids.size()], domain::Action::remove);
    const std::string shown = " " + thread.shown();
    for (const auto& [first, following] : std::vector<std::pair<std::size_t, std::size_t>>{
             {1, 1}, {10, 4}, {7, 2}, {59, 3}, {60, 9}}) {
      for (const std::string& id : ids) {
        const auto cursor = thread.store->page_cursor({"/x/", id, first, following, bytes});
        REQUIRE(cursor);
        const bool is_shown = shown.find(" " + id + " ") != std::string::npos ||
                              shown.find("(" + id + ")") != std::string::npos;
        CHECK(cursor->has_value() == is_shown);
        if (!*cursor) continue;
        const std::size_t limit = (*cursor)->empty() ? first : following;
        const auto page =
            thread.store->display({"/x/", storage::Sort::oldest, **cursor, limit, bytes});
        REQUIRE(page);
        CHECK(std::ranges::find(page->comments, id, &domain::Comment::id) != page->comments.end());
      }
    }
  }
}

TEST_CASE("a page for a comment begins with its conversation, and the first page is preferred") {
  Thread thread;
  fill(thread);
  for (const char* id : {"g", "h", "i", "j"}) thread.add(id, "f");
  // a b c e d f g h i j
  const auto first = [&](const std::string& id, std::size_t following) {
    const auto cursor = thread.store->page_cursor({"/x/", id, 3, following});
    REQUIRE(cursor);
    REQUIRE(*cursor);
    return thread.store->display({"/x/", storage::Sort::oldest, **cursor, 1})->comments[0].id;
  };
  CHECK(first("c", 9) == "a");
  CHECK(first("e", 9) == "a");
  CHECK(first("h", 9) == "d");
  CHECK(first("j", 9) == "f");
  CHECK(first("j", 1) == "j");
  CHECK_FALSE(*thread.store->page_cursor({"/x/", "nobody"}));
  CHECK_FALSE(*thread.store->page_cursor({"/y/", "a"}));
  thread.decide("j", domain::Action::spam);
  CHECK_FALSE(*thread.store->page_cursor({"/x/", "j"}));
}

TEST_CASE("a cursor still works when its comment is gone") {
  Thread thread;
  fill(thread);
  const auto first = thread.store->display({"/x/", storage::Sort::oldest, "", 3});
  thread.decide("c", domain::Action::remove);
  const auto second = thread.store->display({"/x/", storage::Sort::oldest, first->next, 100});
  REQUIRE(second->comments.size() == 3);
  CHECK(second->comments.front().id == "e");
}

TEST_CASE("a removed comment stays as a placeholder while published replies hang below") {
  Thread thread;
  fill(thread);
  thread.decide("a", domain::Action::remove);
  thread.decide("b", domain::Action::spam);
  CHECK(thread.shown() == "(a) (b) c e d f ");
  thread.decide("c", domain::Action::reject);
  CHECK(thread.shown() == "(a) e d f ");
  thread.decide("e", domain::Action::remove);
  CHECK(thread.shown() == "d f ");
  CHECK(thread.store->display({"/x/", storage::Sort::oldest, "", 9})->total == 2);
}

TEST_CASE("the version changes whenever readers see a change, and is never reused") {
  Thread thread;
  CHECK_FALSE(thread.store->thread("/x/")->has_value());
  thread.add("a");
  const std::string first = thread.version();
  CHECK(first != "0");
  thread.decide("a", domain::Action::reject);
  const std::string second = thread.version();
  CHECK(second != first);
  thread.decide("a", domain::Action::spam);
  CHECK(thread.version() == second);
  thread.decide("a", domain::Action::approve);
  CHECK(thread.version() != first);
  CHECK(thread.version() != second);
}

TEST_CASE("replies deeper than the limit stand beside their parents, so that paths stay short") {
  Thread thread;
  std::string parent;
  for (int i = 0; i < 100; ++i) {
    const std::string id = "c" + std::to_string(i);
    thread.add(id, parent);
    parent = id;
  }
  const auto page = thread.store->display({"/x/", storage::Sort::oldest, "", 200});
  REQUIRE(page->comments.size() == 100);
  for (std::size_t i = 0; i < 100; ++i) {
    CHECK(page->comments[i].id == "c" + std::to_string(i));
    CHECK(page->comments[i].depth == std::min(static_cast<int>(i), domain::kDepthLimit));
  }
  for (std::size_t i = 1; i < 100; ++i)
    CHECK(page->comments[i].parent == "c" + std::to_string(i - 1));
}

// a ─ b, and beyond the depth limit: b ─ c ─ d ─ e, b ─ f
TEST_CASE("a removed comment with published replies stays as a placeholder at any depth limit") {
  for (const int limit : {0, 1, 2, 3, 32}) {
    Thread thread;
    REQUIRE(thread.store->set_depth_limit(limit));
    thread.add("a");
    thread.add("b", "a");
    thread.add("c", "b");
    thread.add("d", "c");
    thread.add("e", "d");
    thread.add("f", "b");
    CHECK(thread.shown() == "a b c d e f ");
    for (const char* id : {"b", "d", "c"}) thread.decide(id, domain::Action::remove);
    CHECK(thread.shown() == "a (b) (c) (d) e f ");
    thread.decide("e", domain::Action::spam);
    CHECK(thread.shown() == "a (b) f ");
    thread.decide("f", domain::Action::reject);
    CHECK(thread.shown() == "a ");
    thread.decide("e", domain::Action::approve);
    CHECK(thread.shown(storage::Sort::oldest, 2) == "a (b) (c) (d) e ");
  }
}

TEST_CASE("a chain of removed comments is shown from 32 levels above a published reply") {
  Thread thread;
  REQUIRE(thread.store->set_depth_limit(0));
  thread.add("c0");
  for (int i = 1; i < 40; ++i) {
    thread.add("c" + std::to_string(i), "c" + std::to_string(i - 1));
    if (i < 39) thread.decide("c" + std::to_string(i), domain::Action::remove);
  }
  CHECK(thread.shown().starts_with("c0 (c7) (c8) "));
}

TEST_CASE("comments of one millisecond keep the order in which they came") {
  Thread thread;
  std::string expected;
  for (int i = 0; i < 30; ++i) {
    thread.add("n" + std::to_string(i));
    expected += "n" + std::to_string(i) + " ";
  }
  CHECK(thread.shown() == expected);
}

TEST_CASE("a comment with an earlier time is shown at its time") {
  Thread thread;
  thread.add("late");
  thread.time -= 1000;
  thread.add("early");
  CHECK(thread.shown() == "early late ");
}

TEST_CASE("a cursor of another store is refused") {
  Thread thread;
  thread.add("a");
  thread.add("b");
  const std::string cursor = thread.store->display({"/x/", storage::Sort::oldest, "", 1})->next;
  CHECK(thread.store->display({"/x/", storage::Sort::oldest, cursor, 1}));
  domain::Comment elsewhere;
  elsewhere.id = "c";
  elsewhere.thread = "/y/";
  REQUIRE(thread.store->add({elsewhere, storage::NewThread::create}));
  CHECK(thread.store->display({"/y/", storage::Sort::oldest, cursor, 1}).fault().code ==
        base::Code::bad_request);
  CHECK_FALSE(thread.store->display({"/x/", storage::Sort::oldest, "zz", 10}));
  CHECK_FALSE(thread.store->display({"/x/", storage::Sort::oldest, "' OR 1", 10}));
  for (const std::string made_up : {"1x", "-1", "0", "99999999999999999999"}) {
    CHECK_MESSAGE(!thread.store->queue({domain::Status::held, made_up, 10}), made_up);
  }
}
