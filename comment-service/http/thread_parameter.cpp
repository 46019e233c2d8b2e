#include "http/thread_parameter.h"

#include "base/encoding.h"
#include "settings/page_address.h"

namespace http {
namespace {

base::Result<std::string> of_a_site(std::string key, const Services& services) {
  if (settings::site_of(services.settings, key)) return key;
  return base::Fault{base::Code::unknown_thread, "this site has no such page"};
}

}  // namespace

base::Result<std::string> thread_key(const std::string& page, const Services& services) {
  TRY(const std::string path, settings::page_path(services.settings, page));
  TRY(std::string key, usecases::meant_key(path, services.store));
  return of_a_site(std::move(key), services);
}

base::Result<std::string> manifest_key(const std::string& page, const Services& services) {
  TRY(const std::string path, settings::page_path(services.settings, page));
  TRY(std::string key,
      settings::is_full_address(page) ? domain::decoded_key(path) : domain::thread_key(path));
  return of_a_site(std::move(key), services);
}

base::Result<std::string> thread_in(const Query& query, const Services& services) {
  return thread_key(query.value("thread"), services);
}

usecases::EmptyThread empty_thread(const Services& services) {
  return services.settings.threads == settings::Threads::open ? usecases::EmptyThread::exists
                                                              : usecases::EmptyThread::unknown;
}

storage::NewThread new_thread(const Services& services) {
  return services.settings.threads == settings::Threads::open ? storage::NewThread::create
                                                              : storage::NewThread::refuse;
}

bool is_open(const Services& services, const domain::Thread& thread) {
  return usecases::is_open(thread, empty_thread(services), services.clock.now());
}

std::string page_url(const Services& services, const std::string& thread) {
  const std::optional<settings::Site> site = settings::site_of(services.settings, thread);
  if (!site || site->origin.empty()) return {};
  return site->origin + base::percent_encode(thread, "/");
}

std::string own_path(const Services& services, std::string_view path) {
  return base::percent_encode(services.settings.public_url.path, "/") + std::string(path);
}

std::string thread_url(const Services& services, const std::string& thread) {
  return settings::own_origin(services.settings) + own_path(services, "/threads?thread=") +
         base::percent_encode(thread);
}

}  // namespace http
