// Threads that are too long to be sent comment by comment.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "support/service.h"

namespace support {

// Stores `count` published comments in the thread /a/: c0, c1, and so on. The clock goes on by
// `milliseconds` after each.
inline void store_comments(Service& service, int count, int milliseconds = 0) {
  for (int i = 0; i < count; ++i) {
    domain::Comment comment;
    comment.id = "c" + std::to_string(i);
    comment.thread = "/a/";
    comment.status = domain::Status::published;
    comment.created = service.clock.now();
    REQUIRE(service.store->add({comment, storage::NewThread::create}));
    service.clock.milliseconds += milliseconds;
  }
}

}  // namespace support
