#include "commands/list.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "base/composed_files.h"
#include "base/json.h"
#include "base/text.h"
#include "base/time.h"
#include "commands/status.h"
#include "commands/text_table.h"

namespace commands {
namespace {

struct ListEntry {
  std::string path;  // of the file, below the site's folder
  std::string title;
  std::optional<base::Date> date;
  std::string permalink;            // without base_url: the path from the server's root
  std::vector<std::string> status;  // "published", or which of "draft", "future", "expired" and
                                    // "unlisted" it is
};

struct Word {
  std::string_view word;
  StatusFilter which = StatusFilter::all;
  std::string_view status;  // of the listed pages
};

constexpr auto kWords = std::to_array<Word>({{"all", StatusFilter::all, ""},
                                             {"drafts", StatusFilter::drafts, "draft"},
                                             {"future", StatusFilter::future, "future"},
                                             {"expired", StatusFilter::expired, "expired"},
                                             {"unlisted", StatusFilter::unlisted, "unlisted"}});

const Word& entry_of(StatusFilter which) { return kWords[static_cast<std::size_t>(which)]; }

std::vector<ListEntry> pages_of(const site::Site& site) {
  std::vector<ListEntry> pages;
  pages.reserve(site.documents.size());
  for (site::Index i = 0; i < site.documents.size(); ++i) {
    const content::Document& document = site.documents[i];
    pages.push_back({.path = document.source.path,
                     .title = document.front_matter.title.value_or(""),
                     .date = document.front_matter.date,
                     .status = status_of(document.front_matter, site.holders[i])});
  }
  for (const site::Page& page : site.pages) {
    if (page.document == site::kNone) continue;
    ListEntry& listed = pages[page.document];
    listed.title = page.title;
    const bool is_absolute = !site.configuration.base_url.empty();
    listed.permalink = is_absolute ? absolute_url(site, page.path) : relative_url(site, page.path);
  }
  return pages;
}

base::Json json_of(const ListEntry& page) {
  base::JsonList status(page.status.begin(), page.status.end());
  const std::string date = page.date ? base::format_iso(*page.date) : "";
  return base::JsonObject{{"path", page.path},
                          {"title", page.title},
                          {"date", base::json_or_null(date)},
                          {"permalink", base::json_or_null(page.permalink)},
                          {"status", std::move(status)}};
}

// Maximum width of a title on a terminal, which leaves space for a path and an address.
constexpr std::size_t kTitleWidth = 40;

Row row_of(const ListEntry& page, Form form) {
  return {page.path, form == Form::terminal ? shortened(page.title, kTitleWidth) : page.title,
          page.date ? base::format_day(*page.date) : "", page.permalink,
          base::join(page.status, ", ")};
}

void print_pages(const std::vector<ListEntry>& pages, StatusFilter which, const Console& console) {
  if (console.form == Form::json) {
    base::JsonList list;
    list.reserve(pages.size());
    for (const ListEntry& page : pages) list.push_back(json_of(page));
    console.out << to_text(list) << '\n';
    return;
  }
  std::vector<Row> rows;
  rows.reserve(pages.size());
  for (const ListEntry& page : pages) rows.push_back(row_of(page, console.form));
  if (console.form == Form::terminal && rows.empty())
    console.err << "no page is " << entry_of(which).status << '\n';
  print_rows({"PATH", "TITLE", "DATE", "PERMALINK", "STATUS"}, rows, console);
}

}  // namespace

std::optional<StatusFilter> status_filter_of(std::string_view word) {
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const Word& known) { return known.word == word; });
  if (found == kWords.end()) return std::nullopt;
  return found->which;
}

std::vector<std::string> status_filter_words() {
  std::vector<std::string> words;
  words.reserve(kWords.size());
  for (const Word& known : kWords) words.emplace_back(known.word);
  return words;
}

int list(const base::Files& files, const Request& request, StatusFilter which,
         const Console& console) {
  Request everything = request;
  everything.include = {.drafts = true, .future = true, .expired = true};
  base::Report report(request.strictness);
  const site::Site site = assemble_site(files, everything, report);
  auto pages = pages_of(site);
  // Programs open these files.
  const std::string site_folder = base::join_path(request.folder, "");
  for (ListEntry& page : pages)
    page.path = base::path_on_disk(files, site_folder + page.path).substr(site_folder.size());
  const std::string_view wanted = entry_of(which).status;
  std::erase_if(pages, [&](const ListEntry& page) {
    return !wanted.empty() &&
           std::find(page.status.begin(), page.status.end(), wanted) == page.status.end();
  });
  print_pages(pages, which, console);
  print(report, console);
  return report.fails() ? 1 : 0;
}

}  // namespace commands
