// The arguments of each command, and what stands in for an absent one.
#include <doctest/doctest.h>

#include <filesystem>
#include <regex>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using Words = std::vector<std::string>;

// The arguments and options that the help of a command names, each with its default; "!": it is
// required.
std::string arguments_of(Words command) {
  command.insert(command.begin(), POSTIL_COMMENTS);
  command.emplace_back("--help");
  const support::Outcome help = support::run(command);
  CHECK(help.status == 0);
  const std::regex line("\n  ([A-Z]+|--[a-z-]+)([^\n]*)");
  const std::regex standard("=([a-z0-9.]+)( |$)");
  std::string found;
  for (std::sregex_iterator at(help.output.begin(), help.output.end(), line), end; at != end;
       ++at) {
    const std::string rest = (*at)[2];
    std::smatch value;
    found += (found.empty() ? "" : " ") + (*at)[1].str();
    if (std::regex_search(rest, value, standard)) found += "=" + value[1].str();
    if (rest.find("REQUIRED") != std::string::npos) found += "!";
  }
  return found;
}

}  // namespace

TEST_CASE("each command has its arguments") {
  const std::string database = "--database=comments.sqlite";
  for (const auto& [command, expected] : std::vector<std::pair<Words, std::string>>{
           {{"serve"}, "--database --listen --site --public-url --threads --settings"},
           {{"moderator", "add"}, "NAME! " + database},
           {{"moderator", "remove"}, "NAME! " + database},
           {{"moderator", "list"}, database},
           {{"token", "add"}, "NAME! " + database + " --role=build"},
           {{"token", "revoke"}, "NAME! " + database},
           {{"token", "list"}, database},
           {{"policy", "test"}, "FILE!"},
           {{"policy", "dry-run"}, database + " --policy!"},
           {{"policy", "explain"}, "ID! " + database + " --policy"},
           {{"policy", "apply"}, "FILE! " + database},
           {{"policy", "show"}, database},
           {{"queue"}, database + " --status=held --thread --limit=20 --cursor"},
           {{"approve"}, "COMMENT! " + database + " --note"},
           {{"reject"}, "COMMENT! " + database + " --note"},
           {{"spam"}, "COMMENT! " + database + " --note"},
           {{"delete"}, "COMMENT! " + database + " --note"},
           {{"restore"}, "COMMENT! " + database + " --note"},
           {{"redact"}, "COMMENT! PART! " + database + " --note"},
           {{"reply"}, "COMMENT! TEXT! " + database + " --as! --approve"},
           {{"block", "list"}, database},
           {{"block", "add"}, "KIND! VALUE! " + database},
           {{"block", "remove"}, "ID! " + database},
           {{"thread", "close"}, "PATH! " + database},
           {{"thread", "open"}, "PATH! " + database},
           {{"thread", "move"}, "FROM! TO! " + database},
           {{"audit"}, database + " --limit=50 --cursor"},
           {{"clock", "accept"}, database}}) {
    const std::string name = command.front() + (command.size() > 1 ? " " + command[1] : "");
    CHECK_MESSAGE(arguments_of(command) == expected, name);
  }
}

TEST_CASE("without an argument, the database is a file in the current folder") {
  const support::TemporaryFolder folder;
  const auto run = [&](const std::string& command) {
    return support::run(
        {"/bin/sh", "-c", "cd \"$1\"; exec \"$0\" " + command, POSTIL_COMMENTS, folder.file("")});
  };
  CHECK(run("queue").output ==
        "postil-comments: there is no database \"comments.sqlite\"; name another with --database, "
        "or make one with `postil-comments moderator add`\n");
  CHECK(run("token add site").status == 0);
  CHECK(std::filesystem::exists(folder.file("comments.sqlite")));
  CHECK(std::regex_match(run("token list").output, std::regex("site  build  [0-9TZ:-]+\n")));
  for (const char* command :
       {"queue", "audit", "policy show", "block list", "moderator list", "clock accept"})
    CHECK_MESSAGE(run(command).status == 0, command);
}
