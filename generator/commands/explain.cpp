#include "commands/explain.h"

#include <algorithm>

#include "base/text.h"
#include "commands/destination.h"
#include "commands/explanation.h"
#include "commands/output_lookup.h"
#include "commands/status.h"
#include "content/left_out.h"
#include "site/permalink.h"
#include "site/site.h"

namespace commands {
namespace {

using output::Output;
using site::Kind;

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string url_of(const site::Site& site, const std::string& path) {
  const std::string absolute = absolute_url(site, path);
  return absolute.empty() ? relative_url(site, path) : absolute;
}

// Returns the origin of the last segment of a page's address.
std::string name_source(const content::Document& document) {
  if (document.front_matter.slug)
    return "`slug` at " + file_and_line(document.front_matter.slug->location);
  return document.source.is_bundle ? "the name of its folder" : "the name of its file";
}

std::string named_by_text(site::NamedBy by, const content::Document& document) {
  switch (by) {
    case site::NamedBy::nothing:
      return "";
    case site::NamedBy::title:
      return "; its name is the title";
    case site::NamedBy::slug:
      return "; its name is " + name_source(document);
    case site::NamedBy::file:
      return document.source.is_bundle ? "; its name is that of its folder"
                                       : "; its name is that of its file";
  }
  return "";
}

std::string address_of_document(const site::Site& site, const content::Document& document) {
  const content::FrontMatter& front_matter = document.front_matter;
  if (front_matter.url) return "`url` at " + file_and_line(front_matter.url->location);
  const std::string& section = document.source.section;
  const auto* rule = site::permalink_rule(site.configuration, section);
  if (rule != nullptr) {
    return "the permalink pattern " + quoted(rule->pattern) + " at " +
           file_and_line(rule->location) +
           named_by_text(site::named_by(*rule, document, site.configuration), document);
  }
  return (section.empty() ? "" : "the folder " + section + "/ and ") + name_source(document);
}

std::string address_of_archive(const site::Site& site, const site::Page& page) {
  for (const yaml::PlacedText& asked : site.configuration.archives) {
    if (asked.text == page.section) return "`archives` at " + file_and_line(asked.location);
  }
  return "an archive of the folder " + page.section + "/";
}

// Returns what selected the template; empty for the default template of the page's kind.
std::string chosen_by(const output::Layout& layout) {
  if (!layout.key.empty())
    return '`' + std::string(layout.key) + "` at " + file_and_line(layout.asked);
  const std::size_t slash = layout.name.rfind('/');
  return slash == std::string::npos ? "" : "the folder " + layout.name.substr(0, slash + 1);
}

// Returns the reason for the page's address.
std::string address_of(const site::Site& site, const site::Page& page) {
  switch (page.kind) {
    case Kind::home:
      return "the front page";
    case Kind::page:
      if (page.document == site::kNone) return "";
      return address_of_document(site, site.documents[page.document]);
    case Kind::section:
      return "the folder " + page.section + "/";
    case Kind::taxonomy:
      return "the taxonomy " + quoted(page.taxonomy);
    case Kind::term:
      return "the term " + quoted(page.title) + " of " + page.taxonomy;
    case Kind::archive:
      return address_of_archive(site, page);
    case Kind::not_found:
      return "what servers show for an address without a page";
  }
  return "";
}

class Explainer {
 public:
  Explainer(const BuiltSite& built, const Request& request, const Output& output)
      : built_(built), site_(built.site), request_(request), output_(output) {}

  Explanation run() {
    explanation_.add("url", url_of(site_, url_path_of(output_.path)));
    explanation_.add("file", base::join_path(place_of(request_).destination, output_.path));
    if (output_.rendering) {
      add_page(site_.pages[output_.rendering->page]);
      add_template(*output_.rendering);
    } else {
      add_other();
    }
    explanation_.add_list("in place of", output_.outdone);
    return std::move(explanation_);
  }

 private:
  void add_page(const site::Page& page) {
    const theme::Slice& slice = output_.rendering->slice;
    std::string what(site::name_of(page.kind));
    if (slice.total > 1) {
      what += ", page " + std::to_string(slice.number) + " of " + std::to_string(slice.total);
    }
    explanation_.add("what", what);
    if (page.document != site::kNone)
      explanation_.add("source", site_.documents[page.document].source.path);
    explanation_.add("address", address_of(site_, page));
    explanation_.add("title", page.title);
    if (page.date) explanation_.add("date", base::format_iso(*page.date));
    if (page.lastmod) explanation_.add("lastmod", base::format_iso(*page.lastmod));
    if (page.document != site::kNone) add_status(page.document);
    add_relations(page);
  }

  void add_status(site::Index index) {
    const content::Document& document = site_.documents[index];
    const auto& holders = site_.holders[index];
    explanation_.add_list("status", status_of(document.front_matter, holders));
    explanation_.add_list("held back",
                          reasons_held_back(document.source.path, holders, request_.clock));
  }

  void add_relations(const site::Page& page) {
    if (page.parent != site::kNone && page.kind == Kind::page)
      explanation_.add("section", url_of(site_, site_.pages[page.parent].path));
    std::vector<std::string> terms;
    for (const site::Page::TermLink& link : page.terms) {
      const site::Page& term = site_.pages[link.page];
      terms.push_back(link.taxonomy + ": " + term.title + ", " + url_of(site_, term.path));
    }
    explanation_.add_list("terms", std::move(terms));
    std::vector<std::string> aliases;
    for (const site::Alias& alias : site_.aliases) {
      if (alias.page == output_.rendering->page)
        aliases.push_back(url_of(site_, alias.path) + " at " + file_and_line(alias.location));
    }
    explanation_.add_list("aliases", std::move(aliases));
    explanation_.add_list("also makes", others_of(page));
  }

  // Returns the other files of a page: its further parts, its feeds, and the files of its bundle.
  std::vector<std::string> others_of(const site::Page& page) const {
    std::vector<std::string> files;
    if (page.document != site::kNone) files = site_.documents[page.document].resources;
    std::vector<std::string> others;
    for (const Output& other : built_.outputs) {
      const bool is_ours = other.source.file == output_.source.file && other.role != "an alias";
      const bool is_beside =
          std::find(files.begin(), files.end(), other.source.file) != files.end();
      if ((is_ours || is_beside) && &other != &output_)
        others.push_back(url_of(site_, url_path_of(other.path)));
    }
    return others;
  }

  void add_template(const output::PageRendering& rendering) {
    theme::Anatomy anatomy = built_.theme.anatomy(
        rendering.layout.name, built_.views.page(rendering.page, rendering.slice));
    if (anatomy.files.empty()) return;  // a missing template is reported elsewhere
    explanation_.add("template", anatomy.files.front());
    explanation_.add("chosen by", chosen_by(rendering.layout));
    anatomy.files.erase(anatomy.files.begin());
    explanation_.add_list("extends", std::move(anatomy.files));
    explanation_.add_list("partials", std::move(anatomy.partials));
    explanation_.name_uses = std::move(anatomy.name_uses);
  }

  // Adds the facts of a file that is not made from a template.
  void add_other() {
    explanation_.add("what", output_.role.empty() ? "a file" : output_.role);
    explanation_.add("source", file_and_line(output_.source));
    if (!output_.leads_to.empty()) explanation_.add("leads to", url_of(site_, output_.leads_to));
  }

  const BuiltSite& built_;
  const site::Site& site_;
  const Request& request_;
  const Output& output_;
  Explanation explanation_;
};

}  // namespace

int explain(const base::Files& files, const Request& request, const std::string& what,
            const Console& console) {
  base::Report report(request.strictness);
  auto built = build_site(files, request, report);
  const Output* output = find_output(*built, request, base::nfc(what));
  if (output == nullptr) {
    Request everything = request;
    everything.include = {.drafts = true, .future = true, .expired = true};
    base::Report ignored;  // mistakes of held-back pages are not mistakes of the published site
    built = build_site(files, everything, ignored);
    output = find_output(*built, everything, base::nfc(what));
  }
  if (output == nullptr) {
    const bool is_left_out = content::is_left_out(what, built->site.configuration.ignore);
    report.add(base::error_in(base::Kind::unknown_name, "",
                              "nothing of this site is " + quoted(what),
                              is_left_out ? "leftovers of editors and systems, and what `ignore` "
                                            "in postil.yaml names, are left out"
                                          : nearest_output(*built, what)));
    print(report, console);
    return 2;
  }
  print_explanation(Explainer(*built, request, *output).run(), console);
  print(report, console);
  return report.fails() ? 1 : 0;
}

}  // namespace commands
