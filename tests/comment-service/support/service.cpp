#include "support/service.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "auth/token.h"

namespace support {

Service::Service() {
  settings.sites = {{"https://example.org", ""}};
  settings.public_url = {"http://comments.example.org", ""};
  settings.threads = settings::Threads::open;
  settings.rates = settings::no_rates();
  auto opened = sqlite::open(folder.file("comments.sqlite"), random);
  REQUIRE(opened);
  store = *std::move(opened);
  keys = std::make_unique<auth::Keys>(*store->secret());
  policy = std::make_unique<usecases::ActivePolicy>(*store, log);
}

http::Services Service::services() {
  return {settings, *store,    *policy,      *keys,       clock,    random,
          log,      in_flight, answer_cache, address_key, attempts, origin_log};
}

namespace {

// With POSTIL_RECORD=FILE, writes each exchange as a line of JSON for tests/openapi.
void record(const http::Request& request, const std::string& body, const http::Response& response) {
  const char* file = std::getenv("POSTIL_RECORD");
  if (file == nullptr) return;
  const Json line = {
      {"method", request.method},     {"path", request.path},   {"query", request.query},
      {"headers", request.headers},   {"body", body},           {"status", response.status},
      {"answered", response.headers}, {"answer", response.body}};
  std::ofstream(file, std::ios::app)
      << line.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace

http::Response Service::ask(const std::string& method, const std::string& target, Headers headers,
                            const std::string& body) {
  http::Request request;
  request.method = method;
  const std::size_t mark = std::min(target.find('?'), target.size());
  request.path = target.substr(0, mark);
  request.query = mark < target.size() ? target.substr(mark + 1) : "";
  request.headers = std::move(headers);
  request.address = "203.0.113.77";
  const auto read = [&](std::size_t limit) -> base::Result<std::string> {
    if (body.size() > limit) return base::Fault{base::Code::too_large, "too large"};
    return body;
  };
  http::Response response = http::App(services()).answer(request, read);
  while (response.pieces) {
    auto piece = response.pieces();
    REQUIRE(piece);
    if (!*piece) break;
    response.body += **piece;
  }
  record(request, body, response);
  return response;
}

http::Response Service::get(const std::string& target, Headers headers) {
  return ask("GET", target, std::move(headers));
}

http::Response Service::post_json(const std::string& target, const Json& body, Headers headers) {
  headers.emplace_back("Content-Type", "application/json");
  return ask("POST", target, std::move(headers), body.dump());
}

http::Response Service::post_form(const std::string& target, const std::string& body,
                                  Headers headers) {
  headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  return ask("POST", target, std::move(headers), body);
}

std::string Service::comment(const std::string& thread, Json members) {
  if (!members.contains("name")) members["name"] = "Bob";
  const http::Response response = post_json("/api/v1/comments?thread=" + thread, members);
  REQUIRE_MESSAGE(response.status == 202, response.body);
  return Json::parse(response.body)["id"];
}

http::Response Service::decide(const std::string& id, const std::string& action, int revision) {
  return post_json("/api/v1/moderation/comments/" + id + "/decisions",
                   {{"action", action}, {"revision", revision}}, as(domain::Role::moderate));
}

Headers Service::as(domain::Role role) {
  std::string& token = tokens_[role];
  if (token.empty()) {
    token = auth::new_token(random);
    const std::string name(domain::name(role));
    REQUIRE(store->add_token({name, role, auth::token_hash(token), clock.now()}));
  }
  return {{"Authorization", "Bearer " + token}};
}

std::string header(const http::Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

Running::Running(Service& service, server::Options options)
    : Running(service, std::move(options), nullptr) {}

Running::Running(Service& service, server::Options options,
                 std::function<http::Response(const http::Request&)> answer)
    : app_(service.services()), server_(std::move(options), service.log) {
  auto port = server_.bind();
  REQUIRE(port);
  port_ = *port;
  thread_ = std::thread([this, answer = std::move(answer)] {
    server_.run([this, &answer](http::Request request, const http::BodyReader& read_body) {
      return answer ? answer(request) : app_.answer(std::move(request), read_body);
    });
  });
}

Running::~Running() { stop(); }

void Running::stop() {
  server_.stop();
  if (thread_.joinable()) thread_.join();
}

}  // namespace support
