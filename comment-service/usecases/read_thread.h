// What readers see of a thread.
#pragma once

#include <string>
#include <vector>

#include "storage/store.h"

namespace usecases {

// A comment as anybody may see it: there is nothing else in it.
struct PublicComment {
  std::string id;
  // Where it stands in display order: the cursor of what follows.
  std::string path;
  std::string parent;
  int depth = 0;
  std::string name;
  std::string website;
  bool author = false;
  std::string html;
  base::Time created;
  std::optional<base::Time> edited;
  // A placeholder: all but id, parent, depth and created is empty.
  bool removed = false;
};

struct PublicThread {
  domain::Thread thread;
  std::string version;
  std::int64_t total = 0;
  std::vector<PublicComment> comments;
  // The cursor of the next page; empty: none.
  std::string next;
};

// Whether a thread that nobody has written in yet exists.
enum class Unwritten { exists, unknown };

// Fault: unknown_thread.
base::Result<domain::Thread> find_thread(const std::string& key, Unwritten unwritten,
                                         storage::Store& store);

// Faults: unknown_thread; bad_request for a bad cursor.
base::Result<PublicThread> read_thread(const storage::DisplayRequest& request, Unwritten unwritten,
                                       storage::Store& store);

// A thread of a snapshot, with the comments of this part.
PublicThread public_thread(const storage::ThreadPart& part);

// The fragment holds this many; the rest is behind its "more" link.
inline constexpr std::size_t kFragmentComments = 500;

// The thread's comments as the one HTML fragment; `more` is the address of the next page without
// the cursor.
std::string fragment_of(const PublicThread& thread, const std::string& more);

}  // namespace usecases
