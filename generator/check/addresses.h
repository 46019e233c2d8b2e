// Knows every address of the finished site, and finds out why a link to one is broken.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/kind.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/own_urls.h"
#include "site/path_suggestions.h"
#include "site/site.h"

namespace check {

// The kind of file that a link expects at its address.
enum class TargetKind { page, image, file };

// The reason why a link is broken.
struct Fault {
  base::Kind kind = {};
  std::string message;
  std::string hint;
};

// The link targets inside a page.
struct Anchors {
  std::unordered_set<std::string> ids;
  std::unordered_set<std::string> of_theme;  // may exist: accepted, but never suggested
  std::vector<std::string> beginnings;  // prefixes of ids that a template completes while rendering

  bool has(const std::string& anchor) const;
};

class Addresses {
 public:
  // Returns the anchors of an output ("posts/a/index.html"). Null means unknown: any fragment is
  // accepted.
  using AnchorsOf = std::function<const Anchors*(const std::string& output)>;

  // All must outlive the addresses. What `own` leads on from is an address, too.
  Addresses(const site::Site& site, const std::vector<output::Output>& outputs,
            const output::OwnRedirects& own, AnchorsOf anchors_of);

  // Returns why `url` is broken; nothing if it works or leads to another site. `url` is the text of
  // an attribute in the page at `from`, a decoded path on the site ("/posts/a/").
  std::optional<Fault> fault_of(std::string_view url, std::string_view from, TargetKind wanted);

  // Returns the absolute http or https URL without its fragment, if it leads to another site. A
  // path outside base_url's path on the same server counts as another site. Returns nothing for
  // URLs of this site.
  std::optional<std::string> external(std::string_view url) const;

 private:
  // Returns the decoded path on the server for an own or relative URL.
  std::string server_path(std::string_view url, std::string_view from) const;
  const std::string* output_of(const std::string& path) const;
  Fault outside(const std::string& on_server) const;
  Fault missing(const std::string& path, TargetKind wanted);
  // Of an address where no output is: whether the author's own redirects lead on from it, and then
  // what is wrong with the end of the way.
  struct Way {
    bool is_known = false;
    std::optional<Fault> fault;
  };
  Way way_from(std::string on_server, TargetKind wanted);
  // The id that was probably meant; empty when no id is near.
  std::string near_anchor(const Anchors& anchors, const std::string& anchor);
  std::optional<Fault> anchor_fault(const std::string& output, const std::string& anchor,
                                    bool is_own);

  const output::OwnRedirects& own_;
  AnchorsOf anchors_of_;
  std::unordered_set<std::string> outputs_;
  std::unordered_map<std::string, std::string>
      redirects_;  // output → output of the redirect's target
  std::unordered_map<std::string, const site::HeldPage*> held_;
  site::OwnUrls own_urls_;
  std::optional<site::PathSuggestions> nearest_;
  std::size_t anchor_comparisons_ = 0;  // with ids, for suggestions
};

// Guesses from the URL what kind of file the link expects.
TargetKind target_kind_of(std::string_view url);

}  // namespace check
