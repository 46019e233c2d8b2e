#include "http/build_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "http/json.h"
#include "http/json_members.h"
#include "http/thread_parameter.h"

namespace http {
namespace {

using Json = nlohmann::ordered_json;

// Never throws. Invalid UTF-8 becomes U+FFFD.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json optional_text(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// The members of a line before its comments.
Json thread_json(const storage::ThreadPart& part, const usecases::PublicThread& shown,
                 const std::string& fragment) {
  const bool here = part.moved_to.empty();
  const domain::Thread& thread = shown.thread;
  const bool closes = here && thread.closes.has_value();
  // The page of a thread that has moved is at the other address, with its name and dates.
  return {{"key", thread.key},
          {"version", shown.version},
          {"count", part.total},
          {"moved_to", optional_text(part.moved_to)},
          {"title", thread.title},
          {"lang", optional_text(thread.lang)},
          {"open", here && shown.open},
          {"closes", closes ? Json(base::rfc3339(*thread.closes)) : Json(nullptr)},
          {"id", here ? optional_text(thread.page) : Json(nullptr)},
          {"fragment", fragment}};
}

constexpr std::size_t kMostThreads = 100'000;
constexpr std::size_t kMostAliases = 100;
constexpr std::size_t kTitleLimit = 500;  // characters
constexpr std::size_t kLangLimit = 35;    // RFC 5646, section 4.4.1
constexpr std::size_t kPageLimit = 200;

class ManifestReader {
 public:
  explicit ManifestReader(const Services& services) : services_(services) {}

  void take(Members& members) {
    domain::ManifestPage& page = threads_.emplace_back();
    domain::Thread& thread = page.thread;
    thread.key = key(members, "key", members.text("key"));
    thread.title = line(members, "title", kTitleLimit);
    thread.lang = line(members, "lang", kLangLimit);
    thread.page = line(members, "id", kPageLimit);
    if (!thread.page.empty() && !pages_.insert(thread.page).second)
      members.refuse("id", "\"" + thread.page + "\" stands here twice");
    thread.page_open = members.missing("open") || members.boolean("open");
    thread.closes = time(members, "closes");
    thread.moderation = moderation(members);
    const std::vector<std::string> aliases = members.texts("aliases");
    if (aliases.size() > kMostAliases)
      members.refuse("aliases", "must be at most " + std::to_string(kMostAliases));
    for (const std::string& alias : aliases) {
      const base::Result<std::string> was = manifest_key(alias, services_);
      // A page may list its current address among its aliases.
      if (was && *was == thread.key) continue;
      page.aliases.push_back(key(members, "aliases", alias));
    }
  }

  std::vector<domain::ManifestPage> done() {
    for (domain::ManifestPage& page : threads_) add_meant_aliases(page.aliases);
    return std::move(threads_);
  }

 private:
  // An alias is not listed, so requests that name it may mean another key.
  void add_meant_aliases(std::vector<std::string>& aliases) {
    std::vector<std::string> meant;
    for (const std::string& alias : aliases) {
      const auto key = domain::meant_key(alias, domain::nothing_is_listed);
      if (key && seen_.insert(*key).second) meant.push_back(*key);
    }
    aliases.insert(aliases.end(), meant.begin(), meant.end());
  }

  std::string key(Members& members, const char* name, const std::string& path) {
    base::Result<std::string> key = manifest_key(path, services_);
    if (!key) {
      members.refuse(name, path.empty() ? "is missing" : key.fault().message);
      return {};
    }
    if (!seen_.insert(*key).second) members.refuse(name, "\"" + *key + "\" stands here twice");
    return *std::move(key);
  }

  static std::string line(Members& members, const char* name, std::size_t limit) {
    std::string text = members.text(name);
    if (const auto code = base::forbidden_character(text, base::Lines::one)) {
      members.refuse(name, "must not hold the character " + *code);
    } else if (base::character_count(text) > limit) {
      members.refuse(name, "must have at most " + std::to_string(limit) + " characters");
    }
    return text;
  }

  static std::optional<base::Time> time(Members& members, const char* name) {
    const std::string text = members.text(name);
    if (text.empty()) return std::nullopt;
    const std::optional<base::Time> time = base::parse_rfc3339(text);
    if (!time) members.refuse(name, "must be a time like 2026-12-31T23:59:59Z");
    return time;
  }

  static domain::Moderation moderation(Members& members) {
    const std::string text = members.text("moderation");
    const std::optional<domain::Moderation> moderation =
        domain::moderation_named(text.empty() ? "policy" : text);
    if (!moderation) members.refuse("moderation", "must be policy or hold");
    return moderation.value_or(domain::Moderation::policy);
  }

  const Services& services_;
  std::set<std::string> seen_;
  std::set<std::string> pages_;
  std::vector<domain::ManifestPage> threads_;
};

}  // namespace

base::Result<std::vector<domain::ManifestPage>> decode_manifest(std::string_view body,
                                                                const Services& services) {
  Members members(body);
  ManifestReader reader(services);
  members.objects("threads", kMostThreads, [&](Members& one) { reader.take(one); });
  TRY_DONE(members.finish());
  return reader.done();
}

std::string encode_manifest_outcome(const storage::ManifestOutcome& outcome) {
  return dump({{"added", outcome.added}, {"moved", outcome.moved}, {"unlisted", outcome.unlisted}});
}

std::string encode_snapshot_part(const storage::ThreadPart& part,
                                 const usecases::PublicThread& shown, const std::string& fragment) {
  std::string line;
  if (part.first) {
    line = dump(thread_json(part, shown, fragment));
    line.back() = ',';
    line += "\"comments\":[";
  } else if (!shown.comments.empty()) {
    line = ",";
  }
  // The comments are already encoded as a JSON array.
  const std::string comments = encode_comments(shown.comments);
  line.append(comments, 1, comments.size() - 2);
  return part.next.empty() ? line + "]}\n" : line;
}

std::string encode_snapshot_end(const storage::SnapshotEnd& end, std::int64_t threads,
                                usecases::EmptyThread empty_thread) {
  const bool any = empty_thread == usecases::EmptyThread::exists;
  return dump({{"end", true},
               {"sequence", end.sequence},
               {"epoch", end.epoch},
               {"threads", threads},
               {"accepts", any ? "any" : "listed"}}) +
         "\n";
}

}  // namespace http
