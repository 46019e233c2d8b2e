// A whole service without sockets, with its own database.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "http/app.h"
#include "http/server/server.h"
#include "storage/sqlite/store.h"
#include "support/pinned.h"
#include "support/temporary_folder.h"

namespace support {

using Json = nlohmann::json;
using Headers = std::vector<http::Header>;

class Service {
 public:
  Service();

  // Answers like a connection; `target` is the encoded path and query.
  http::Response ask(const std::string& method, const std::string& target, Headers headers = {},
                     const std::string& body = "");
  http::Response get(const std::string& target, Headers headers = {});
  http::Response post_json(const std::string& target, const Json& body, Headers headers = {});
  http::Response post_form(const std::string& target, const std::string& body,
                           Headers headers = {});
  // Sends a comment, which must be accepted, and returns its id.
  std::string comment(const std::string& thread, Json members);
  http::Response decide(const std::string& id, const std::string& action, int revision = 1);
  // The Authorization header of a moderator, or of another role.
  Headers as(domain::Role role);

  TemporaryFolder folder;
  PinnedClock clock;
  base::SystemRandom random;
  KeptLog log;
  settings::Settings settings;
  std::unique_ptr<storage::Store> store;
  std::unique_ptr<auth::Keys> keys;
  std::unique_ptr<usecases::ActivePolicy> policy;
  http::RequestsInFlight in_flight;
  http::AnswerCache answer_cache;
  usecases::AttemptLimits attempts;
  http::OriginLog origin_log{log, clock};
  std::string address_key = "a key of 32 bytes for this test.";

  http::Services services();

 private:
  std::map<domain::Role, std::string> tokens_;
};

// The first header with this name; empty when there is none.
std::string header(const http::Response& response, const std::string& name);

// The same service on a loopback socket, in its own thread.
class Running {
 public:
  explicit Running(Service& service, server::Options options = {});
  // The same, but with another handler than the service.
  Running(Service& service, server::Options options,
          std::function<http::Response(const http::Request&)> answer);
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  Running(Running&&) = delete;
  Running& operator=(Running&&) = delete;
  ~Running();

  int port() const { return port_; }
  void stop();

 private:
  http::App app_;
  server::Server server_;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace support
