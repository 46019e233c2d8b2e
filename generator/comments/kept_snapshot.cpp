#include "comments/kept_snapshot.h"

#include "base/hash.h"
#include "base/text.h"
#include "base/url.h"
#include "comments/snapshot_json.h"

namespace comments {
namespace {

// "comments.example.org-1f3c9d2a": for people, and unique.
std::string name_of(const std::string& service) {
  constexpr std::size_t kMostOfHost = 60;
  constexpr std::size_t kDigits = 8;
  const std::string origin = base::origin_of(service);
  const std::size_t scheme = origin.find("://");
  std::string host = base::slug(scheme == std::string::npos ? origin : origin.substr(scheme + 3));
  host = base::transliterate(host).substr(0, kMostOfHost);
  return host + '-' + base::hash_name(service).substr(0, kDigits);
}

std::string time_path(const std::string& path) { return path + ".time"; }

}  // namespace

std::string kept_path(const std::string& site, const std::string& service) {
  return base::join_path(site, ".postil/comments/" + name_of(service) + ".ndjson");
}

std::optional<KeptSnapshot> read_kept(const base::Files& files, const std::string& path,
                                      base::Threads threads) {
  if (files.kind(path) != base::EntryKind::file) return std::nullopt;
  const auto text = files.read(path);
  if (!text) return std::nullopt;
  auto snapshot = parse_snapshot(path, *text, threads);
  if (!snapshot) return std::nullopt;
  KeptSnapshot kept{*std::move(snapshot), std::nullopt};
  if (const auto time = files.read(time_path(path))) {
    if (const auto date = base::parse_date(base::trim(*time), "UTC").date)
      kept.confirmed = date->instant;
  }
  return kept;
}

std::string absence_text(const base::Files& files, const std::string& path) {
  if (files.kind(path) == base::EntryKind::missing)
    return "no comments of an earlier build are kept";
  return "the comments kept in " + path + " cannot be read";
}

base::Status write_kept(base::Files& files, const std::string& path, const Snapshot& snapshot,
                        const Snapshot* previous, base::Instant now) {
  // Two builds at once would write the same temporary file.
  TRY(const base::Hold hold, files.hold(std::string(base::parent_path(path))));
  if (previous == nullptr || snapshot != *previous)
    TRY_DONE(files.write(path, snapshot_text(snapshot, base::all_threads())));
  const base::Date date{.instant = now, .has_time = true};
  return files.write(time_path(path), base::format_iso(date) + '\n');
}

}  // namespace comments
