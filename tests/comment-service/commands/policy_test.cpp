// The commands `postil-comments policy …`, run as separate processes.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"

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
  CHECK(applied.output.find("applied: ") != std::string::npos);
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
  CHECK(site.policy({"show"}).output.find("Please enter your comment!") != std::string::npos);
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
