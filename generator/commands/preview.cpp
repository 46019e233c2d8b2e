#include "commands/preview.h"

#include <algorithm>
#include <future>

#include "base/composed_files.h"
#include "base/hash.h"
#include "base/media_type.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/url.h"
#include "commands/preview_origin.h"
#include "content/foreign_formats.h"
#include "content/source.h"

namespace commands {
namespace {

bool is_page(std::string_view path) {
  const std::string_view ending = base::extension(base::file_name(path));
  return ending.empty() || ending == ".html" || ending == ".xml";
}

const output::Output* find(const std::vector<output::Output>& outputs, const std::string& path) {
  const auto found = std::lower_bound(
      outputs.begin(), outputs.end(), path,
      [](const output::Output& output, const std::string& wanted) { return output.path < wanted; });
  return found != outputs.end() && found->path == path ? &*found : nullptr;
}

// Shows the diagnostics that stop the build as a page, because the author is looking at the
// browser: the errors, or the warnings of a strict build without errors.
Answer mistakes(const base::Report& report) {
  const auto stopping = report.has_errors() ? base::Severity::error : base::Severity::warning;
  std::string text;
  for (const base::Diagnostic& diagnostic : report.sorted()) {
    if (diagnostic.severity == stopping) text += base::format(diagnostic) + '\n';
  }
  return {500, "text/html; charset=utf-8", "",
          "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
          "content=\"width=device-width\">"
          "<title>Mistakes · Postil</title><h1>This site has mistakes</h1><p>Mend them and "
          "reload.</p><pre>" +
              base::escape_html(text) + "</pre></html>"};
}

Answer unreadable(const base::Diagnostic& why) {
  return {500, "text/plain; charset=utf-8", "", base::format(why)};
}

Answer copy_of(const base::Files& files, const output::Output& output, const std::string& type) {
  const std::string path = base::path_on_disk(files, output.copied_file);
  const auto size = files.size(path);
  if (!size) return unreadable(size.error());
  return {.content_type = type, .file = path, .file_size = *size};
}

Answer bytes_of(const base::Files& files, const output::Output& output, int status,
                const site::OwnUrls& own, const std::string& origin) {
  const std::string& named = output.media_type;
  const std::string type = named.empty() ? base::content_type(output.path) : named;
  if (!output.copied_file.empty() && !has_origin(type)) return copy_of(files, output, type);
  auto bytes = output.bytes();
  if (!bytes) return unreadable(bytes.error());
  return {status, type, "", with_origin(*std::move(bytes), type, own, origin)};
}

// Calls `add` with each file that comments may come from.
void add_comments(const base::Files& files, const std::string& site, const CommentOptions& options,
                  const std::function<void(const std::string&)>& add) {
  const std::string kept = base::join_path(site, ".postil/comments");
  for (const std::string& place : {options.source, kept}) {
    if (files.kind(place) == base::EntryKind::file) add(place);
    const auto names = files.list(place);
    if (!names || place.empty()) continue;
    for (const std::string& name : *names) {
      // The time of the kept snapshot changes with each build, and no page shows it.
      if (!name.ends_with(".time")) add(base::join_path(place, name));
    }
  }
}

}  // namespace

Preview::Preview(const base::Files& files, Request request,
                 std::function<void(const base::Report&)> changed, CommentOptions comments)
    : files_(files),
      request_(std::move(request)),
      comments_(std::move(comments)),
      changed_(std::move(changed)) {}

// Returns a fingerprint of everything that the pipeline reads before rendering: the bytes of files
// that it loads, and the names of files that are read on request.
std::uint64_t Preview::fingerprint() const {
  base::Report refused;
  if (!may_read(files_, request_, refused)) {
    std::string said;
    for (const base::Diagnostic& diagnostic : refused.sorted()) said += base::format(diagnostic);
    return base::hash(said);
  }
  std::string all;
  const auto add = [&](const std::string& path, bool is_loaded) {
    const std::string ending = base::lower_case(base::extension(base::file_name(path)));
    all += path + '\0';
    const std::string_view name = base::file_name(path);
    const bool is_read = is_loaded || name == "_redirects" || name == "redirects.map";
    if (!is_read && !content::is_markdown(path) && !content::is_html(path) &&
        ending != ".mustache" && ending != ".yaml") {
      return;
    }
    if (const auto bytes = files_.read(path)) all += base::hash_name(*bytes);
  };
  add(base::join_path(request_.folder, "postil.yaml"), true);
  add(base::join_path(request_.folder, "postil." + request_.environment.name + ".yaml"), true);
  const bool has_content =
      files_.kind(base::join_path(request_.folder, "content")) == base::EntryKind::folder;
  for (const std::string_view folder :
       {"_drafts", "content", "data", "i18n", "static", "templates", "themes"}) {
    const bool is_loaded = folder == "themes" || folder == "data" || folder == "i18n";
    const std::string path = base::join_path(request_.folder, folder);
    if (const auto names = files_.list(path)) {
      // A text with front matter is loaded as a page, so its bytes count.
      const bool holds_pages = folder == "content" || folder == "_drafts";
      for (const std::string& name : *names) {
        const bool is_text = holds_pages && content::may_have_front_matter(name);
        add(base::join_path(path, name), is_loaded || is_text);
      }
    }
  }
  add_comments(files_, request_.folder, comments_,
               [&](const std::string& path) { add(path, true); });
  if (!has_content) {
    if (const auto names = files_.list(request_.folder)) {
      for (const std::string& name : *names) add(base::join_path(request_.folder, name), false);
    }
  }
  return base::hash(all);
}

std::shared_ptr<const Preview::Version> Preview::build(std::uint64_t fingerprint) const {
  auto version = std::make_shared<Version>();
  version->report = base::Report(request_.strictness);
  version->fingerprint = fingerprint;
  Request request = request_;
  request.comments = stored_comments(files_, request_, comments_, version->report);
  version->built = build_site(files_, request, version->report);
  version->own_urls = site::OwnUrls(version->built->site.configuration.base_url);
  return version;
}

std::shared_ptr<const Preview::Version> Preview::current(bool look) {
  const std::lock_guard lock(mutex_);
  if (version_ != nullptr && !look) return version_;
  const std::uint64_t now = fingerprint();
  if (version_ != nullptr && version_->fingerprint == now) return version_;
  // Frees the old version first, so that only one is in memory.
  version_.reset();
  base::release_free_memory();
  // The allocator has a heap for each thread. Requests come on many threads, and each would keep
  // the remains of the versions that it built. A new thread gets the heap of one that has ended.
  version_ = std::async(std::launch::async, [this, now] { return build(now); }).get();
  changed_(version_->report);
  return version_;
}

Answer Preview::get(const std::string& path, const std::string& origin) {
  const auto version = current(is_page(path));
  const BuiltSite& built = *version->built;
  const std::string base_path = base::decode(built.site.configuration.base_path());
  if (!path.starts_with(base_path)) return {302, "", base::encode_path(base_path), ""};
  const std::string below = '/' + path.substr(base_path.size());
  if (is_page(path) && version->report.fails()) return mistakes(version->report);
  if (const auto* output = find(built.outputs, output::file_of(below)))
    return bytes_of(files_, *output, 200, version->own_urls, origin);
  if (below.back() != '/' && find(built.outputs, output::file_of(below + '/')) != nullptr) {
    return {302, "", base::escape_path(path) + '/', ""};
  }
  if (const auto* missing = find(built.outputs, "404.html"))
    return bytes_of(files_, *missing, 404, version->own_urls, origin);
  return {404, "text/plain; charset=utf-8", "", "not found\n"};
}

}  // namespace commands
