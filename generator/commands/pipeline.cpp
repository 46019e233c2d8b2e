#include "commands/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/composed_files.h"
#include "base/no_files.h"
#include "check/links.h"
#include "commands/destination.h"
#include "content/load.h"
#include "content/source_links.h"
#include "markdown/html_document.h"
#include "markdown/render.h"
#include "output/plan.h"
#include "site/assemble.h"
#include "site/pages.h"
#include "theme/i18n_files.h"

namespace commands {
namespace {

// Returns "My blog" for "/home/ada/my-blog/".
std::string title_of_folder(const std::string& folder) {
  const auto path = (std::filesystem::absolute(folder) / "").lexically_normal().parent_path();
  return site::humanize(path.filename().string());
}

// Returns the languages of the site, the default language first.
std::vector<std::string> tags_of(const configuration::Configuration& configuration) {
  return configuration.languages.empty() ? std::vector{configuration.language}
                                         : configuration.language_tags();
}

markdown::Rendered render(const content::Document& document, std::string title,
                          base::Origins origins) {
  const bool is_marked = origins == base::Origins::marked;
  const markdown::Options options = {.origin = is_marked ? document.source.path : "",
                                     .title = std::move(title)};
  auto page = document.source.format == content::Format::html
                  ? markdown::render_html(document.body, options)
                  : markdown::render(document.body, options);
  const auto& summary = document.front_matter.summary;
  return summary ? markdown::with_summary(std::move(page), *summary) : page;
}

// Returns the files of static/ if base_url has a path: a link to one may already contain that path.
// An unreadable folder is reported where the files are copied.
std::vector<std::string> static_files_of(const base::Files& files, const Request& request,
                                         const configuration::Configuration& configuration) {
  if (configuration.base_path() == "/") return {};
  auto names = files.list(base::join_path(request.folder, "static"));
  return names ? *std::move(names) : std::vector<std::string>();
}

site::Site assemble_from(const base::Files& files, const Request& request, base::Report& report) {
  auto configuration = configuration::load(files, request.folder, request.environment, report);
  if (request.base_url) configuration.base_url = *request.base_url;
  if (configuration.title.empty()) configuration.title = title_of_folder(request.folder);

  auto content = content::load(files, {request.folder, destination_in_site(request)}, configuration,
                               request.threads, report);
  auto selection =
      site::select(std::move(content.documents), request.clock, request.include, report);

  auto rendered = base::parallel_map<markdown::Rendered>(
      selection.documents, request.threads, [&](const content::Document& document) {
        return render(document, site::given_title(document, configuration), request.origins);
      });

  auto words =
      theme::load_words(files, request.folder, configuration.theme, tags_of(configuration), report);
  auto static_files = static_files_of(files, request, configuration);
  auto site = site::assemble({.configuration = std::move(configuration),
                              .selection = std::move(selection),
                              .rendered = std::move(rendered),
                              .content = std::move(content),
                              .static_files = std::move(static_files),
                              .words = std::move(words)},
                             report);
  return site;
}

std::unique_ptr<BuiltSite> build_from(const base::Files& disk, const Request& request,
                                      base::Report& report) {
  auto composed = base::composed_files(disk);
  const base::Files& files = *composed;
  auto site = assemble_from(files, request, report);
  const configuration::Configuration& configuration = site.configuration;
  const std::vector<std::string> languages = tags_of(configuration);
  const base::Location& place = configuration.theme_location;
  const theme::Settings settings = {
      .theme = configuration.theme,
      .theme_location = place.line > 0 ? place : base::Location{.file = "postil.yaml"},
      .options = configuration.theme_options,
      .languages = languages,
      .words = site.words,
      .base_path = configuration.base_path(),
      .base_url = configuration.base_url};
  auto theme = theme::load(files, request.folder, settings, report, request.origins);
  auto redirects =
      output::read_own_redirects(files, request.folder, configuration.redirects, report);
  auto built = std::make_unique<BuiltSite>(std::move(composed), std::move(site), std::move(theme),
                                           std::move(redirects), request);
  built->outputs = output::plan({files, request.folder, built->site, built->theme, built->views,
                                 built->redirects, request.origins},
                                report);
  check::check_links(built->site, built->theme, built->outputs, built->redirects, report);
  return built;
}

}  // namespace

bool may_read(const base::Files& files, const Request& request, base::Report& report) {
  base::Report reading;
  const auto configuration =
      configuration::load(files, request.folder, request.environment, reading);
  base::Report found;
  content::check_source_links(files, {request.folder, destination_in_site(request)}, configuration,
                              found);
  report.add(found.sorted());
  if (!found.has_errors()) return true;
  // The stages do not run, so the mistakes of the configuration are reported here. A file that is a
  // refused link must not be quoted.
  const auto refused = found.sorted();
  for (const base::Diagnostic& wrong : reading.sorted()) {
    if (std::none_of(refused.begin(), refused.end(), [&](const base::Diagnostic& link) {
          return link.location.file == wrong.location.file;
        }))
      report.add(wrong);
  }
  return false;
}

site::Site assemble_site(const base::Files& files, const Request& request, base::Report& report) {
  if (may_read(files, request, report))
    return assemble_from(*base::composed_files(files), request, report);
  base::Report ignored;
  return assemble_from(base::NoFiles(), request, ignored);
}

std::unique_ptr<BuiltSite> build_site(const base::Files& files, const Request& request,
                                      base::Report& report) {
  if (may_read(files, request, report)) return build_from(files, request, report);
  static const base::NoFiles kNothing;  // the outputs refer to it
  base::Report ignored;
  return build_from(kNothing, request, ignored);
}

}  // namespace commands
