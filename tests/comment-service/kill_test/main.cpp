// Ends the service with SIGKILL in the middle of a stream of concurrent posts, again and again, and
// then asks for everything: each comment that was answered 201 or 202 is there, and none is there
// twice.
//   kill_test PATH-OF-POSTIL-COMMENTS     POSTIL_KILLS=100 is how often
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "base/guarded.h"
#include "support/client.h"
#include "support/temporary_folder.h"

namespace {

using Json = nlohmann::json;

constexpr int kClients = 8;

struct Process {
  pid_t id = -1;
  int port = 0;
};

// Starts the program with its standard output in a pipe; gives the first line of it.
std::string start(const std::vector<std::string>& arguments, pid_t& id) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
  id = ::fork();
  if (id == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    std::vector<char*> words;
    for (const std::string& argument : arguments)
      words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    ::execv(words.front(), words.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  std::string line;
  char c = 0;
  while (::read(ends[0], &c, 1) == 1 && c != '\n') line += c;
  ::close(ends[0]);
  return line;
}

Process serve(const std::string& program, const std::string& database) {
  Process process;
  const std::string line = start(
      {program, "serve", "--database", database, "--listen", "127.0.0.1:0", "--threads", "open"},
      process.id);
  const std::size_t colon = line.rfind(':');
  if (!line.starts_with("listening on ")) {
    std::fprintf(stderr, "the service did not start: %s\n", line.c_str());
    std::exit(1);
  }
  process.port = std::stoi(line.substr(colon + 1));
  return process;
}

// What was answered with 201 or 202: body by id.
using Acknowledged = base::Guarded<std::map<std::string, std::string>>;

struct Round {
  int number = 0;
  Process process;
  // The client that gets this answer kills the service.
  std::size_t last = 0;
};

// Posts until the service is gone.
void post_stream(const Round& round, int client, Acknowledged& acknowledged) {
  support::Client connection(round.process.port);
  for (int i = 0; connection.connected(); ++i) {
    const std::string body =
        std::to_string(round.number) + "." + std::to_string(client) + "." + std::to_string(i);
    const std::string json = Json{{"body", body}, {"name", "Kill"}}.dump();
    const support::Answer answer = connection.ask("POST", "/api/v1/comments?thread=/kill/",
                                                  "Content-Type: application/json\r\n", json);
    if (answer.status == 0) return;
    if (answer.status != 201 && answer.status != 202) {
      std::fprintf(stderr, "unexpected answer %d: %s\n", answer.status, answer.body.c_str());
      std::exit(1);
    }
    const std::string id = Json::parse(answer.body)["id"];
    const std::size_t count = acknowledged.with([&](auto& map) {
      map[id] = body;
      return map.size();
    });
    if (count == round.last) ::kill(round.process.id, SIGKILL);
  }
}

void run_round(const std::string& program, const std::string& database, int number,
               Acknowledged& acknowledged) {
  const std::size_t before = acknowledged.with([](auto& map) { return map.size(); });
  // Sometimes early, sometimes late in the stream.
  const std::size_t last = before + 5 + static_cast<std::size_t>(number * 37 % 101);
  const Round round{number, serve(program, database), last};
  std::vector<std::thread> clients;
  for (int client = 0; client < kClients; ++client) {
    clients.emplace_back([&, client] { post_stream(round, client, acknowledged); });
  }
  for (std::thread& client : clients) client.join();
  ::waitpid(round.process.id, nullptr, 0);
}

// All held comments: how often each id is listed, and with which body.
std::map<std::string, std::vector<std::string>> read_all(int port, const std::string& token) {
  std::map<std::string, std::vector<std::string>> found;
  support::Client connection(port);
  std::string cursor;
  do {
    const support::Answer answer =
        connection.ask("GET", "/api/v1/moderation/comments?limit=100&cursor=" + cursor,
                       "Authorization: Bearer " + token + "\r\n");
    const Json page = Json::parse(answer.body);
    for (const Json& comment : page["comments"]) found[comment["id"]].push_back(comment["body"]);
    cursor = page["next"].is_null() ? "" : page["next"];
  } while (!cursor.empty());
  return found;
}

int compare(const std::map<std::string, std::string>& acknowledged,
            const std::map<std::string, std::vector<std::string>>& found) {
  int lost = 0;
  int twice = 0;
  std::map<std::string, int> bodies;
  for (const auto& [id, copies] : found) {
    if (copies.size() > 1) ++twice;
    for (const std::string& body : copies) ++bodies[body];
  }
  for (const auto& [body, count] : bodies) {
    if (count > 1) ++twice;
  }
  for (const auto& [id, body] : acknowledged) {
    const auto entry = found.find(id);
    if (entry == found.end() || entry->second.front() != body) ++lost;
  }
  std::printf("%zu answered, %zu stored, %d lost, %d twice\n", acknowledged.size(), found.size(),
              lost, twice);
  return lost == 0 && twice == 0 && !acknowledged.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string program = argv[1];
  const char* times = std::getenv("POSTIL_KILLS");
  const int rounds = times == nullptr ? 100 : std::atoi(times);
  const support::TemporaryFolder folder;
  const std::string database = folder.file("kill.sqlite");
  pid_t adding = -1;
  const std::string token =
      start({program, "moderator", "add", "Ann", "--database", database}, adding);
  ::waitpid(adding, nullptr, 0);
  Acknowledged acknowledged;
  for (int round = 0; round < rounds; ++round) run_round(program, database, round, acknowledged);
  const Process process = serve(program, database);
  const auto found = read_all(process.port, token);
  ::kill(process.id, SIGTERM);
  int status = 0;
  ::waitpid(process.id, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "the service did not end with status 0\n");
    return 1;
  }
  return acknowledged.with([&](auto& map) { return compare(map, found); });
}
