#include <charconv>
#include <memory>

#include "auth/hash.h"
#include "base/text.h"
#include "base/version.h"
#include "http/build_json.h"
#include "http/caching.h"
#include "http/handlers.h"
#include "http/thread_parameter.h"
#include "markup/fragment.h"

namespace http {
namespace {

// Removes the quotes of an entity tag. "*" and invalid tags stay unchanged; an invalid tag matches
// only "*".
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

// Which comments the fragments of a snapshot have: the first ones, as for readers, or all.
enum class Fragments { first, whole };

base::Result<Fragments> fragments_in(const Query& query) {
  const std::optional<std::string> whole = query.find("whole");
  if (!whole) return Fragments::first;
  if (*whole == "1") return Fragments::whole;
  return base::Fault{base::Code::bad_request, "the parameter \"whole\" must be 1"};
}

storage::SnapshotRequest snapshot_request(const Services& services, Fragments fragments) {
  storage::SnapshotRequest request;
  request.part = usecases::kFragmentComments;
  if (fragments == Fragments::whole) request.part = request.bytes = storage::kNoLimit;
  // Where only listed pages have threads, each page that takes comments is in the snapshot.
  if (empty_thread(services) == usecases::EmptyThread::unknown)
    request.blank_threads = storage::BlankThreads::include;
  return request;
}

// Identifies the settings and templates that the lines of a snapshot depend on besides the
// database. The epoch ends with it, so a client gets all threads again when one of them changes.
std::string edition(const Services& services, Fragments fragments) {
  constexpr std::size_t length = 8;  // 48 bits
  std::string text = std::string(base::version()) + "\n" + markup::fragment_templates();
  text += thread_url(services, "") + "\n";
  text += empty_thread(services) == usecases::EmptyThread::exists ? "any" : "listed";
  text += fragments == Fragments::whole ? " whole" : " first";
  return "-" + auth::fingerprint(text).substr(0, length);
}

// Produces the lines of a snapshot.
class SnapshotLines {
 public:
  SnapshotLines(const Services& services, std::unique_ptr<storage::Snapshot> snapshot,
                const std::string& edition)
      : services_(services), snapshot_(std::move(snapshot)), end_(snapshot_->end()) {
    end_.epoch += edition;
  }

  base::Result<std::optional<std::string>> next() {
    if (ended_) return std::optional<std::string>();
    TRY(const std::optional<storage::ThreadPart> part, snapshot_->next());
    ended_ = !part;
    if (ended_) return std::optional(encode_snapshot_end(end_, threads_, empty_thread(services_)));
    const usecases::PublicThread shown =
        usecases::public_thread(*part, empty_thread(services_), services_.clock.now());
    std::string fragment;
    if (part->first) ++threads_;
    // The same fragment as in show_fragment(), except that a whole one has all comments.
    if (part->first && part->moved_to.empty())
      fragment = usecases::fragment_of(shown, thread_url(services_, shown.thread.key));
    return std::optional(encode_snapshot_part(*part, shown, fragment));
  }

 private:
  // A copy is safe, because all members refer to objects that live as long as the server.
  Services services_;
  std::unique_ptr<storage::Snapshot> snapshot_;
  storage::SnapshotEnd end_;
  std::int64_t threads_ = 0;
  bool ended_ = false;
};

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
  TRY(const Fragments fragments, fragments_in(query));
  storage::SnapshotRequest wanted = snapshot_request(services, fragments);
  TRY(wanted.since, sequence_in(query));
  wanted.epoch = query.value("epoch");
  const std::string suffix = edition(services, fragments);
  const bool same_edition = wanted.epoch.ends_with(suffix);
  wanted.epoch.resize(same_edition ? wanted.epoch.size() - suffix.size() : 0);
  TRY(std::unique_ptr<storage::Snapshot> snapshot, services.store.snapshot(wanted));
  const auto lines = std::make_shared<SnapshotLines>(services, std::move(snapshot), suffix);
  Response response{200, {{"Content-Type", "application/x-ndjson"}}, ""};
  response.pieces = [lines] { return lines->next(); };
  return not_stored(std::move(response));
}

}  // namespace http
