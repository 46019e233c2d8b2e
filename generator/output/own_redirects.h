// The redirects that an author keeps in static/: `_redirects` for Netlify and Cloudflare, and
// `redirects.map` for nginx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "configuration/configuration.h"

namespace output {

// One line of such a file. Addresses are paths on the server, so they have the path of base_url.
struct RedirectRule {
  std::string from;             // "/old/*", "/:year/:name"; of nginx in the same spelling
  std::string to;               // "/new/:splat", "https://example.org/"
  int status = 301;             // 200: the server shows `to` at the old address
  bool is_conditional = false;  // holds for some visitors or queries only, or cannot be evaluated
  bool ignores_case = false;    // as nginx does
  base::Location location;      // of `to`
};

struct RedirectFile {
  std::string name;  // "static/_redirects"; empty: there is none
  std::string text;  // as written, with a line end at its end
  std::vector<RedirectRule> rules;
  // The indices of the rules that answer links, in order, by the parts of `from` before its first
  // placeholder: decoded, NFC, lower case. See `index_rules`.
  std::unordered_map<std::string, std::vector<std::size_t>> by_beginning;
};

struct OwnRedirects {
  RedirectFile netlify;  // read on every site
  RedirectFile nginx;    // read when `redirects` asks for nginx: else the name means nothing
};

// Reads the files of the site in `folder`. A line that its server would not understand is a warning
// at its place; the others count.
// Sources: docs.netlify.com/routing/redirects, developers.cloudflare.com/pages/configuration/
// redirects, nginx.org/en/docs/http/ngx_http_map_module.html
OwnRedirects read_own_redirects(const base::Files& files, const std::string& folder,
                                const configuration::Redirects& asked, base::Report& report);

// Each parses the text of one file.
std::vector<RedirectRule> parse_netlify(const std::string& name, std::string_view text,
                                        base::Report& report);
std::vector<RedirectRule> parse_nginx(const std::string& name, std::string_view text,
                                      base::Report& report);

// Fills `by_beginning`, without which thousands of links and rules would each be compared with
// each.
void index_rules(RedirectFile& file);

// Where the rule leads from the decoded path `on_server`, placeholders filled in; nothing when it
// does not. A slash at the end makes no difference, as on Netlify.
std::optional<std::string> target_of(const RedirectRule& rule, std::string_view on_server);
// Where the first of the rules of an indexed file leads from there. Rules with a condition do not
// count, nor does one that answers every address alike ("/* /index.html 200"): no link would ever
// be broken.
std::optional<std::string> target_of(const RedirectFile& file, std::string_view on_server);
std::optional<std::string> target_of(const OwnRedirects& own, std::string_view on_server);

}  // namespace output
