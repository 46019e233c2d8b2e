#include <charconv>

#include "auth/hash.h"
#include "base/text.h"
#include "http/build_json.h"
#include "http/caching.h"
#include "http/handlers.h"
#include "http/thread_parameter.h"

namespace http {
namespace {

// "tag" → tag; "*" and what is no entity tag stay as they are, and match nothing but "*".
std::string unquoted(std::string_view tag) {
  tag = base::trim(tag);
  const bool quoted = tag.size() >= 2 && tag.starts_with('"') && tag.ends_with('"');
  return std::string(quoted ? tag.substr(1, tag.size() - 2) : tag);
}

base::Result<std::int64_t> sequence_in(const Query& query) {
  const std::string text = query.find("since").value_or("0");
  std::int64_t sequence = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, sequence);
  if (stop == end && error == std::errc() && sequence >= 0) return sequence;
  return base::Fault{base::Code::bad_request, "the parameter \"since\" must be a number"};
}

// The page's fragment as show_fragment() answers it.
std::string fragment_of(const Services& services, usecases::PublicThread shown) {
  if (shown.comments.size() > usecases::kFragmentComments) {
    shown.comments.resize(usecases::kFragmentComments);
    shown.next = shown.comments.back().path;
  }
  return usecases::fragment_of(shown, thread_url(services, shown.thread.key));
}

}  // namespace

base::Result<Response> put_manifest(const Services& services, const Request& request) {
  storage::Manifest manifest;
  TRY(manifest.threads, decode_manifest(request.body, services));
  manifest.tag = auth::fingerprint(request.body);
  if (const auto replaces = header(request, "If-Match")) manifest.replaces = unquoted(*replaces);
  manifest.at = services.clock.now();
  manifest.actor = request.moderator.value().id;
  TRY(const storage::ManifestOutcome outcome, services.store.put_manifest(manifest));
  Response response = json_response(200, encode_manifest_outcome(outcome));
  response.headers.emplace_back("ETag", "\"" + manifest.tag + "\"");
  return not_stored(std::move(response));
}

base::Result<Response> show_snapshot(const Services& services, const Request& request) {
  const Query query(request.query);
  TRY(const std::int64_t since, sequence_in(query));
  Response response{200, {{"Content-Type", "application/x-ndjson"}}, ""};
  std::int64_t threads = 0;
  TRY(const storage::SnapshotEnd end,
      services.store.snapshot(
          {since, query.value("epoch")}, [&](const storage::ThreadState& state) {
            const usecases::PublicThread shown = usecases::public_thread(state);
            response.body += encode_snapshot_line(state, shown, fragment_of(services, shown));
            ++threads;
          }));
  response.body += encode_snapshot_end(end, threads);
  return not_stored(std::move(response));
}

}  // namespace http
