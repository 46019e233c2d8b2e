// The query parameter "thread", and settings that depend on the thread.
#pragma once

#include <string>

#include "http/query.h"
#include "http/services.h"
#include "usecases/read_thread.h"

namespace http {

// Returns the key of the page that a request names by its path or its full address. Faults:
// bad_request, also for an address of another host; unknown_thread when the key is not a path of
// the sites.
base::Result<std::string> thread_in(const Query& query, const Services& services);
base::Result<std::string> thread_key(const std::string& page, const Services& services);

// The same for the site itself, which knows its paths: they are not decoded, unless they come from
// a full address.
base::Result<std::string> manifest_key(const std::string& page, const Services& services);

usecases::EmptyThread empty_thread(const Services& services);
storage::NewThread new_thread(const Services& services);

// Whether the thread accepts comments now.
bool is_open(const Services& services, const domain::Thread& thread);

// The address of the commented page; empty when no site contains the thread.
std::string page_url(const Services& services, const std::string& thread);

// The path of an address of this service as browsers see it. It includes the path of --public-url,
// because a proxy may serve the service below that path.
std::string own_path(const Services& services, std::string_view path);

// The absolute address of the page with the thread's comments.
std::string thread_url(const Services& services, const std::string& thread);

}  // namespace http
