#include "commands/pipeline.h"

#include "configuration/configuration.h"
#include "content/load.h"
#include "markdown/render.h"
#include "output/plan.h"
#include "site/assemble.h"

namespace commands {

std::unique_ptr<Built> build_site(const base::Files& files, const Request& request,
                                  base::Report& report) {
  auto configuration = configuration::load(files, request.folder, {}, report);
  if (request.base_url) configuration.base_url = *request.base_url;

  auto content = content::load(files, {request.folder, request.destination}, configuration,
                               request.threads, report);
  auto selection = site::select(std::move(content.documents), request.clock, request.include);

  auto rendered = base::parallel_map<markdown::Rendered>(
      selection.documents, request.threads,
      [](const content::Document& document) { return markdown::render(document.body, {}); });

  auto theme = theme::load(files, request.folder, configuration.theme, report);
  auto built = std::make_unique<Built>(
      site::assemble(std::move(configuration), std::move(selection), std::move(rendered),
                     std::move(content.resources), report),
      std::move(theme));
  built->outputs =
      output::plan({files, request.folder, built->site, built->theme, built->views}, report);
  return built;
}

}  // namespace commands
