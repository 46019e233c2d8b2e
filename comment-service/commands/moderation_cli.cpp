#include "commands/moderation_cli.h"

#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "commands/moderate.h"
#include "commands/records.h"

namespace commands {
namespace {

void add_database(CLI::App& command, std::string& database) {
  command.add_option("--database", database, "The SQLite file")->capture_default_str();
}

void add_queue(CLI::App& app, int& status) {
  auto arguments = std::make_shared<QueueArguments>();
  CLI::App* command = app.add_subcommand("queue", "Print the comments that wait, and why");
  add_database(*command, arguments->database);
  command->add_option("--status", arguments->status, "Print others than those that wait")
      ->capture_default_str()
      ->check(CLI::IsMember({"held", "published", "rejected", "spam", "deleted", "withdrawn"}));
  command->add_option("--thread", arguments->thread,
                      "Print those of one page, by its path, such as /posts/a/");
  command->add_option("--limit", arguments->limit, "How many")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  command->add_option("--cursor", arguments->cursor, "Go on where the page before ended");
  command->callback([arguments, &status] { status = show_queue(*arguments); });
}

struct Verb {
  domain::Action action;
  const char* help;
};

constexpr std::array kVerbs = {
    Verb{domain::Action::approve, "Publish comments"},
    Verb{domain::Action::reject, "Reject comments"},
    Verb{domain::Action::spam, "Mark comments as spam"},
    Verb{domain::Action::remove, "Delete comments"},
    Verb{domain::Action::restore, "Take the last decision about comments back"},
};

void add_decisions(CLI::App& app, int& status) {
  for (const Verb& verb : kVerbs) {
    auto arguments = std::make_shared<DecisionArguments>();
    CLI::App* command = app.add_subcommand(std::string(domain::name(verb.action)), verb.help);
    add_database(*command, arguments->database);
    command
        ->add_option("COMMENT", arguments->comments,
                     "ID@REVISION as the queue prints it, or ID: the text as it is now")
        ->required();
    command->add_option("--note", arguments->note, "What other moderators should know");
    command->callback(
        [action = verb.action, arguments, &status] { status = decide(action, *arguments); });
  }
}

void add_redact(CLI::App& app, int& status) {
  auto arguments = std::make_shared<RedactArguments>();
  CLI::App* command = app.add_subcommand("redact", "Take a part out of a comment, for good");
  add_database(*command, arguments->database);
  command->add_option("COMMENT", arguments->comment, "ID@REVISION or ID")->required();
  command->add_option("PART", arguments->part, "Exactly as it stands in the text")->required();
  command->add_option("--note", arguments->note, "What other moderators should know");
  command->callback([arguments, &status] { status = redact(*arguments); });
}

void add_reply(CLI::App& app, int& status) {
  auto arguments = std::make_shared<ReplyArguments>();
  CLI::App* command = app.add_subcommand("reply", "Answer a comment, with the author badge");
  add_database(*command, arguments->database);
  command->add_option("COMMENT", arguments->comment, "ID@REVISION or ID")->required();
  command->add_option("TEXT", arguments->text, "The answer; -: read it from standard input")
      ->required();
  command->add_option("--as", arguments->as, "The name of a moderator")->required();
  command->add_flag("--approve", arguments->approve, "Publish the answered comment, too");
  command->callback([arguments, &status] { status = reply(*arguments); });
}

// The database and up to two positional arguments.
struct PositionalArguments {
  std::string database = "comments.sqlite";
  std::string first;
  std::string second;
};

void add_block_commands(CLI::App& app, int& status) {
  auto words = std::make_shared<PositionalArguments>();
  CLI::App* block = app.add_subcommand("block", "What is never published without a moderator");
  block->require_subcommand(1);
  CLI::App* list = block->add_subcommand("list", "Print all blocks");
  add_database(*list, words->database);
  list->callback([words, &status] { status = list_blocks(words->database); });
  CLI::App* add = block->add_subcommand("add", "Block an address, email, domain or word");
  add_database(*add, words->database);
  add->add_option("KIND", words->first, "address, email, domain or word")
      ->required()
      ->check(CLI::IsMember({"address", "email", "domain", "word"}));
  add->add_option("VALUE", words->second, "Such as 203.0.113.0/24 or example.org")->required();
  add->callback(
      [words, &status] { status = add_block(words->database, words->first, words->second); });
  CLI::App* remove = block->add_subcommand("remove", "Take a block back");
  add_database(*remove, words->database);
  remove->add_option("ID", words->first, "As `block list` prints it")->required();
  remove->callback([words, &status] { status = remove_block(words->database, words->first); });
}

void add_thread_commands(CLI::App& app, int& status) {
  auto words = std::make_shared<PositionalArguments>();
  CLI::App* thread = app.add_subcommand("thread", "Close, open and move threads");
  thread->require_subcommand(1);
  for (const auto& [name, access, help] :
       {std::tuple{"close", ThreadAccess::close, "Take no more comments for a page"},
        std::tuple{"open", ThreadAccess::open, "Take comments for a page again"}}) {
    CLI::App* command = thread->add_subcommand(name, help);
    add_database(*command, words->database);
    command->add_option("PATH", words->first, "The page's path, such as /posts/a/")->required();
    command->callback([words, access = access, &status] {
      status = set_thread_access(words->database, words->first, access);
    });
  }
  CLI::App* move = thread->add_subcommand("move", "Move a page's comments to another page");
  add_database(*move, words->database);
  move->add_option("FROM", words->first, "The path that has the comments")->required();
  move->add_option("TO", words->second, "The path that shall have them")->required();
  move->callback(
      [words, &status] { status = move_thread(words->database, words->first, words->second); });
}

void add_audit(CLI::App& app, int& status) {
  auto arguments = std::make_shared<AuditArguments>();
  CLI::App* command = app.add_subcommand("audit", "Print who did what when, newest first");
  add_database(*command, arguments->database);
  command->add_option("--limit", arguments->limit, "How many")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  command->add_option("--cursor", arguments->cursor, "Go on where the page before ended");
  command->callback([arguments, &status] { status = show_audit(*arguments); });
}

}  // namespace

void add_moderation(CLI::App& app, int& status) {
  add_queue(app, status);
  add_decisions(app, status);
  add_redact(app, status);
  add_reply(app, status);
  add_block_commands(app, status);
  add_thread_commands(app, status);
  add_audit(app, status);
}

}  // namespace commands
