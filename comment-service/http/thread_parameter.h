// The query parameter "thread", and what follows from it.
#pragma once

#include <string>

#include "http/query.h"
#include "http/services.h"
#include "usecases/read_thread.h"

namespace http {

// The normalised key. Faults: bad_request; unknown_thread when it is not a path of the sites.
base::Result<std::string> thread_in(const Query& query, const Services& services);
base::Result<std::string> thread_key(const std::string& path, const Services& services);

usecases::Unwritten unwritten(const Services& services);
storage::NewThread new_thread(const Services& services);

// Whether comments are taken at this moment.
bool is_open(const Services& services, const domain::Thread& thread);

// The page that the comments belong to; empty when the site is not known.
std::string page_url(const Services& services, const std::string& thread);

// An address of this service below "/", as browsers see it: without the origin, with the path of
// --public-url, behind which a proxy may have put the service.
std::string own_path(const Services& services, std::string_view path);

// The absolute address of the page with the thread's comments.
std::string thread_url(const Services& services, const std::string& thread);

}  // namespace http
