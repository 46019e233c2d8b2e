#include "commands/serve.h"

#include <pthread.h>

#include <csignal>
#include <cstdlib>
#include <ostream>
#include <system_error>
#include <thread>

#include "base/json.h"
#include "base/process.h"
#include "base/url.h"
#include "commands/change_printer.h"
#include "commands/hooks.h"
#include "commands/preview.h"
#include "configuration/configuration.h"
#include "http/host.h"
#include "http/server.h"

namespace commands {
namespace {

// Stops the server at SIGINT or SIGTERM. Blocks both signals for all threads that start later, so
// make it first.
class StopOnSignal {
 public:
  explicit StopOnSignal(http::Server& server) {
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
    pthread_kill(waiter_.native_handle(), SIGINT);  // wakes a waiter that got no signal
    waiter_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t signals_{};
  sigset_t before_{};
  std::thread waiter_;
};

// Names the way out for an author who has given this machine a name of its own.
http::Response misdirected(const std::string& host) {
  return {421, "text/plain; charset=utf-8", "",
          "this preview does not answer for \"" + host +
              "\", so that no page of another site can read it\nhint: if you gave this machine " +
              "that name, start it with: postil serve --allow-host " + host + '\n'};
}

http::PiecedBody pieces_of(const base::Files& files, const std::string& path, std::uint64_t size) {
  return {size, [&files, path](std::uint64_t offset, std::size_t most) {
            auto piece = files.read_part(path, offset, most);
            return piece ? *std::move(piece) : "";
          }};
}

http::Response answer(const base::Files& files, Preview& preview, const http::AllowedHosts& allowed,
                      const std::string& usual_origin, const http::Request& request) {
  // Browsers always name a host, so a request without one is of another program.
  const bool is_named = !request.host.empty();
  if (is_named && !allowed.contains(request.host)) return misdirected(request.host);
  Answer answer =
      preview.get(request.path, is_named ? "http://" + request.authority : usual_origin);
  http::Response response{answer.status, std::move(answer.content_type), std::move(answer.location),
                          std::move(answer.body)};
  if (!answer.file.empty()) response.pieces = pieces_of(files, answer.file, answer.file_size);
  return response;
}

// Returns the path of base_url. The preview uses the same path as the published site.
std::string path_of_site(const base::Files& files, const Request& request) {
  if (request.base_url) return base::path_of(*request.base_url);
  base::Report ignored;  // the preview reports the same mistakes
  return configuration::load(files, request.folder, request.environment, ignored).base_path();
}

// An address as --bind and --allow-host give it, in its normal form.
std::string normal_host(const std::string& written) {
  auto host = http::host_of(written);
  if (!host) host = http::host_of('[' + written + ']');
  return host.value_or(written);
}

bool is_every_address(const std::string& host) { return host == "0.0.0.0" || host == "::"; }

http::AllowedHosts allowed_hosts(const ServeOptions& options) {
  std::vector<std::string> names = {normal_host(options.bind)};
  for (const std::string& host : options.hosts) names.push_back(normal_host(host));
  return http::AllowedHosts(std::move(names));
}

// The URLs of the preview, the one for this machine first.
std::vector<std::string> urls_of(const std::string& bind, int port, const std::string& path) {
  const std::string host = normal_host(bind);
  std::vector<std::string> hosts = {host};
  if (is_every_address(host)) {
    constexpr std::string_view kLoopback = "127.0.0.1";
    hosts = {std::string(kLoopback)};
    for (const std::string& own : http::own_addresses()) {
      const bool is_fit = host == "::" || own.find(':') == std::string::npos;
      if (own != kLoopback && own != "::1" && is_fit) hosts.push_back(own);
    }
  }
  std::vector<std::string> urls;
  urls.reserve(hosts.size());
  for (const std::string& each : hosts)
    urls.push_back("http://" + http::in_authority(each) + ':' + std::to_string(port) + path);
  return urls;
}

int refuse(const base::Report& report, const Console& console, int status) {
  print(report, console);
  return status;
}

void print_addresses(const std::vector<std::string>& urls, const Console& console) {
  if (console.form == Form::json) {
    base::JsonObject object{{"url", urls.front()}};
    base::JsonList also(urls.begin() + 1, urls.end());
    if (!also.empty()) object.emplace_back("also", std::move(also));
    console.out << to_text(object) << std::endl;
    return;
  }
  console.out << "serving " << urls.front() << '\n';
  for (std::size_t i = 1; i < urls.size(); ++i) console.out << "also at " << urls[i] << '\n';
  console.out << std::flush;
}

// Opens the page with the program in $BROWSER, or with xdg-open.
void open_browser(const std::string& url, const Console& console) {
  const char* named = std::getenv("BROWSER");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  const std::string browser = named == nullptr || *named == '\0' ? "xdg-open" : named;
  const int fault = base::start({.words = {browser, url}});
  if (fault == 0 || console.form == Form::json) return;
  console.err << base::format(
      base::note_at(base::Kind::failed_command, {},
                    "cannot open a browser with " + browser + ": " +
                        std::error_code(fault, std::generic_category()).message(),
                    "open " + url + " yourself, or name a browser in $BROWSER"),
      console.terminal.style);
}

}  // namespace

int serve(const base::Files& files, const ServeOptions& options, const Console& console) {
  base::Report report;
  if (is_service(options.comments.source)) {
    report.add(base::error_in(base::Kind::usage, options.comments.source,
                              "the preview does not ask a service for comments",
                              "fetch them with `postil comments pull`, and name the folder"));
    return refuse(report, console, 2);
  }
  run_pre_build(files, options.request, report);
  if (report.has_errors()) return refuse(report, console, 1);
  Preview preview(files, options.request, ChangePrinter(console), options.comments);
  const http::AllowedHosts allowed = allowed_hosts(options);
  std::string usual_origin;
  http::Server server([&](const http::Request& request) {
    return answer(files, preview, allowed, usual_origin, request);
  });
  const StopOnSignal stopper(server);
  const int port = server.bind(normal_host(options.bind), options.port);
  if (port < 0) {
    report.add(base::error_in(base::Kind::cannot_listen, "",
                              "cannot listen on port " + std::to_string(options.port) + " of " +
                                  options.bind + ": another program may use it, or this machine" +
                                  " has no such address",
                              "choose another with --port, or --port 0 for any"));
    return refuse(report, console, 2);
  }
  const auto urls = urls_of(options.bind, port, path_of_site(files, options.request));
  usual_origin = base::origin_of(urls.front());
  print_addresses(urls, console);
  if (options.opening == Opening::browser) open_browser(urls.front(), console);
  preview.look();  // reports mistakes at the start, not at the first request
  return server.run() ? 0 : 1;
}

}  // namespace commands
