#include "comments/folder.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/parse_json.h"
#include "base/text.h"
#include "comments/members.h"
#include "comments/snapshot_json.h"

namespace comments {
namespace {

using base::Kind;

constexpr std::string_view kIndex = "postil-comments.json";
constexpr std::int64_t kFormat = 1;

std::string index_path(const std::string& folder) { return base::join_path(folder, kIndex); }

// "posts-hello-1f3c9d2a.json" for "/posts/hello/": for people, and unique on file systems that
// ignore the case of letters, too.
std::string file_name_of(const std::string& key) {
  constexpr std::size_t kMostOfKey = 80;
  constexpr std::size_t kDigits = 8;
  std::string name = base::slug(base::transliterate(key)).substr(0, kMostOfKey);
  if (!name.empty()) name += '-';
  return name + base::hash_name(key).substr(0, kDigits) + ".json";
}

std::string index_text(const Folder& folder) {
  base::JsonObject index = {{"format", static_cast<int>(kFormat)},
                            {"frozen", folder.service == Service::frozen}};
  if (folder.snapshot.accepts)
    index.emplace_back("accepts", std::string(name_of(*folder.snapshot.accepts)));
  return base::to_text(index, 2) + '\n';
}

// The names of the thread files directly in the folder, sorted.
base::Result<std::set<std::string>> thread_files(const base::Files& files,
                                                 const std::string& folder) {
  TRY(const std::vector<std::string> names, files.entries(folder));
  std::set<std::string> threads;
  for (const std::string& name : names) {
    if (name.ends_with(".json") && name != kIndex) threads.insert(name);
  }
  return threads;
}

base::Result<Thread> read_thread(const base::Files& files, const std::string& path) {
  TRY(const std::string text, files.read(path));
  return parse_thread(path, text);
}

base::Status write_if_changed(base::Files& files, const std::string& path, const std::string& text,
                              FolderChanges& changes) {
  const bool is_new = files.kind(path) == base::EntryKind::missing;
  if (!is_new) {
    const auto old = files.read(path);
    if (old && *old == text) return base::Done();
  }
  ++(is_new ? changes.added : changes.changed);
  return files.write(path, text);
}

// A thread file whose thread is gone. A file that is named differently is the author's.
bool is_leftover(const base::Files& files, const std::string& path) {
  const auto thread = read_thread(files, path);
  return thread && base::file_name(path) == file_name_of(thread->key);
}

// A first pull that was killed leaves threads without postil-comments.json, which is written last.
base::Status refuse_foreign(const base::Files& files, const std::string& folder) {
  if (is_folder(files, folder)) return base::Done();
  TRY(const std::vector<std::string> names, files.entries(folder));
  const bool is_ours = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.ends_with(".json.postil-new") || is_leftover(files, base::join_path(folder, name));
  });
  if (is_ours) return base::Done();
  return base::error_in(Kind::foreign_file, folder,
                        "this folder has files that are no comments: nothing was written",
                        "name a folder that is empty or new");
}

}  // namespace

bool is_folder(const base::Files& files, const std::string& path) {
  return files.kind(index_path(path)) == base::EntryKind::file;
}

bool is_frozen(const base::Files& files, const std::string& path) {
  if (!is_folder(files, path)) return false;
  const auto text = files.read(index_path(path));
  if (!text) return false;
  const auto value = base::parse_json({}, *text);
  return value && Members(*value).truth("frozen");
}

base::Result<Folder> read_folder(const base::Files& files, const std::string& path,
                                 base::Threads threads) {
  if (!is_folder(files, path)) {
    return base::error_in(Kind::bad_snapshot, path,
                          "this folder has no comments: postil-comments.json is missing",
                          "`postil comments pull` makes such a folder");
  }
  TRY(const std::string text, files.read(index_path(path)));
  TRY(const base::Value value, base::parse_json(index_path(path), text));
  Members index(value);
  const std::int64_t format = index.number("format");
  Folder folder;
  folder.service = index.truth("frozen") ? Service::frozen : Service::live;
  folder.snapshot.accepts = accepts_named(index.text("accepts"));
  if (index.fault()) return base::error_in(Kind::bad_snapshot, index_path(path), *index.fault());
  if (format != kFormat) {
    return base::error_in(Kind::bad_snapshot, index_path(path),
                          "this folder has format " + std::to_string(format) +
                              "; this version of Postil knows format " + std::to_string(kFormat),
                          "use the version of Postil that wrote it, or pull again");
  }
  TRY(const std::set<std::string> names, thread_files(files, path));
  const std::vector<std::string> list(names.begin(), names.end());
  auto read = base::parallel_map<std::optional<base::Result<Thread>>>(
      list, threads, [&](const std::string& name) {
        return std::optional(read_thread(files, base::join_path(path, name)));
      });
  for (std::size_t i = 0; i < list.size(); ++i) {
    TRY(Thread thread, *std::move(read[i]));
    std::string key = thread.key;
    if (!folder.snapshot.threads.emplace(key, std::move(thread)).second) {
      return base::error_in(Kind::bad_snapshot, base::join_path(path, list[i]),
                            "another file has the thread " + key + ", too", "remove one of them");
    }
  }
  return folder;
}

base::Result<FolderChanges> write_folder(base::Files& files, const std::string& path,
                                         const Folder& folder) {
  TRY(const base::Hold hold, files.hold(path));  // waits for a pull that is running
  TRY_DONE(refuse_foreign(files, path));
  TRY(std::set<std::string> leftovers, thread_files(files, path));
  FolderChanges changes;
  for (const auto& [key, thread] : folder.snapshot.threads) {
    const std::string name = file_name_of(key);
    leftovers.erase(name);
    TRY_DONE(
        write_if_changed(files, base::join_path(path, name), thread_file_text(thread), changes));
  }
  for (const std::string& name : leftovers) {
    const std::string file = base::join_path(path, name);
    if (!is_leftover(files, file)) continue;
    TRY_DONE(files.remove(file));
    ++changes.removed;
  }
  FolderChanges index;
  TRY_DONE(write_if_changed(files, index_path(path), index_text(folder), index));
  return changes;
}

}  // namespace comments
