// A cache of answers to readers. It stores the bytes that are sent, until the shown data changes.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/clock.h"
#include "http/message.h"

namespace http {

struct CachedAnswer {
  // The state that the answer shows. Answers with equal name and state are identical.
  std::string state;
  // The time when the answer expires without a write.
  base::Time until = base::Time::max();
  // Includes its entity tag.
  Response response = {};
};

// A request to the cache. `state` is cheap and decides whether the cached answer is still valid. It
// runs before `make`, so an answer is never newer than its state says.
struct CacheRequest {
  std::string name;
  std::function<base::Result<CachedAnswer>()> state;
  std::function<base::Result<Response>()> make;
};

class AnswerCache {
 public:
  // The byte limit of all answers together. The least recently used answers are evicted first. A
  // page of comments has less than a megabyte.
  explicit AnswerCache(std::size_t limit = std::size_t{16} * 1024 * 1024) : limit_(limit) {}

  // `change` is an earlier value of storage::Store::change(). While it stays the same, cached
  // answers are returned without calling `state`. Of several threads that need the same answer at
  // the same time, one makes it and the others wait.
  base::Result<std::shared_ptr<const CachedAnswer>> find(const CacheRequest& cache_request,
                                                         std::int64_t change, base::Time now);

 private:
  struct CacheEntry {
    std::string name;
    std::int64_t change = 0;
    std::shared_ptr<const CachedAnswer> answer;
  };
  struct CacheContent {
    // Most recently used first.
    std::list<CacheEntry> entries;
    std::unordered_map<std::string_view, std::list<CacheEntry>::iterator> by_name;
    std::size_t bytes = 0;
  };

  // The right to make the answer of this name. Its destructor gives it back.
  class Turn;
  using Shared = std::shared_ptr<const CachedAnswer>;

  // Returns the cached answer with this name, or null, and the change of the store at which the
  // answer was last found valid.
  std::pair<Shared, std::int64_t> look(const std::string& name);
  base::Result<Shared> renew(const CacheRequest& cache_request, std::int64_t change);
  void keep(CacheEntry entry);
  void drop(std::list<CacheEntry>::iterator entry);

  std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable made_;
  CacheContent kept_;
  std::unordered_set<std::string> making_;
};

}  // namespace http
