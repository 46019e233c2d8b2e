#include "commands/cli.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/version.h"
#include "commands/clock.h"
#include "commands/failure.h"
#include "commands/moderation_cli.h"
#include "commands/policy.h"
#include "commands/serve.h"
#include "commands/token.h"
#include "settings/settings_file.h"

namespace commands {
namespace {

// The arguments as typed. An absent argument keeps the value of the settings file or the default;
// an empty one, as from a variable that is not set, is a mistake.
struct ServeArguments {
  std::optional<std::string> database;
  std::optional<std::string> listen;
  std::vector<std::string> sites;
  std::optional<std::string> public_url;
  std::optional<std::string> threads;
  std::optional<std::string> settings;
};

base::Result<settings::Settings> settings_from(const ServeArguments& arguments) {
  settings::Settings settings;
  if (arguments.settings) {
    TRY(settings, settings::read_file(*arguments.settings));
  }
  if (arguments.database) settings.database = *arguments.database;
  if (arguments.listen) {
    TRY(settings.listen, settings::parse_address(*arguments.listen));
  }
  if (!arguments.sites.empty()) {
    TRY(settings.sites, settings::parse_sites(arguments.sites));
  }
  if (arguments.public_url) {
    TRY(settings.public_url, settings::parse_public_url(*arguments.public_url));
  }
  if (arguments.threads) {
    TRY(settings.threads, settings::parse_threads(*arguments.threads));
  }
  return settings;
}

void add_serve(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("serve", "Run the service until Ctrl-C");
  auto arguments = std::make_shared<ServeArguments>();
  command->add_option("--database", arguments->database, "The SQLite file (comments.sqlite)");
  command->add_option("--listen", arguments->listen,
                      "HOST:PORT (127.0.0.1:8090); port 0 picks one");
  command->add_option("--site", arguments->sites,
                      "A site whose pages carry comments; may be repeated");
  command->add_option("--public-url", arguments->public_url, "Where readers reach the service");
  command->add_option("--threads", arguments->threads,
                      "open: any page of the sites takes comments");
  command->add_option("--settings", arguments->settings, "A YAML file with the same settings");
  command->callback([arguments, &status] {
    base::Result<settings::Settings> settings = settings_from(*arguments);
    status = settings ? serve(*std::move(settings)) : status_of(std::move(settings).fault());
  });
}

struct TokenArguments {
  std::string database = "comments.sqlite";
  std::string name;
  std::string role = "build";
};

CLI::App* add_named(CLI::App& parent, const char* verb, const char* help,
                    const std::shared_ptr<TokenArguments>& arguments) {
  CLI::App* command = parent.add_subcommand(verb, help);
  command->add_option("NAME", arguments->name, "Whose token it is")->required();
  command->add_option("--database", arguments->database, "The SQLite file")->capture_default_str();
  return command;
}

void add_tokens(CLI::App& app, int& status) {
  auto arguments = std::make_shared<TokenArguments>();
  CLI::App* moderator = app.add_subcommand("moderator", "Who may decide about comments");
  moderator->require_subcommand(1);
  add_named(*moderator, "add", "Print a new moderator's token", arguments)
      ->callback([arguments, &status] {
        status = add_token(arguments->database, arguments->name, domain::Role::moderate);
      });
  CLI::App* token = app.add_subcommand("token", "Tokens for programs");
  token->require_subcommand(1);
  CLI::App* add = add_named(*token, "add", "Print a new token", arguments);
  add->add_option("--role", arguments->role, "read, moderate, admin or build")
      ->capture_default_str()
      ->check(CLI::IsMember({"read", "moderate", "admin", "build"}));
  add->callback([arguments, &status] {
    const domain::Role role = domain::role_named(arguments->role).value_or(domain::Role::read);
    status = add_token(arguments->database, arguments->name, role);
  });
  for (CLI::App* parent : {moderator, token}) {
    CLI::App* list = parent->add_subcommand("list", "Print the tokens that are in force");
    list->add_option("--database", arguments->database, "The SQLite file")->capture_default_str();
    list->callback([arguments, &status] { status = list_tokens(arguments->database); });
  }
  add_named(*moderator, "remove", "Take a moderator's token back", arguments)
      ->callback(
          [arguments, &status] { status = revoke_token(arguments->database, arguments->name); });
  add_named(*token, "revoke", "Take a token back", arguments)->callback([arguments, &status] {
    status = revoke_token(arguments->database, arguments->name);
  });
}

struct PolicyArguments {
  std::string database = "comments.sqlite";
  std::string file;
  std::string comment;
};

void add_policy(CLI::App& app, int& status) {
  auto arguments = std::make_shared<PolicyArguments>();
  CLI::App* policy = app.add_subcommand("policy", "The rules that decide about comments");
  policy->require_subcommand(1);
  const auto add = [&](const char* verb, const char* help) {
    CLI::App* command = policy->add_subcommand(verb, help);
    command->add_option("--database", arguments->database, "The SQLite file")
        ->capture_default_str();
    return command;
  };
  CLI::App* test = policy->add_subcommand("test", "Run the tests of a policy's file");
  test->add_option("FILE", arguments->file, "The policy")->required();
  test->callback([arguments, &status] { status = test_policy(arguments->file); });
  CLI::App* dry_run = add("dry-run", "Replay all comments under a policy; changes nothing");
  dry_run->add_option("--policy", arguments->file, "The policy's file")->required();
  dry_run->callback(
      [arguments, &status] { status = dry_run_policy(arguments->file, arguments->database); });
  CLI::App* explain = add("explain", "Show what each rule finds in a comment");
  explain->add_option("ID", arguments->comment, "The comment")->required();
  explain->add_option("--policy", arguments->file, "Another file than the active policy");
  explain->callback([arguments, &status] {
    status = explain_policy(arguments->comment, arguments->file, arguments->database);
  });
  CLI::App* apply = add("apply", "Make a file the active policy");
  apply->add_option("FILE", arguments->file, "The policy")->required();
  apply->callback(
      [arguments, &status] { status = apply_policy(arguments->file, arguments->database); });
  add("show", "Print the active policy")->callback([arguments, &status] {
    status = show_policy(arguments->database);
  });
}

void add_clock(CLI::App& app, int& status) {
  auto database = std::make_shared<std::string>("comments.sqlite");
  CLI::App* clock =
      app.add_subcommand("clock", "The machine's clock, by which comments are purged");
  clock->require_subcommand(1);
  CLI::App* accept = clock->add_subcommand("accept", "Say that the clock is right");
  accept->add_option("--database", *database, "The SQLite file")->capture_default_str();
  accept->callback([database, &status] { status = accept_clock(*database); });
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app{"postil-comments: stores and moderates the comments of a web site",
               "postil-comments"};
  app.set_version_flag("--version", "postil-comments " + std::string(base::version()));
  app.require_subcommand(1);
  int status = 0;
  add_serve(app, status);
  add_tokens(app, status);
  add_policy(app, status);
  add_moderation(app, status);
  add_clock(app, status);
  CLI11_PARSE(app, argc, argv);
  return status;
}

}  // namespace commands
