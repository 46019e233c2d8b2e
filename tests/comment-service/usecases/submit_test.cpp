// What becomes of a comment that a visitor sends.
#include "usecases/submit.h"

#include <doctest/doctest.h>

#include <functional>
#include <utility>

#include "policy/document.h"
#include "storage/sqlite/store.h"
#include "support/comment_text.h"
#include "support/pinned.h"
#include "support/temporary_folder.h"
#include "usecases/attempt_limits.h"
#include "usecases/reply.h"

namespace {

// The bytes of each call are the same.
class Repeating final : public base::Random {
 public:
  std::string bytes(std::size_t count) override { return std::string(count, '\xff'); }
};

// Does something at its first call, which is after the first look-up in the store.
class Interrupting final : public base::Random {
 public:
  explicit Interrupting(std::function<void()> meanwhile) : meanwhile_(std::move(meanwhile)) {}
  std::string bytes(std::size_t count) override {
    if (meanwhile_) std::exchange(meanwhile_, nullptr)();
    return std::string(count, 'x');
  }

 private:
  std::function<void()> meanwhile_;
};

usecases::CurrentPolicy policy_of(const std::string& rules) {
  std::vector<base::Diagnostic> errors;
  const std::string text = "policy: {default: publish}\nrules:\n" + rules;
  std::optional<policy::Policy> policy = policy::parse({"policy.yaml", text}, errors);
  REQUIRE(policy);
  return {std::make_shared<const policy::Policy>(*std::move(policy)), "hash", text};
}

struct Site {
  Site() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  base::Result<usecases::SubmitResult> submit(const domain::Draft& draft) {
    return submit(draft, random);
  }
  base::Result<usecases::SubmitResult> submit(const domain::Draft& draft, base::Random& ids) {
    usecases::Submission submission;
    submission.draft = draft;
    submission.thread = "/a/";
    submission.address = "192.0.2.0/24";
    submission.new_thread = storage::NewThread::create;
    return usecases::submit(submission, policy, *store, clock, ids);
  }

  support::TemporaryFolder folder;
  Repeating random;
  support::PinnedClock clock;
  usecases::CurrentPolicy policy = policy_of(R"(
  - {id: no, when: {contains: [refuse]}, outcome: reject, message: "no"}
  - {id: twice, when: {duplicate: {within: 1h}}, outcome: reject, message: "twice"}
  - {id: wait, when: {contains: [hold]}, outcome: hold, audience: public, message: "wait"}
)");
  std::unique_ptr<storage::Store> store;
};

// The error of a whole fault.
std::string told(const base::Fault& fault) {
  std::string text = std::string(base::info(fault.code).name) + ": " + fault.message;
  for (const base::FieldError& error : fault.errors)
    text += "\n" + error.pointer + " " + error.message;
  return text;
}

}  // namespace

TEST_CASE("an id is the time and 72 random bits") {
  Repeating random;
  const auto id = [&](std::int64_t milliseconds) {
    return usecases::new_id(base::Time(std::chrono::milliseconds(milliseconds)), random);
  };
  CHECK(id(0) == "AAAAAAAA____________");
  CHECK(id(1) == "AAAAAAAB____________");
  CHECK(id(0x0102'0304'0506) == "AQIDBAUG____________");
}

TEST_CASE("a comment is stored with every field that was sent, and the policy's verdict") {
  Site site;
  site.clock.milliseconds = 0x123;
  const auto sent = site.submit({"please *hold*", " Ann ", " ann@x.org ", "https://x.org", ""});
  REQUIRE(sent);
  const domain::Comment comment = std::get<domain::Comment>(*sent);
  CHECK(support::text_of(comment) ==
        "id AAAAAAEj____________\nthread /a/\ndepth 0\npath 00000000123000000001\nstatus held\n"
        "name Ann\nemail ann@x.org\nwebsite https://x.org\naddress 192.0.2.0/24\n"
        "body please *hold*\nhtml <p>please <em>hold</em></p>\n\nrevision 1\ncreated 291\n"
        "reason wait of hash, body: wait (contains, hold, hold, 8 to 12) for everyone\n");
  CHECK(support::text_of(site.store->comment(comment.id)->value()) == support::text_of(comment));
  // The text is known by its fingerprint.
  site.clock.milliseconds += 1;
  const auto again = site.submit({"Please: hold!", "Ann", "ann@x.org"});
  REQUIRE(again);
  const auto& refusal = std::get<usecases::Refusal>(*again);
  CHECK(refusal.outcome == policy::Outcome::reject);
  CHECK(refusal.reasons.at(0).rule == "twice");
  CHECK(*site.store->refused("hash") ==
        std::map<std::string, std::int64_t>{{"twice", 1}, {"wait", 1}});
}

TEST_CASE("what is stored between the look-up and the write decides, too") {
  Site site;
  const domain::Draft draft{"the same text", "Ann", "ann@x.org"};
  const auto meanwhile = [&] { REQUIRE(site.submit(draft)); };
  Interrupting first(meanwhile);
  const auto refused = site.submit(draft, first);
  REQUIRE(refused);
  CHECK(std::get<usecases::Refusal>(*refused).reasons.at(0).rule == "twice");
  CHECK(*site.store->totals({"/a/"}) == std::vector<std::int64_t>{1});

  Site other;
  other.policy = policy_of(
      "  - {id: twice, when: {duplicate: {within: 1h}}, outcome: hold, message: \"twice\"}\n");
  Interrupting second([&] { REQUIRE(other.submit(draft)); });
  const auto held = other.submit(draft, second);
  REQUIRE(held);
  const domain::Comment comment = std::get<domain::Comment>(*held);
  CHECK(comment.status == domain::Status::held);
  CHECK(comment.reasons.at(0).rule == "twice");
  CHECK(support::text_of(other.store->comment(comment.id)->value()) == support::text_of(comment));
}

TEST_CASE("a text may become 32 KB of HTML, and no byte more") {
  // 100 links, and text that fills the rest.
  std::string body;
  while (usecases::render_body(body + "http://a.b ")) body += "http://a.b ";
  while (usecases::render_body(body + "x")) body += "x";
  const auto most = usecases::render_body(body);
  REQUIRE(most);
  CHECK(most->size() == 32'768);
  CHECK(told(usecases::render_body(body + "x").fault()) ==
        "bad-request: the comment cannot be stored as it is\n"
        "/body has too many links or too much markup: as HTML it has 32769 bytes, and the limit is "
        "32768");
}

TEST_CASE("a moderator's reply is published as one of the site's own people") {
  Site site;
  site.clock.milliseconds = 0x123;
  usecases::Reply reply;
  reply.thread = "/a/";
  reply.body = "hold *this*";
  reply.name = "Eve";
  reply.actor = "1";
  reply.new_thread = storage::NewThread::create;
  const auto stored = usecases::reply(reply, *site.store, site.clock, site.random);
  REQUIRE(stored);
  CHECK(support::text_of(*stored) ==
        "id AAAAAAEj____________\nthread /a/\ndepth 0\npath 00000000123000000001\n"
        "status published\nname Eve\nbody hold *this*\nhtml <p>hold <em>this</em></p>\n\n"
        "revision 1\nauthor yes\ncreated 291\n");
  const storage::AuditEntry entry = site.store->audit({"", 1})->entries.at(0);
  CHECK(entry.actor == "1");
  CHECK(entry.action == "submitted");
}

TEST_CASE("attempts are counted for each network of the sender, by kind, in a window") {
  usecases::AttemptLimits limits;
  const domain::Sender sender{"192.0.2.0/24", {{"one", 1}, {"wide", 2}}};
  const domain::Sender neighbour{"192.0.2.0/24", {{"two", 1}, {"wide", 2}}};
  const std::optional<base::Rate> rate = base::Rate{1, std::chrono::seconds(10)};
  const auto at = [](int milliseconds) {
    return base::Time(std::chrono::hours(9) + std::chrono::milliseconds(milliseconds));
  };
  const auto wait = [&](const domain::Sender& of, int milliseconds,
                        usecases::AttemptKind kind = usecases::AttemptKind::refused) {
    const auto counted = limits.count({kind, of, rate, at(milliseconds)});
    return counted ? std::int64_t{0} : counted.fault().retry_after;
  };
  CHECK(wait(sender, 1000) == 0);
  CHECK(wait(sender, 1000) == 11);
  CHECK(told(limits.check({usecases::AttemptKind::refused, sender, rate, at(1000)}).fault()) ==
        "too-many: too many requests just now; please try again later");
  CHECK(wait(sender, 1000, usecases::AttemptKind::preview) == 0);
  CHECK(wait(sender, 1000, usecases::AttemptKind::form) == 0);
  CHECK(wait(neighbour, 5000) == 0);
  CHECK(wait({"198.51.100.0/24", {{"three", 1}, {"wide", 2}}}, 6000) == 6);
  CHECK(wait(sender, 10'999) == 1);
  // The window of the address is over, and so is that of the wider network.
  CHECK(wait(sender, 11'000) == 0);
  CHECK(wait(neighbour, 11'000) == 5);
  // A clock that was set back begins a new window.
  CHECK(wait(sender, 500) == 0);
  const std::optional<base::Rate> none;
  for (int i = 0; i < 3; ++i)
    CHECK(limits.count({usecases::AttemptKind::refused, sender, none, at(500)}));
}

TEST_CASE("only an attempt that the service judged and did not store counts as refused") {
  const std::optional<base::Rate> rate = base::Rate{1, std::chrono::seconds(10)};
  const domain::Sender sender{"192.0.2.0/24", {{"one", 1}}};
  const auto counts = [&](const base::Result<usecases::SubmitResult>& result) {
    usecases::AttemptLimits limits;
    const usecases::Attempt attempt{usecases::AttemptKind::refused, sender, rate, {}};
    const auto answer = usecases::limit_refusals(limits, attempt, [&] { return result; });
    CHECK(static_cast<bool>(answer) == static_cast<bool>(result));
    return !limits.check(attempt);
  };
  CHECK_FALSE(counts(usecases::SubmitResult(domain::Comment())));
  CHECK(counts(usecases::SubmitResult(usecases::Refusal())));
  CHECK(counts(base::Fault{base::Code::bad_request, "m"}));
  CHECK_FALSE(counts(base::Fault{base::Code::unavailable, "m"}));
  CHECK_FALSE(counts(base::Fault{base::Code::internal, "m"}));
}
