// A snapshot of two threads, for tests.
#pragma once

#include <string>

#include "comments/snapshot.h"

namespace comments {

inline const std::string kFragment =
    "<div class=\"postil-comments\" data-postil-version=\"3-a\">\n<p>\"Oh\"</p>\n</div>\n";

inline Snapshot sample_snapshot() {
  Thread thread;
  thread.key = "/posts/a/";
  thread.version = "3-a";
  thread.count = 1;
  thread.page = "first";
  thread.fragment = kFragment;
  thread.comments = {{.id = "c1",
                      .name = "Ada",
                      .website = "https://ada.example/",
                      .html = "<p>Oh</p>\n",
                      .created = "2026-11-04T09:12:33Z"}};
  Thread moved;
  moved.key = "/old/";
  moved.version = "2-b";
  moved.moved_to = "/posts/a/";
  Snapshot snapshot;
  snapshot.threads = {{thread.key, thread}, {moved.key, moved}};
  snapshot.sequence = 12;
  snapshot.epoch = "5f0c";
  snapshot.accepts = Accepts::listed;
  return snapshot;
}

}  // namespace comments
