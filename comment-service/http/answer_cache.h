// A cache of answers to readers. It stores the bytes that are sent, until the shown data changes.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "base/guarded.h"
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
  // The byte limit of all answers together. The least recently used answers are evicted first.
  explicit AnswerCache(std::size_t limit = std::size_t{4} * 1024 * 1024) : limit_(limit) {}

  // `change` is an earlier value of storage::Store::change(). While it stays the same, cached
  // answers are returned without calling `state`.
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

  void keep(CacheEntry entry);
  static void drop(CacheContent& kept, std::list<CacheEntry>::iterator entry);

  std::size_t limit_;
  base::Guarded<CacheContent> kept_;
};

}  // namespace http
