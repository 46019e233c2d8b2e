#include "http/answer_cache.h"

#include "http/caching.h"

namespace http {
namespace {

// An estimate for the name and the list nodes of an entry.
constexpr std::size_t kOverhead = 512;

std::size_t size_of(const CachedAnswer& answer) { return answer.response.body.size() + kOverhead; }

}  // namespace

base::Result<std::shared_ptr<const CachedAnswer>> AnswerCache::find(
    const CacheRequest& cache_request, std::int64_t change, base::Time now) {
  std::int64_t last_change = 0;
  const auto found = kept_.with([&](CacheContent& kept) -> std::shared_ptr<const CachedAnswer> {
    const auto entry = kept.by_name.find(cache_request.name);
    if (entry == kept.by_name.end()) return nullptr;
    kept.entries.splice(kept.entries.begin(), kept.entries, entry->second);
    last_change = entry->second->change;
    return entry->second->answer;
  });
  if (found && last_change == change && now < found->until) return found;
  TRY(CachedAnswer answer, cache_request.state());
  if (!found || found->state != answer.state) {
    TRY(Response response, cache_request.make());
    answer.response = tagged(std::move(response));
  } else {
    answer.response = found->response;
  }
  auto shared = std::make_shared<const CachedAnswer>(std::move(answer));
  keep({cache_request.name, change, shared});
  return std::shared_ptr<const CachedAnswer>(std::move(shared));
}

void AnswerCache::keep(CacheEntry entry) {
  // One large answer must not evict all others.
  if (size_of(*entry.answer) > limit_ / 4) return;
  kept_.with([&](CacheContent& kept) {
    const auto old = kept.by_name.find(entry.name);
    if (old != kept.by_name.end()) drop(kept, old->second);
    kept.bytes += size_of(*entry.answer);
    kept.entries.push_front(std::move(entry));
    kept.by_name[kept.entries.front().name] = kept.entries.begin();
    while (kept.bytes > limit_) drop(kept, std::prev(kept.entries.end()));
  });
}

void AnswerCache::drop(CacheContent& kept, std::list<CacheEntry>::iterator entry) {
  kept.bytes -= size_of(*entry->answer);
  kept.by_name.erase(entry->name);
  kept.entries.erase(entry);
}

}  // namespace http
