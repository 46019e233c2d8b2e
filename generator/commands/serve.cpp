#include "commands/serve.h"

#include <httplib.h>
#include <pthread.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <ostream>
#include <system_error>
#include <thread>

#include "base/json.h"
#include "base/process.h"
#include "base/url.h"
#include "commands/hooks.h"
#include "commands/preview.h"
#include "configuration/configuration.h"

namespace commands {
namespace {

// Stops the server at SIGINT or SIGTERM. Blocks both signals for all threads that start later, so
// make it first.
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
      // The library's stop() has no effect before the server listens.
      while (!is_over_ && !server.is_running()) std::this_thread::yield();
      server.stop();
    });
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal() {
    is_over_ = true;
    pthread_kill(waiter_.native_handle(), SIGINT);  // wakes a waiter that got no signal
    waiter_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t signals_{};
  sigset_t before_{};
  std::atomic<bool> is_over_ = false;  // the server has ended, or never started
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

// Returns the path of base_url. The preview uses the same path as the published site.
std::string path_of_site(const base::Files& files, const Request& request) {
  if (request.base_url) return base::path_of(*request.base_url);
  base::Report ignored;  // the preview reports the same mistakes
  return configuration::load(files, request.folder, request.environment, ignored).base_path();
}

// Binds the server to its port. Returns the port, or -1 on failure.
int listen(httplib::Server& server, const ServeOptions& options) {
  server.set_tcp_nodelay(true);
  server.set_socket_options([](socket_t socket) {
    // The library's default, SO_REUSEPORT, would let two previews share one port silently.
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_keep_alive_max_count(100);
  server.set_keep_alive_timeout(2);  // seconds: a kept-alive connection occupies a thread
  if (options.port == 0) return server.bind_to_any_port(options.bind);
  return server.bind_to_port(options.bind, options.port) ? options.port : -1;
}

std::string origin_of(const std::string& address, int port) {
  const bool is_version_6 = address.find(':') != std::string::npos;  // RFC 3986, 3.2.2
  return "http://" + (is_version_6 ? '[' + address + ']' : address) + ':' + std::to_string(port);
}

int refuse(const base::Report& report, const Console& console, int status) {
  print(report, console);
  return status;
}

void print_address(const std::string& url, const Console& console) {
  if (console.form == Form::json) {
    console.out << to_text(base::JsonObject{{"url", url}}) << std::endl;
  } else {
    console.out << "serving " << url << std::endl;
  }
}

// Opens the page with the program in $BROWSER, or with xdg-open.
void open_browser(const std::string& url, const Console& console) {
  const char* named = std::getenv("BROWSER");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  const std::string browser = named == nullptr || *named == '\0' ? "xdg-open" : named;
  const int fault = base::start({.words = {browser, url}});
  if (fault == 0 || console.form == Form::json) return;
  console.err << "note: cannot open a browser with " << browser << ": "
              << std::error_code(fault, std::generic_category()).message() << '\n';
}

// Prints the diagnostics after each build, and a note once all mistakes are fixed.
class MistakePrinter {
 public:
  explicit MistakePrinter(const Console& console) : console_(console) {}

  void operator()(const base::Report& report) {
    print(report, console_);
    const bool is_wrong = report.errors() + report.warnings() > 0;
    if (was_wrong_ && !is_wrong && console_.form != Form::json) console_.err << "all mended\n";
    was_wrong_ = is_wrong;
  }

 private:
  const Console& console_;
  bool was_wrong_ = false;
};

}  // namespace

int serve(const base::Files& files, ServeOptions options, const Console& console) {
  base::Report report;
  run_pre_build(files, options.request, report);
  if (report.has_errors()) return refuse(report, console, 1);
  httplib::Server server;
  const StopOnSignal stopper(server);
  const int port = listen(server, options);
  if (port < 0) {
    report.add(base::error_in(base::Kind::cannot_listen, "",
                              "cannot listen on port " + std::to_string(options.port) + " of " +
                                  options.bind + ": another program may use it, or this machine" +
                                  " has no such address",
                              "choose another with --port, or --port 0 for any"));
    return refuse(report, console, 2);
  }
  options.request.origin = origin_of(options.bind, port);
  const std::string url = options.request.origin + path_of_site(files, options.request);
  Preview preview(files, options.request, MistakePrinter(console));
  server.Get(".*", [&preview](const auto& request, auto& response) {
    answer(preview, request, response);
  });
  print_address(url, console);
  if (options.opening == Opening::browser) open_browser(url, console);
  preview.look();  // reports mistakes at the start, not at the first request
  return server.listen_after_bind() ? 0 : 1;
}

}  // namespace commands
