#include "configuration/defaults.h"

#include <string_view>
#include <utility>

#include "base/text.h"

namespace configuration {
namespace {

// "posts" for "/posts/", "posts" and "content/posts/"; "" for "/".
std::string folder_of(std::string_view written) {
  while (written.starts_with('/')) written.remove_prefix(1);
  while (written.ends_with('/')) written.remove_suffix(1);
  if (written == "content") return {};
  if (written.starts_with("content/")) written.remove_prefix(std::string_view("content/").size());
  return base::nfc(written);
}

}  // namespace

void add_defaults(const yaml::Reader& reader, const SourceFile& file, Configuration& out) {
  if (file.root.kind != yaml::Kind::map) return;
  for (const yaml::Entry& entry : reader.entries(file.root, "the configuration")) {
    if (entry.key.text != "defaults") continue;
    if (entry.value.kind == yaml::Kind::list) {
      reader.error(base::Kind::wrong_type, entry.value,
                   "\"defaults\" must be a map of folders, not a list",
                   "defaults: {posts: {layout: post}}");
      continue;
    }
    for (const yaml::Entry& folder : reader.entries(entry.value, "\"defaults\"")) {
      if (yaml::is_blank(folder.value)) continue;
      if (folder.value.kind != yaml::Kind::map) {
        reader.wrong_kind(folder, "a map of front matter");
        continue;
      }
      out.defaults.push_back({.folder = folder_of(folder.key.text),
                              .text = file.text,
                              .file = file.name,
                              .values = folder.value,
                              .location = reader.place(folder.key)});
    }
  }
}

}  // namespace configuration
