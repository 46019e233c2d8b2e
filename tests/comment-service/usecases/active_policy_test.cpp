#include "usecases/active_policy.h"

#include <doctest/doctest.h>

#include "auth/hash.h"
#include "policy/document.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/store.h"
#include "support/pinned.h"
#include "support/temporary_folder.h"

namespace {

const std::string kPublish = "policy: {default: publish}\n";
const std::string kHold = "policy: {default: hold}\n";

struct Site {
  Site() : store(*sqlite::open(path, random)) {}

  void apply(const std::string& text) const {
    REQUIRE(store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  }
  // Changes the database behind the store's back.
  void execute(const std::string& sql) const {
    auto connection = sqlite::Connection::open(path);
    REQUIRE(connection);
    REQUIRE(connection->execute(sql));
  }
  std::string text() { return active.current().text; }

  support::TemporaryFolder folder;
  std::string path = folder.file("c.sqlite");
  base::SystemRandom random;
  support::KeptLog log;
  std::unique_ptr<storage::Store> store;
  usecases::ActivePolicy active{*store, log};
};

}  // namespace

TEST_CASE("the built-in policy is in force until one is applied") {
  Site site;
  const usecases::CurrentPolicy policy = site.active.current();
  CHECK(policy.text == policy::built_in_text());
  CHECK(policy.hash == auth::fingerprint(policy::built_in_text()));
  CHECK(policy.policy != nullptr);
  site.apply(kPublish);
  CHECK(site.active.current().text == kPublish);
  CHECK(site.active.current().hash == auth::fingerprint(kPublish));
  CHECK(site.log.all().empty());
}

TEST_CASE("a policy is parsed again only when another one was applied, by any process") {
  Site site;
  site.apply(kPublish);
  const auto first = site.active.current().policy;
  CHECK(site.active.current().policy == first);
  REQUIRE(site.store->save_thread({"/a/"}));
  CHECK(site.active.current().policy == first);
  const auto other = *sqlite::open(site.path, site.random);
  REQUIRE(other->apply_policy({0, "other hash", kHold, {}, "Ann"}));
  CHECK(site.active.current().policy != first);
  CHECK(site.active.current().text == kHold);
  CHECK(site.active.current().hash == "other hash");
}

TEST_CASE("a policy that cannot be read is told in the log, and the built-in one is in force") {
  Site site;
  site.apply("policy: {default: publish}\nrules: 7\n");
  CHECK(site.text() == policy::built_in_text());
  CHECK(site.log.all() ==
        "the applied policy cannot be read, every comment is held: policy:2:8: error: \"rules\" "
        "must be a list, not a text\n  2 | rules: 7\n    |        ^\n\n");
  const std::string told = site.log.all();
  CHECK(site.text() == policy::built_in_text());
  CHECK(site.log.all() == told);
}

TEST_CASE("while the store fails the last known policy is in force, and then the applied one") {
  Site site;
  site.apply(kPublish);
  CHECK(site.text() == kPublish);
  site.apply(kHold);
  // The number can be read, but not the text.
  site.execute("ALTER TABLE policies RENAME COLUMN text TO hidden");
  CHECK(site.text() == kPublish);
  site.execute("ALTER TABLE policies RENAME TO away");
  CHECK(site.text() == kPublish);
  site.execute("ALTER TABLE away RENAME TO policies");
  site.execute("ALTER TABLE policies RENAME COLUMN hidden TO text");
  CHECK(site.text() == kHold);
}

TEST_CASE("a policy that cannot be read at first is in force as soon as it can") {
  for (const auto& [away, back] :
       {std::pair("ALTER TABLE policies RENAME TO away", "ALTER TABLE away RENAME TO policies"),
        std::pair("ALTER TABLE policies RENAME COLUMN text TO hidden",
                  "ALTER TABLE policies RENAME COLUMN hidden TO text")}) {
    Site site;
    site.apply(kPublish);
    site.execute(away);
    CHECK(site.text() == policy::built_in_text());
    site.execute(back);
    CHECK(site.text() == kPublish);
  }
}
