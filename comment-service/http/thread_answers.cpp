#include "http/thread_answers.h"

#include "http/caching.h"
#include "http/thread_parameter.h"
#include "usecases/read_thread.h"

namespace http {

base::Result<std::shared_ptr<const CachedAnswer>> answer_of_thread(const Services& services,
                                                                   const std::string& key,
                                                                   DependsOn depends_on,
                                                                   CacheRequest cache_request) {
  cache_request.state = [&]() -> base::Result<CachedAnswer> {
    TRY(const domain::Thread thread,
        usecases::find_thread(key, empty_thread(services), services.store));
    if (depends_on == DependsOn::comments) return CachedAnswer{thread.version};
    const base::Time now = services.clock.now();
    CachedAnswer answer{usecases::shown_version(thread, empty_thread(services), now)};
    if (thread.closes && now < *thread.closes) answer.until = *thread.closes;
    return answer;
  };
  return services.answer_cache.find(cache_request, services.store.change(), services.clock.now());
}

base::Result<std::shared_ptr<const CachedAnswer>> fragment_answer(const Services& services,
                                                                  const std::string& key,
                                                                  const std::string& cursor) {
  const auto make = [&]() -> base::Result<Response> {
    const std::size_t most =
        cursor.empty() ? usecases::kFragmentComments : usecases::kFollowingComments;
    const storage::DisplayRequest display{key, storage::Sort::oldest, cursor, most};
    TRY(const usecases::PublicThread shown,
        usecases::read_thread(display, empty_thread(services), services.store,
                              services.clock.now()));
    return cached_briefly(
        html_response(200, usecases::fragment_of(shown, thread_url(services, key))));
  };
  // A thread's key begins with a slash, and a cursor has none.
  return answer_of_thread(services, key, DependsOn::openness,
                          {"fragment " + cursor + " " + key, {}, make});
}

base::Result<std::optional<std::string>> cursor_of_comment(const Services& services,
                                                           const std::string& key,
                                                           const std::string& comment) {
  return services.store.page_cursor(
      {key, comment, usecases::kFragmentComments, usecases::kFollowingComments});
}

}  // namespace http
