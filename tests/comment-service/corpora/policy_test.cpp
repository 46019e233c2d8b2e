// Applies the manual's policies to comments from real sites. The manual quotes the measured
// numbers, and the test fails when they differ.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "policy/document.h"
#include "policy/test_runner.h"
#include "storage/sqlite/store.h"
#include "support/pinned.h"
#include "support/temporary_folder.h"
#include "usecases/replay.h"
#include "usecases/submit.h"

namespace {

using Json = nlohmann::json;
using policy::Outcome;

std::string manual() {
  std::ifstream file(POSTIL_MANUAL "/policy.md");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The policy in the manual that contains this rule.
usecases::CurrentPolicy policy_with(const std::string& rule) {
  const std::string page = manual();
  const std::string fence = "```yaml\n";
  for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at)) {
    at += fence.size();
    const std::string text = page.substr(at, page.find("```", at) - at);
    if (text.find("id: " + rule + "\n") == std::string::npos) continue;
    std::vector<base::Diagnostic> errors;
    std::optional<policy::Policy> policy = policy::parse({"policy.md", text}, errors);
    REQUIRE_MESSAGE(policy, base::format(errors));
    return {std::make_shared<const policy::Policy>(*std::move(policy)), usecases::policy_hash(text),
            text};
  }
  FAIL("the manual has no policy with the rule ", rule);
  return {};
}

struct Record {
  std::string date;
  std::string author;
  std::string body;
  bool spam = false;
};

// In order of time; empty if the corpora are not installed.
std::vector<Record> records_in(const std::string& name) {
  std::ifstream file(POSTIL_CORPORA "/" + name);
  std::vector<Record> records;
  for (std::string line; std::getline(file, line);) {
    const Json json = Json::parse(line);
    records.push_back({json["date"], json["author"], json["body"], json.value("spam", 0) == 1});
  }
  std::ranges::stable_sort(records, {}, &Record::date);
  return records;
}

struct Site {
  Site() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  usecases::SubmitResult send(const Record& record, const usecases::CurrentPolicy& policy) {
    clock.milliseconds += 60'000;
    usecases::Submission submission;
    submission.draft = {record.body, record.author};
    submission.thread = "/a/";
    submission.new_thread = storage::NewThread::create;
    auto sent = usecases::submit(submission, policy, *store, clock, random);
    REQUIRE_MESSAGE(sent, record.body);
    return *std::move(sent);
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  support::PinnedClock clock;
  std::unique_ptr<storage::Store> store;
};

Outcome outcome_of(const usecases::SubmitResult& sent) {
  if (const auto* refused = std::get_if<usecases::Refusal>(&sent)) return refused->outcome;
  const bool published = std::get<domain::Comment>(sent).status == domain::Status::published;
  return published ? Outcome::publish : Outcome::hold;
}

// A row of the manual's table: the outcomes of the comments with this label.
std::string row(const std::string& name, const std::map<Outcome, int>& counts) {
  std::string line = "| " + name + " |";
  for (const Outcome outcome : {Outcome::publish, Outcome::nudge, Outcome::hold, Outcome::reject}) {
    const auto found = counts.find(outcome);
    line += " " + std::to_string(found == counts.end() ? 0 : found->second) + " |";
  }
  return line;
}

}  // namespace

TEST_CASE("the policies of the manual pass their own tests") {
  for (const char* rule : {"max-one-link", "self-promotion"}) {
    const auto failures = policy::failed_tests(*policy_with(rule).policy);
    CHECK_MESSAGE(failures.empty(), rule, ": ", failures.empty() ? "" : failures[0].message);
  }
}

TEST_CASE("labelled comments get the outcomes that the manual quotes") {
  const std::vector<std::pair<std::string, std::string>> sets = {{"first", "Youtube01-Psy"},
                                                                 {"second", "Youtube02-KatyPerry"}};
  for (const auto& [name, file] : sets) {
    const std::vector<Record> records = records_in("spam/" + file + ".jsonl");
    if (records.empty()) {
      MESSAGE("skipped: no corpora at " POSTIL_CORPORA);
      return;
    }
    for (const std::string rule : {"max-one-link", "self-promotion"}) {
      const usecases::CurrentPolicy policy = policy_with(rule);
      Site site;
      std::map<bool, std::map<Outcome, int>> counts;
      for (const Record& record : records)
        ++counts[record.spam][outcome_of(site.send(record, policy))];
      const std::string which = rule == "max-one-link" ? "at the top" : "against spam";
      for (const bool spam : {true, false}) {
        const std::string label = which + ", " + name + " set, " + (spam ? "spam" : "good");
        const std::string line = row(label, counts[spam]);
        MESSAGE(line);
        CHECK(manual().find(line) != std::string::npos);
      }
    }
  }
}

TEST_CASE("720 real comments replayed under the manual's policy fare as the manual says") {
  const std::vector<Record> records = records_in("comments/mademistakes.jsonl");
  if (records.empty()) {
    MESSAGE("skipped: no corpora at " POSTIL_CORPORA);
    return;
  }
  Site site;
  const usecases::CurrentPolicy held = usecases::built_in_policy();
  for (const Record& record : records) {
    const auto sent = site.send(record, held);
    const std::string id = std::get<domain::Comment>(sent).id;
    REQUIRE(site.store->decide({id, domain::Action::approve, 1, "", "Ann"}, site.clock.now()));
  }
  const usecases::CurrentPolicy policy = policy_with("max-one-link");
  const auto report = usecases::dry_run(*policy.policy, *site.store);
  REQUIRE(report);
  CHECK(report->comments == 720);
  std::map<Outcome, int> counts;
  for (const auto& [key, count] : report->table) {
    CHECK(std::get<0>(key) == Outcome::hold);
    CHECK(std::get<2>(key) == domain::Status::published);
    counts[std::get<1>(key)] += static_cast<int>(count);
  }
  std::vector<std::string> lines = {row("720 published comments", counts)};
  for (const policy::RuleCount& rule : report->rules) {
    CHECK(rule.not_replayable == 0);
    if (rule.hits > 0)
      lines.push_back("| `" + rule.rule + "` | " + std::to_string(rule.hits) + " |");
  }
  for (const std::string& line : lines) {
    MESSAGE(line);
    CHECK(manual().find(line) != std::string::npos);
  }
}
