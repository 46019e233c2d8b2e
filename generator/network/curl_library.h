// Prepares libcurl. Only the files of this folder use libcurl.
#pragma once

namespace network {

// Must be called before any other function of libcurl. Any thread may call it, any number of times.
void prepare_curl();

}  // namespace network
