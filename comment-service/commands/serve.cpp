#include "commands/serve.h"

#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <functional>
#include <thread>

#include "commands/clock.h"
#include "commands/failure.h"
#include "commands/merge_addresses.h"
#include "http/app.h"
#include "http/server/server.h"
#include "storage/sqlite/continuity.h"
#include "storage/sqlite/service_lock.h"
#include "storage/sqlite/store.h"
#include "usecases/purge.h"
#include "usecases/watch_clock.h"

namespace commands {
namespace {

// Descriptors for other purposes than clients: database connections, logs, standard streams.
constexpr std::size_t kOwnDescriptors = 124;
constexpr std::size_t kMostConnections = 10'000;

// Raises the limit to as many connections as the system allows the process.
std::size_t raise_connections() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return server::Options().connections;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, kMostConnections + kOwnDescriptors);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur > 2 * kOwnDescriptors) return limit.rlim_cur - kOwnDescriptors;
  return limit.rlim_cur / 2;
}

// Signals are blocked before any thread starts. All threads inherit the mask, so only
// wait_for_signal() receives them.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  // The terminal may close. Settings are read at the start only, so there is nothing to reload.
  std::signal(SIGHUP, SIG_IGN);
  // A file size limit then behaves like a full disk: the write fails and is retried.
  std::signal(SIGXFSZ, SIG_IGN);
  return signals;
}

// Calls work() every hour in this thread until a signal arrives.
void wait_for_signal(const sigset_t& signals, const std::function<void()>& work) {
  constexpr timespec hour{3600, 0};
  do {
    work();
  } while (sigtimedwait(&signals, nullptr, &hour) < 0);
}

void run_until_signal(server::Server& server, const http::App& app, const sigset_t& signals,
                      const std::function<void()>& hourly) {
  std::thread answering([&] {
    server.run([&app](http::Request request, const http::BodyReader& read_body) {
      return app.answer(std::move(request), read_body);
    });
    // When listening ends on its own, this signal also ends wait_for_signal().
    ::kill(::getpid(), SIGTERM);
  });
  wait_for_signal(signals, hourly);
  server.stop();
  answering.join();
}

base::Result<void> serve_with(settings::Settings& settings, base::Log& log,
                              const base::Clock& clock) {
  const sigset_t signals = block_signals();
  base::SystemRandom random;
  TRY(sqlite::ServiceLock lock, sqlite::ServiceLock::take(settings.database));
  TRY(const std::unique_ptr<storage::Store> store, sqlite::open(settings.database, random));
  TRY(const sqlite::Continuity continuity,
      sqlite::Continuity::begin(lock, settings.database, random));
  TRY_DONE(merge_addresses(settings, clock.now(), log));
  TRY_DONE(store->set_depth_limit(settings.nesting));
  TRY(std::string secret, store->secret());
  const auth::Keys keys(std::move(secret));
  usecases::ActivePolicy policy(*store, log);
  server::Options options;
  options.host = settings.listen.host;
  options.port = settings.listen.port;
  options.connections = raise_connections();
  server::Server server(options, log);
  TRY(settings.listen.port, server.bind());
  http::RequestsInFlight in_flight;
  http::AnswerCache answer_cache;
  const std::string address_key = random.bytes(32);
  usecases::AttemptLimits attempts;
  http::OriginLog origin_log(log, clock);
  const http::App app({settings, *store, policy, keys, clock, random, log, in_flight, answer_cache,
                       address_key, attempts, origin_log});
  for (const std::string& warning : settings::warnings(settings)) log.info(warning);
  std::printf("listening on %s\n", settings::url_of(settings.listen).c_str());
  std::fflush(stdout);
  run_until_signal(server, app, signals, [&] {
    if (usecases::trusts_clock(*store, read_clock(clock), log))
      usecases::purge(settings.purge, *store, clock, log);
  });
  return {};
}

}  // namespace

int serve(settings::Settings settings) {
  const base::SystemClock clock;
  base::StandardErrorLog log(clock);
  return status_of(serve_with(settings, log, clock));
}

}  // namespace commands
