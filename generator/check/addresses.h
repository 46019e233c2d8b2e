// Every address of the finished site, and why a link to it does not hold.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "output/output.h"
#include "output/own_redirects.h"
#include "site/nearest.h"
#include "site/site.h"

namespace check {

// What a link should find at its address.
enum class Wanted { page, image, file };

// Why a link does not hold.
struct Fault {
  std::string message;
  std::string hint;
};

// What a link may lead to inside of a page.
struct Anchors {
  std::unordered_set<std::string> ids;
  std::unordered_set<std::string> of_theme;  // may be there: accepted, and never suggested
  std::vector<std::string> beginnings;       // of ids that nobody has made yet

  bool has(const std::string& anchor) const;
};

class Addresses {
 public:
  // The anchors of an output ("posts/a/index.html"); null: they are not known, and any will do.
  using AnchorsOf = std::function<const Anchors*(const std::string& output)>;

  // All must outlive the addresses. What `own` leads on from is an address, too.
  Addresses(const site::Site& site, const std::vector<output::Output>& outputs,
            const output::OwnRedirects& own, AnchorsOf anchors_of);

  // What is wrong with `url`, as it stands in an attribute of the page at `from` (a decoded path on
  // the site: "/posts/a/"); nothing when it holds or leads to another site.
  std::optional<Fault> fault_of(std::string_view url, std::string_view from, Wanted wanted);

  // The whole address, when the URL leads to another site by http or https, or to what lies beside
  // this one on its server; nothing when it is this site's to answer for.
  std::optional<std::string> external(std::string_view url) const;

 private:
  // With the scheme of this site, when it begins with "//" (RFC 3986, 4.2).
  std::string whole(std::string_view url) const;
  // Whether it says the scheme and host of this site, in any spelling (RFC 3986, 6.2.2 and 6.2.3).
  bool is_own(std::string_view absolute) const;
  // The path on the server that an own or relative URL names, decoded.
  std::string server_path(std::string_view url, std::string_view from) const;
  // Without the path of base_url; nothing when it is not below that.
  std::optional<std::string> site_path(const std::string& server_path) const;
  const std::string* output_of(const std::string& path) const;
  Fault outside(const std::string& on_server) const;
  Fault missing(const std::string& path, Wanted wanted);
  // Of an address where no output is: whether the author's own redirects lead on from it, and then
  // what is wrong with the end of the way.
  struct Way {
    bool is_known = false;
    std::optional<Fault> fault;
  };
  Way way_from(std::string on_server, Wanted wanted);
  std::optional<Fault> anchor_fault(const std::string& output, const std::string& anchor,
                                    bool is_own);

  const output::OwnRedirects& own_;
  AnchorsOf anchors_of_;
  std::unordered_set<std::string> outputs_;
  std::unordered_map<std::string, std::string> redirects_;  // output → where it leads
  std::unordered_map<std::string, const site::HeldPage*> held_;
  std::string origin_;     // "https://example.org" of base_url, normalized; may be empty
  std::string base_path_;  // "/blog/", decoded
  std::optional<site::Nearest> nearest_;
};

// What a link to this URL is probably meant to find.
Wanted wanted_at(std::string_view url);

}  // namespace check
