#include "output/redirects.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"

namespace output {
namespace {

// By their old paths: a list that reads well, whatever order the pages have.
std::vector<site::Alias> sorted_by_path(std::vector<site::Alias> aliases) {
  std::sort(aliases.begin(), aliases.end(),
            [](const site::Alias& a, const site::Alias& b) { return a.path < b.path; });
  return aliases;
}

std::string quoted(std::string text) {
  text = base::replace_all(std::move(text), "\\", "\\\\");
  return '"' + base::replace_all(std::move(text), "\"", "\\\"") + '"';
}

}  // namespace

std::string redirect_page(const site::Site& site, const site::Page& target) {
  const std::string url = base::escape_html(site::relative_url(site, target.path));
  const std::string absolute = base::escape_html(site::absolute_url(site, target.path));
  std::string html = "<!doctype html>\n<html lang=\"" +
                     base::escape_html(site.language_of(target).tag) + "\">\n<head>\n";
  html += "<meta charset=\"utf-8\">\n<title>" + base::escape_html(target.title) + "</title>\n";
  if (!absolute.empty()) html += "<link rel=\"canonical\" href=\"" + absolute + "\">\n";
  html +=
      "<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"1; url=" +
      url + "\">\n";
  html +=
      "<script>location.replace(document.querySelector('meta[http-equiv]').content.slice(7) + "
      "location.hash)</script>\n";
  return html + "</head>\n<body><p>This page has moved to <a href=\"" + url + "\">" +
         base::escape_html(target.title) + "</a>.</p></body>\n</html>\n";
}

std::vector<site::Alias> without_own(const site::Site& site,
                                     const std::vector<site::Alias>& aliases,
                                     const RedirectFile& own) {
  std::vector<site::Alias> rest;
  std::copy_if(aliases.begin(), aliases.end(), std::back_inserter(rest),
               [&](const site::Alias& alias) {
                 return !target_of(own, base::decode(site::relative_url(site, alias.path)));
               });
  return rest;
}

std::string netlify_redirects(const site::Site& site, const std::vector<site::Alias>& aliases) {
  std::string text;
  for (const site::Alias& alias : sorted_by_path(aliases)) {
    // A colon begins a placeholder there, an asterisk stands for any text.
    std::string from = base::replace_all(site::relative_url(site, alias.path), ":", "%3A");
    from = base::replace_all(std::move(from), "*", "%2A");
    text += from + ' ' + site::relative_url(site, site.pages[alias.page].path) + " 301\n";
  }
  return text;
}

std::string nginx_redirects(const site::Site& site, const std::vector<site::Alias>& aliases) {
  std::string text;
  for (const site::Alias& alias : sorted_by_path(aliases)) {
    const std::string from = base::decode(site::relative_url(site, alias.path));
    // In an nginx map a dollar sign begins a variable.
    const std::string to =
        base::replace_all(site::relative_url(site, site.pages[alias.page].path), "$", "%24");
    text += quoted(from) + ' ' + quoted(to) + ";\n";
    if (from.size() > 1 && from.ends_with('/'))
      text += quoted(from.substr(0, from.size() - 1)) + ' ' + quoted(to) + ";\n";
  }
  return text;
}

}  // namespace output
