// Cached answers that show a thread.
#pragma once

#include <memory>
#include <string>

#include "http/services.h"

namespace http {

// Which state of a thread an answer depends on.
enum class DependsOn { comments, openness };

// The answer from the cache. `name` and `key` identify it; `make` makes it when it is not cached,
// or when the thread has changed. Its CachedAnswer::state is the thread's version; for `openness`,
// the one that readers see. Fault: unknown_thread.
base::Result<std::shared_ptr<const CachedAnswer>> answer_of_thread(const Services& services,
                                                                   const std::string& key,
                                                                   DependsOn depends_on,
                                                                   CacheRequest cache_request);

// The fragment that begins after the cursor; an empty cursor means the start. Faults:
// unknown_thread; bad_request for a bad cursor.
base::Result<std::shared_ptr<const CachedAnswer>> fragment_answer(const Services& services,
                                                                  const std::string& key,
                                                                  const std::string& cursor);

// The cursor of the fragment that shows the comment; nothing when readers of the thread do not see
// it.
base::Result<std::optional<std::string>> cursor_of_comment(const Services& services,
                                                           const std::string& key,
                                                           const std::string& comment);

}  // namespace http
