#include "commands/check.h"

#include <ostream>

#include "base/json.h"
#include "base/text.h"
#include "check/external.h"
#include "check/pages.h"
#include "check/threads.h"
#include "commands/findings.h"
#include "network/url_requests.h"

namespace commands {

int check(base::Files& files, const Request& request, const CheckOptions& options,
          const Console& console) {
  Request marked = request;
  marked.origins = base::Origins::marked;
  base::Report report(base::Strictness::strict);
  if (options.comments.baking == Baking::asked_for)
    marked.comments = load_comments(files, request, options.comments, report);
  const auto built = build_site(files, marked, report);
  if (built->comments)
    check::check_threads(built->site, built->page_threads, *built->comments, report);
  const auto checked = check::check_pages(
      {built->site, built->theme, built->outputs, built->redirects}, request.threads, report);
  if (options.external == External::ask) {
    const auto ask = [](const std::vector<std::string>& urls) {
      return network::request_urls(urls, {});
    };
    const std::string cache = base::join_path(request.folder, ".postil/cache/external-links");
    check::check_external(checked.externals, ask, {files, cache, base::system_clock()}, report);
  }
  Console all = console;
  all.detail = Detail::all;
  const auto sorted = report.sorted();
  print_findings(sorted, all, "");
  if (console.form == Form::json) {
    console.out << base::to_text(base::JsonObject{
                       {"pages", static_cast<int>(checked.pages)},
                       {"links", static_cast<int>(checked.links)},
                       {"findings", static_cast<int>(report.errors() + report.warnings())}})
                << '\n';
  } else {
    console.out << "checked " << base::count_of(checked.pages, "page") << " and "
                << base::count_of(checked.links, "link") << ": "
                << (report.fails() ? counts_text(sorted) : "all is well") << '\n';
  }
  return report.fails() ? 1 : 0;
}

}  // namespace commands
