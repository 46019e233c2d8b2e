#include "base/composed_files.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/no_files.h"
#include "base/normal_form.h"
#include "base/text.h"

namespace base {
namespace {

using NameList = std::vector<std::string>;

// ASCII has one form only, and bytes that are not UTF-8 have none.
bool has_forms(std::string_view name) {
  const bool is_ascii = std::all_of(name.begin(), name.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !is_ascii && !invalid_utf8(name);
}

NameList composed(NameList names) {
  std::set<std::string> taken(names.begin(), names.end());
  for (std::string& name : names) {
    if (!has_forms(name)) continue;
    std::string form = nfc(name);
    if (taken.insert(form).second) name = std::move(form);
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The forms of a name that exist in a folder. The folder is only listed for a name that mixes
// forms.
NameList forms_in(const Files& files, const std::string& folder, std::string_view name) {
  NameList forms;
  const auto add = [&](const std::string& form) {
    if (files.kind(join_path(folder, form)) != EntryKind::missing) forms.push_back(form);
  };
  add(std::string(name));
  if (!has_forms(name)) return forms;
  if (const std::string form = nfd(name); form != name) add(form);
  if (!forms.empty()) return forms;
  const auto names = files.entries(folder.empty() ? "." : folder);
  if (!names) return forms;
  const std::string wanted = nfc(name);
  std::copy_if(names->begin(), names->end(), std::back_inserter(forms),
               [&](const std::string& each) { return has_forms(each) && nfc(each) == wanted; });
  return forms;
}

// Looks for `rest` below the existing folder `above`. Two folders whose names differ in their form
// only are one, so each of them is tried.
bool find(const Files& files, const std::string& above, std::string_view rest, std::string& found) {
  while (rest.starts_with('/')) rest.remove_prefix(1);
  if (rest.empty()) {
    found = above;
    return true;
  }
  const std::string_view name = rest.substr(0, rest.find('/'));
  for (const std::string& form : forms_in(files, above, name)) {
    if (find(files, join_path(above, form), rest.substr(name.size()), found)) return true;
  }
  return false;
}

// Writing methods are those of the empty disk: they fail.
class ComposedFiles final : public NoFiles {
 public:
  explicit ComposedFiles(const Files& files) : files_(files) {}

  EntryKind kind(const std::string& path) const override { return files_.kind(actual(path)); }

  Result<std::string> read(const std::string& path) const override {
    return files_.read(actual(path));
  }

  Result<std::uint64_t> size(const std::string& path) const override {
    return files_.size(actual(path));
  }
  Result<std::string> read_part(const std::string& path, std::uint64_t offset,
                                std::size_t size) const override {
    return files_.read_part(actual(path), offset, size);
  }

  Result<ByteSummary> summarize(const std::string& path) const override {
    return files_.summarize(actual(path));
  }

  Result<NameList> list(const std::string& folder) const override {
    auto names = files_.list(actual(folder));
    return names ? Result<NameList>(composed(*std::move(names))) : names;
  }

  Result<NameList> entries(const std::string& folder) const override {
    auto names = files_.entries(actual(folder));
    return names ? Result<NameList>(composed(*std::move(names))) : names;
  }

  bool is_link(const std::string& path) const override { return files_.is_link(actual(path)); }

  std::string real_path(const std::string& path) const override {
    return files_.real_path(actual(path));
  }

  std::optional<FolderIdentity> identity(const std::string& folder) const override {
    return files_.identity(actual(folder));
  }

  std::vector<Link> links(const std::string& folder, const NameList& within) const override {
    return files_.links(actual(folder), within);
  }

 private:
  std::string actual(const std::string& path) const { return path_on_disk(files_, path); }

  const Files& files_;
};

}  // namespace

std::string path_on_disk(const Files& files, const std::string& path) {
  if (!has_forms(path) || files.kind(path) != EntryKind::missing) return path;
  std::string found;
  return find(files, path.starts_with('/') ? "/" : "", path, found) ? found : path;
}

std::unique_ptr<const Files> composed_files(const Files& files) {
  return std::make_unique<ComposedFiles>(files);
}

}  // namespace base
