#include "commands/build.h"

#include <chrono>
#include <filesystem>
#include <ostream>

#include "base/hash.h"
#include "base/text.h"
#include "commands/diagnostics.h"
#include "output/write.h"

namespace commands {
namespace {

namespace fs = std::filesystem;

std::string destination_of(const BuildOptions& options) {
  return options.destination.empty() ? base::join_path(options.request.folder, "public")
                                     : options.destination;
}

std::string relative_to_site(const BuildOptions& options) {
  const fs::path site = fs::absolute(options.request.folder).lexically_normal();
  const fs::path destination = fs::absolute(destination_of(options)).lexically_normal();
  return destination.lexically_relative(site).generic_string();
}

// The record, `SITE/.postil/written/NAME`, is named after the destination relative to the site, so
// that a site's folder may move with its `public`.
output::Place place_of(const BuildOptions& options) {
  const std::string name = base::hash_name(relative_to_site(options));
  return {destination_of(options),
          base::join_path(options.request.folder, ".postil/written/" + name)};
}

// The folder that a path leads to, links followed as far as it exists, with a slash at the end.
fs::path real_folder(const std::string& path) {
  std::error_code code;
  const fs::path real = fs::weakly_canonical(fs::absolute(path), code);
  return ((code ? fs::absolute(path) : real) / "").lexically_normal();
}

// A destination that is the site's folder, holds it, or lies in one of its source folders would mix
// sources and outputs.
std::optional<base::Diagnostic> unsuitable(const base::Files& files, const BuildOptions& options,
                                           const output::Place& place) {
  const base::EntryKind kind = files.kind(place.destination);
  if (kind != base::EntryKind::missing && kind != base::EntryKind::folder) {
    return base::error_in(place.destination, "the destination is not a folder",
                          "choose another with -d, or leave it out for `public`");
  }
  const fs::path site = real_folder(options.request.folder);
  const fs::path destination = real_folder(place.destination);
  const std::string from_site = destination.lexically_relative(site).generic_string();
  const std::string top = from_site.substr(0, from_site.find('/'));
  const bool above = site.lexically_relative(destination).generic_string().substr(0, 2) != "..";
  if (above || top == "content" || top == "static" || top == "themes" || top == "templates" ||
      top == ".postil" || top == "postil.yaml") {
    return base::error_in(
        place.destination,
        "the destination may not be, hold, or lie in a folder of the site's sources",
        "choose another folder with -d, or leave it out for `public`");
  }
  return std::nullopt;
}

void print_summary(const Built& built, const output::Written& written, const output::Place& place,
                   std::ostream& out, std::chrono::steady_clock::duration taken) {
  const site::Skipped& skipped = built.site.skipped;
  if (skipped.drafts + skipped.future + skipped.expired > 0) {
    std::vector<std::string> parts;
    if (skipped.drafts > 0) parts.push_back(base::count_of(skipped.drafts, "draft"));
    if (skipped.future > 0) parts.push_back(std::to_string(skipped.future) + " future");
    if (skipped.expired > 0) parts.push_back(std::to_string(skipped.expired) + " expired");
    out << "skipped: " << base::join(parts, ", ") << '\n';
  }
  if (built.site.configuration.base_url.empty()) {
    out << "note: no base_url in postil.yaml, so sitemap, feeds and canonical links are left out\n";
  }
  const std::size_t total = written.added + written.changed + written.unchanged;
  out << "built " << base::count_of(built.site.pages.size(), "page") << ", "
      << base::count_of(total, "file") << " in " << place.destination << ": " << written.added
      << " new, " << written.changed << " changed, " << written.unchanged << " unchanged, "
      << written.removed << " removed ("
      << std::chrono::duration_cast<std::chrono::milliseconds>(taken).count() << " ms)\n";
}

}  // namespace

int build(base::Files& files, const BuildOptions& options, std::ostream& out, std::ostream& err) {
  const auto started = std::chrono::steady_clock::now();
  const output::Place place = place_of(options);
  base::Report report;
  if (auto diagnostic = unsuitable(files, options, place)) {
    report.add(*diagnostic);
    print(report, err);
    return 1;
  }
  Request request = options.request;
  request.destination = relative_to_site(options);
  const auto built = build_site(files, request, report);
  report.apply(options.strictness);
  const auto written = output::write(files, place, built->outputs, options.request.threads, report);
  print(report, err);
  if (report.has_errors()) {
    if (written.is_partial) {
      err << "not all was written: " << place.destination
          << " is partly new; the next build finishes the work\n";
    } else {
      err << "nothing was written: " << place.destination << " is as it was\n";
    }
    return 1;
  }
  print_summary(*built, written, place, out, std::chrono::steady_clock::now() - started);
  return 0;
}

}  // namespace commands
