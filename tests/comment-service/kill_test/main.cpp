// Ends the service with SIGKILL during a stream of concurrent posts, many times. Then checks that
// each comment with answer 201 or 202 is stored exactly once.
//   kill_test PATH-OF-POSTIL-COMMENTS     POSTIL_KILLS=100 sets the number of kills
#include <csignal>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "base/guarded.h"
#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using Json = nlohmann::json;

constexpr int kClients = 8;

// Bodies of the comments with answer 201 or 202, by id.
using Acknowledged = base::Guarded<std::map<std::string, std::string>>;

struct Round {
  int number = 0;
  const support::Process* process = nullptr;
  int port = 0;
  // The client that receives this answer kills the service.
  std::size_t last = 0;
};

// Posts until the service has ended.
void post_stream(const Round& round, int client, Acknowledged& acknowledged) {
  support::Client connection(round.port);
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
    if (count == round.last) round.process->signal(SIGKILL);
  }
}

void run_round(const std::string& program, const std::string& database, int number,
               Acknowledged& acknowledged) {
  const std::size_t before = acknowledged.with([](auto& map) { return map.size(); });
  // The kill comes sometimes early and sometimes late in the stream.
  const std::size_t last = before + 5 + static_cast<std::size_t>(number * 37 % 101);
  support::Process process = support::serve(program, database);
  const Round round{number, &process, support::port_of(process), last};
  std::vector<std::thread> clients;
  for (int client = 0; client < kClients; ++client) {
    clients.emplace_back([&, client] { post_stream(round, client, acknowledged); });
  }
  for (std::thread& client : clients) client.join();
  process.wait();
}

// All held comments: the number of times that each id is listed, and its body.
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
  support::Process adding({program, "moderator", "add", "Ann", "--database", database});
  const std::string token = adding.first_line();
  adding.wait();
  Acknowledged acknowledged;
  for (int round = 0; round < rounds; ++round) run_round(program, database, round, acknowledged);
  support::Process process = support::serve(program, database);
  const auto found = read_all(support::port_of(process), token);
  process.signal(SIGTERM);
  if (process.wait() != 0) {
    std::fprintf(stderr, "the service did not end with status 0\n");
    return 1;
  }
  return acknowledged.with([&](auto& map) { return compare(map, found); });
}
