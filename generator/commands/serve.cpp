#include "commands/serve.h"

#include <httplib.h>
#include <pthread.h>

#include <csignal>
#include <ostream>
#include <thread>

#include "base/url.h"
#include "commands/preview.h"
#include "configuration/configuration.h"

namespace commands {
namespace {

// Stops the server at SIGINT or SIGTERM. Blocks both for all threads made after it, so make it
// first.
class StopOnSignal {
 public:
  explicit StopOnSignal(httplib::Server& server) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    waiter_ = std::thread([this, &server] {
      int signal = 0;
      sigwait(&signals_, &signal);
      server.stop();
    });
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal() {
    pthread_kill(waiter_.native_handle(), SIGINT);  // it may still wait: the server may have ended
    waiter_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t signals_{};
  sigset_t before_{};
  std::thread waiter_;
};

void answer(Preview& preview, const httplib::Request& request, httplib::Response& response) {
  const Answer answer = preview.get(request.path);
  response.status = answer.status;
  response.set_header("Cache-Control", "no-store");
  if (!answer.location.empty()) response.set_header("Location", answer.location);
  response.set_content(answer.body,
                       answer.content_type.empty() ? "text/plain" : answer.content_type);
}

// The path of the base_url, so that the preview lies where the site will.
std::string path_of_site(const base::Files& files, const Request& request) {
  if (request.base_url) return base::path_of(*request.base_url);
  base::Report ignored;  // the preview reports the same mistakes
  return configuration::load(files, request.folder, request.environment, ignored).base_path();
}

}  // namespace

int serve(const base::Files& files, ServeOptions options, const Console& console) {
  httplib::Server server;
  const StopOnSignal stopper(server);
  server.set_tcp_nodelay(true);
  server.set_socket_options([](socket_t socket) {
    // Not SO_REUSEPORT, the library's default: two previews would share one port in silence.
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_keep_alive_max_count(100);
  server.set_keep_alive_timeout(2);  // seconds: a kept-alive connection holds a thread
  if (options.port == 0) {
    options.port = server.bind_to_any_port(options.bind);
  } else if (!server.bind_to_port(options.bind, options.port)) {
    options.port = -1;
  }
  if (options.port < 0) {
    base::Report report;
    report.add(base::error_in(
        "", "cannot listen on this port of " + options.bind + ": another program may use it",
        "choose another with --port, or --port 0 for any"));
    print(report, console);
    return 2;
  }
  const std::string origin = "http://" + options.bind + ':' + std::to_string(options.port);
  options.request.base_url = origin + path_of_site(files, options.request);
  Preview preview(files, options.request,
                  [&console](const base::Report& report) { print(report, console); });
  server.Get(".*", [&preview](const auto& request, auto& response) {
    answer(preview, request, response);
  });
  console.out << "serving " << *options.request.base_url << std::endl;
  return server.listen_after_bind() ? 0 : 1;
}

}  // namespace commands
