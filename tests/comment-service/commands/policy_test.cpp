// The commands `postil-comments policy …`, run as separate processes.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "policy/document.h"
#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "usecases/active_policy.h"

using support::Process;

namespace {

const std::string kProgram = POSTIL_COMMENTS;
const std::string kRules = R"(policy: {default: publish}
rules:
  - {id: brief, when: {words: {fewer_than: 3}}, outcome: nudge, message: "Say more."}
tests:
  - {body: "Good post", expect: nudge}
)";

struct Site {
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder.file(name)) << text;
    return folder.file(name);
  }

  struct Ended {
    int status = 0;
    std::string output;
  };
  // What a command prints, errors included.
  std::string printed(std::vector<std::string> words) const {
    words.insert(words.begin(), {"/bin/sh", "-c", "exec \"$@\" 2>&1", "sh", kProgram, "policy"});
    Process process(words);
    const std::string first = process.first_line();
    return first + "\n" + process.rest();
  }
  Ended policy(std::vector<std::string> words, bool with_database = true) const {
    words.insert(words.begin(), {kProgram, "policy"});
    if (with_database) words.insert(words.end(), {"--database", database});
    Process process(words);
    const std::string first = process.first_line();
    const std::string rest = process.rest();
    return {process.wait(), rest.empty() ? first : first + "\n" + rest};
  }

  support::TemporaryFolder folder;
  std::string database = folder.file("c.sqlite");
};

std::string without_ids(const std::string& text) {
  return std::regex_replace(std::regex_replace(text, std::regex("[A-Za-z0-9_-]{20}"), "ID"),
                            std::regex("\\(policy [^)]*\\)"), "(policy HASH)");
}

// Sends a comment to the service and returns its status.
int send(const Process& service, const std::string& body) {
  support::Client client(support::port_of(service));
  return client
      .ask("POST", "/api/v1/comments?thread=/a/", "Content-Type: application/json\r\n",
           R"({"name":"Bob","body":")" + body + "\"}")
      .status;
}

}  // namespace

TEST_CASE("a policy is tested, applied beside the running service, and shown") {
  const Site site;
  const Process service = support::serve(kProgram, site.database);
  CHECK(send(service, "Good post") == 202);
  const std::string file = site.file("p.yaml", kRules);
  CHECK(site.policy({"test", file}, false).output == "1 tests passed");
  const Site::Ended applied = site.policy({"apply", file});
  CHECK(applied.status == 0);
  CHECK(applied.output == "1 tests passed\napplied: " + usecases::policy_hash(kRules) + "\n");
  CHECK(send(service, "Good post") == 422);
  CHECK(send(service, "I do not agree") == 201);
  CHECK(site.policy({"show"}).output == kRules);
}

TEST_CASE("a policy that is broken or fails its tests is not applied") {
  const Site site;
  CHECK(site.policy({"apply", site.file("a.yaml", "ruels: []\n")}).status == 1);
  CHECK(site.policy({"apply", site.file("b.yaml", kRules + "  - {body: x, expect: hold}\n")})
            .status == 1);
  CHECK(site.policy({"apply", site.folder.file("missing.yaml")}).status == 1);
  CHECK(site.policy({"test", site.file("c.yaml", "rules: [\n")}, false).status == 1);
  REQUIRE(Process({kProgram, "moderator", "add", "Ann", "--database", site.database}).wait() == 0);
  // The built-in policy is still active.
  CHECK(site.policy({"show"}).output == policy::built_in_text());
}

TEST_CASE("a dry run prints tables, and an explanation every rule") {
  const Site site;
  std::string id;
  {
    const Process service = support::serve(kProgram, site.database);
    support::Client client(support::port_of(service));
    const auto answer =
        client.ask("POST", "/api/v1/comments?thread=/a/", "Content-Type: application/json\r\n",
                   R"({"name":"Bob","body":"Good post"})");
    REQUIRE(answer.status == 202);
    const std::size_t begin = answer.body.find("\"id\":\"") + 6;
    id = answer.body.substr(begin, answer.body.find('"', begin) - begin);
  }
  const std::string file = site.file("p.yaml", kRules);
  CHECK(site.policy({"dry-run", "--policy", file}).output ==
        "1 comments replayed, 1 would fare otherwise\n\n"
        "  then  now    decided  comments\n"
        "  hold  nudge  -               1\n\n"
        "  rule   hits  overturned  not replayable\n"
        "  brief     1           0               0\n\n"
        "  comment               thread  then  now    decided  rules  text\n"
        "  " +
            id + "  /a/     hold  nudge  -        brief  Good post\n");
  const Site::Ended explained = site.policy({"explain", id, "--policy", file});
  CHECK(explained.output.find(id + " in /a/: held; by these rules nudge\n\nbrief (nudge)\n"
                                   "  words fewer than 3: met (2)\n\nstored with it\n"
                                   "  default: ") == 0);
  CHECK(site.policy({"explain", id}).output.find("form honeypot: not replayable") !=
        std::string::npos);
  CHECK(site.policy({"explain", "none"}).status == 1);
}

TEST_CASE("mistakes in a policy are printed with their lines") {
  const Site site;
  const std::string unknown = site.file("a.yaml", "ruels: []\n");
  CHECK(site.printed({"test", unknown}) ==
        unknown +
            ":1:1: error: unknown key \"ruels\"\n"
            "  1 | ruels: []\n"
            "    | ^~~~~\n"
            "  hint: did you mean \"rules\"?\n"
            "postil-comments: the policy is broken, and nothing was done\n");
  const std::string failing = site.file("b.yaml", kRules + "  - {body: x, expect: hold}\n");
  CHECK(site.printed({"test", failing}) ==
        failing +
            ":6: error: expected hold, got nudge by brief\npostil-comments: 1 of 2 tests failed\n");
  const std::string missing = site.folder.file("missing.yaml");
  CHECK(site.printed({"test", missing}) ==
        "postil-comments: " + missing + ": there is no such file\n");
  const std::string none = site.folder.file("none.sqlite");
  CHECK(site.printed({"explain", "x", "--database", none}) ==
        "postil-comments: there is no database \"" + none +
            "\"; name another with --database, or make one with `postil-comments moderator add`\n");
}

TEST_CASE("a dry run prints each kind of change, and names the default where no rule matched") {
  const Site site;
  {
    const Process service = support::serve(kProgram, site.database);
    CHECK(send(service, "Good post") == 202);
    CHECK(send(service, "a longer comment\\tby Bob") == 202);
    CHECK(send(service, "casino") == 202);
  }
  const std::string file = site.file("p.yaml", R"(policy: {default: publish}
rules:
  - {id: spam, when: {any: [{contains: [casino]}, {not: {words: {fewer_than: 9}}}]}, outcome: reject, audience: public, message: No.}
  - {id: never, when: {form: honeypot}, outcome: hold, message: m}
)");
  const std::string output = site.policy({"dry-run", "--policy", file}).output;
  CHECK(without_ids(output) ==
        "3 comments replayed, 3 would fare otherwise\n\n"
        "  then  now      decided  comments\n"
        "  hold  publish  -               2\n"
        "  hold  reject   -               1\n\n"
        "  rule   hits  overturned  not replayable\n"
        "  spam      1           0               0\n"
        "  never     0           0               3\n\n"
        "  comment               thread  then  now      decided  rules    text\n"
        "  ID  /a/     hold  publish  -        default  Good post\n"
        "  ID  /a/     hold  publish  -        default  a longer comment by Bob\n"
        "  ID  /a/     hold  reject   -        spam     casino\n");
  const std::size_t begin = output.rfind("\n  ", output.rfind("casino")) + 3;
  const std::string id = output.substr(begin, 20);
  const std::string explained = site.policy({"explain", id, "--policy", file}).output;
  CHECK(without_ids(explained) ==
        "ID in /a/: held; by these rules reject\n\n"
        "spam (reject)\n"
        "  any: met\n"
        "    contains casino: met (casino)\n"
        "    not: not met\n"
        "      words fewer than 9: met (1)\n"
        "never (hold)\n"
        "  form honeypot: not replayable\n\n"
        "stored with it\n"
        "  default: A moderator reads every comment before it appears. (policy HASH)\n");
}

TEST_CASE("a comment that nothing was said about is explained by the rules alone") {
  const Site site;
  const std::string file = site.file("p.yaml", kRules);
  const Process service = support::serve(kProgram, site.database);
  REQUIRE(site.policy({"apply", file}).status == 0);
  REQUIRE(send(service, "I do not agree") == 201);
  const std::string text = "policy: {default: hold}\nrules: []\n";
  const std::string run = site.policy({"dry-run", "--policy", site.file("hold.yaml", text)}).output;
  const std::string id = run.substr(run.rfind("\n  ") + 3, 20);
  CHECK(without_ids(site.policy({"explain", id, "--policy", file}).output) ==
        "ID in /a/: published; by these rules publish\n\n"
        "brief (nudge)\n"
        "  words fewer than 3: not met (4)\n");
}
