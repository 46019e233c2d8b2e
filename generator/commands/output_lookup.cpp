#include "commands/output_lookup.h"

#include <algorithm>
#include <filesystem>

#include "base/url.h"
#include "commands/destination.h"
#include "site/path_suggestions.h"

namespace commands {
namespace {

using output::Output;

const Output* by_path(const BuiltSite& built, const std::string& path) {
  const auto found = std::find_if(built.outputs.begin(), built.outputs.end(),
                                  [&](const Output& output) { return output.path == path; });
  return found == built.outputs.end() ? nullptr : &*found;
}

// Prefers the page itself to its feeds, its further parts and its aliases.
const Output* by_source(const BuiltSite& built, const std::string& file) {
  const Output* best = nullptr;
  for (const Output& output : built.outputs) {
    if (output.source.file != file) continue;
    if (best == nullptr || (!best->role.empty() && output.role.empty())) best = &output;
  }
  return best;
}

const Output* by_url_path(const BuiltSite& built, const std::string& path) {
  for (const std::string& each : {path, path + '/', path + ".html"}) {
    if (const Output* found = by_path(built, output::file_of(each))) return found;
  }
  return nullptr;
}

const Output* by_url(const BuiltSite& built, const std::string& url) {
  const std::string encoded = url.substr(0, url.find_first_of("?#"));
  std::string path =
      base::decode(base::is_absolute_url(encoded) ? base::path_of(encoded) : encoded);
  if (!path.starts_with('/')) path.insert(0, 1, '/');
  const std::string base = base::decode(built.site.configuration.base_path());
  if (path.starts_with(base)) {
    if (const Output* found = by_url_path(built, path.substr(base.size() - 1))) return found;
  }
  return by_url_path(built, path);
}

const Output* by_file(const BuiltSite& built, const Request& request, const std::string& file) {
  const std::string destination = destination_in_site(request) + '/';
  if (file.starts_with(destination)) return by_path(built, file.substr(destination.size()));
  if (const Output* found = by_source(built, file)) return found;
  return by_source(built, base::join_path("content", file));
}

}  // namespace

const Output* find_output(const BuiltSite& built, const Request& request, const std::string& what) {
  namespace fs = std::filesystem;
  if (what.empty()) return nullptr;
  const fs::path site = fs::absolute(request.folder + "/").lexically_normal();
  const fs::path here = fs::absolute(what).lexically_normal();
  for (const std::string& file : {here.lexically_relative(site).generic_string(),
                                  fs::path(what).lexically_normal().generic_string()}) {
    if (const Output* found = by_file(built, request, file)) return found;
  }
  return by_url(built, what);
}

std::string nearest_output(const BuiltSite& built, const std::string& what) {
  std::vector<std::string> names;
  for (const Output& output : built.outputs) {
    names.push_back(url_path_of(output.path));
    names.push_back(output.source.file);
  }
  // A name that ends with `what` is more likely meant than a misspelling.
  for (const std::string& name : names) {
    if (name.ends_with('/' + what) || name.ends_with('/' + what + '/'))
      return "did you mean \"" + name + "\"?";
  }
  site::PathSuggestions suggestions(std::move(names));
  for (const std::string& path : {what, '/' + what, "content/" + what}) {
    if (const std::string near = suggestions.find(path); !near.empty())
      return "did you mean \"" + near + "\"?";
  }
  return {};
}

std::string url_path_of(const std::string& output_path) {
  constexpr std::string_view kIndex = "index.html";
  if (base::file_name(output_path) != kIndex) return '/' + output_path;
  return '/' + output_path.substr(0, output_path.size() - kIndex.size());
}

}  // namespace commands
