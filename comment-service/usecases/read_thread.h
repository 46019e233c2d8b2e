// A thread as readers see it.
#pragma once

#include <string>
#include <vector>

#include "storage/store.h"

namespace usecases {

// A comment with only the fields that everybody may see.
struct PublicComment {
  std::string id;
  // Its position in display order, and the cursor for the comments after it.
  std::string path;
  std::string parent;
  // As in domain::Comment.
  std::optional<std::string> parent_name;
  int depth = 0;
  std::string name;
  std::string website;
  bool author = false;
  std::string html;
  base::Time created;
  std::optional<base::Time> edited;
  // Placeholders have no text. Those that are not `changed` have only id, parent, depth and
  // created.
  domain::Visibility visibility = domain::Visibility::whole;
};

struct PublicThread {
  domain::Thread thread;
  // Whether the thread takes comments now.
  bool open = true;
  // From shown_version().
  std::string version;
  std::int64_t total = 0;
  std::vector<PublicComment> comments;
  // Whether the thread begins with these comments.
  bool first = true;
  // The cursor of the next page; empty on the last page.
  std::string next;
};

// Whether a thread without any comment and manifest entry counts as existing.
enum class EmptyThread { exists, unknown };

// See domain::meant_key().
base::Result<std::string> meant_key(std::string_view path, storage::Store& store);

// Whether the thread takes comments now. An unlisted thread does where every page has a thread.
bool is_open(const domain::Thread& thread, EmptyThread empty_thread, base::Time now);

// Identifies what readers see of the thread now. An open and a closed thread have different
// versions, because a closing date passes without a write.
std::string shown_version(const domain::Thread& thread, EmptyThread empty_thread, base::Time now);

// Fault: unknown_thread.
base::Result<domain::Thread> find_thread(const std::string& key, EmptyThread empty_thread,
                                         storage::Store& store);

// Faults: unknown_thread; bad_request for a bad cursor.
base::Result<PublicThread> read_thread(const storage::DisplayRequest& request,
                                       EmptyThread empty_thread, storage::Store& store,
                                       base::Time now);

// Converts a part of a snapshot.
PublicThread public_thread(const storage::ThreadPart& part, EmptyThread empty_thread,
                           base::Time now);

// The fragment contains at most this many comments; its "more" link leads to the rest.
inline constexpr std::size_t kFragmentComments = 500;

// The most comments of a page that the "more" link leads to. Fewer than in the fragment, because a
// thread has as many such pages as comments, and the cache cannot keep all of them.
inline constexpr std::size_t kFollowingComments = 100;

// Renders the thread's comments as one HTML fragment. `url` is the address of the thread's page; it
// ends with the parameter "thread".
std::string fragment_of(const PublicThread& thread, const std::string& url);

}  // namespace usecases
