#include "http/answer_cache.h"

#include "http/caching.h"

namespace http {
namespace {

// An estimate for the name and the list nodes of an entry.
constexpr std::size_t kOverhead = 512;

std::size_t size_of(const CachedAnswer& answer) { return answer.response.body.size() + kOverhead; }

}  // namespace

class AnswerCache::Turn {
 public:
  Turn(AnswerCache& cache, const std::string& name) : cache_(cache), name_(name) {
    std::unique_lock lock(cache_.mutex_);
    cache_.made_.wait(lock, [&] { return cache_.making_.insert(name_).second; });
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  Turn(Turn&&) = delete;
  Turn& operator=(Turn&&) = delete;
  ~Turn() {
    {
      const std::scoped_lock lock(cache_.mutex_);
      cache_.making_.erase(name_);
    }
    cache_.made_.notify_all();
  }

 private:
  AnswerCache& cache_;
  const std::string& name_;
};

base::Result<std::shared_ptr<const CachedAnswer>> AnswerCache::find(
    const CacheRequest& cache_request, std::int64_t change, base::Time now) {
  const auto is_valid = [&](const std::pair<Shared, std::int64_t>& found) {
    return found.first && found.second == change && now < found.first->until;
  };
  if (auto found = look(cache_request.name); is_valid(found)) return std::move(found.first);
  const Turn turn(*this, cache_request.name);
  // Another thread may have made the answer meanwhile.
  if (auto found = look(cache_request.name); is_valid(found)) return std::move(found.first);
  return renew(cache_request, change);
}

base::Result<AnswerCache::Shared> AnswerCache::renew(const CacheRequest& cache_request,
                                                     std::int64_t change) {
  const Shared found = look(cache_request.name).first;
  TRY(CachedAnswer answer, cache_request.state());
  if (!found || found->state != answer.state) {
    TRY(Response response, cache_request.make());
    answer.response = tagged(std::move(response));
  } else {
    answer.response = found->response;
  }
  auto shared = std::make_shared<const CachedAnswer>(std::move(answer));
  keep({cache_request.name, change, shared});
  return Shared(std::move(shared));
}

std::pair<AnswerCache::Shared, std::int64_t> AnswerCache::look(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  const auto entry = kept_.by_name.find(name);
  if (entry == kept_.by_name.end()) return {nullptr, 0};
  kept_.entries.splice(kept_.entries.begin(), kept_.entries, entry->second);
  return {entry->second->answer, entry->second->change};
}

void AnswerCache::keep(CacheEntry entry) {
  // One large answer must not evict all others.
  if (size_of(*entry.answer) > limit_ / 4) return;
  const std::scoped_lock lock(mutex_);
  const auto old = kept_.by_name.find(entry.name);
  if (old != kept_.by_name.end()) drop(old->second);
  kept_.bytes += size_of(*entry.answer);
  kept_.entries.push_front(std::move(entry));
  kept_.by_name[kept_.entries.front().name] = kept_.entries.begin();
  while (kept_.bytes > limit_) drop(std::prev(kept_.entries.end()));
}

void AnswerCache::drop(std::list<CacheEntry>::iterator entry) {
  kept_.bytes -= size_of(*entry->answer);
  kept_.by_name.erase(entry->name);
  kept_.entries.erase(entry);
}

}  // namespace http
