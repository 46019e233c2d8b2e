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
  std::vector<std::string> beginnings;  // of ids that nobody has made yet

  bool has(const std::string& anchor) const;
};

class Addresses {
 public:
  // The anchors of an output ("posts/a/index.html"); null: they are not known, and any will do.
  using AnchorsOf = std::function<const Anchors*(const std::string& output)>;

  // `site` must outlive the addresses.
  Addresses(const site::Site& site, const std::vector<output::Output>& outputs,
            AnchorsOf anchors_of);

  // What is wrong with `url`, as it stands in an attribute of the page at `from` (a decoded path on
  // the site: "/posts/a/"); nothing when it holds or leads to another site.
  std::optional<Fault> fault_of(std::string_view url, std::string_view from, Wanted wanted);

  // Whether it leads to another site by http or https.
  bool is_external(std::string_view url) const;

 private:
  // The path on the site, decoded; nothing when it is not on the site.
  std::optional<std::string> path_of(std::string_view url, std::string_view from) const;
  const std::string* output_of(const std::string& path) const;
  Fault missing(const std::string& path, Wanted wanted);
  std::optional<Fault> anchor_fault(const std::string& output, const std::string& anchor,
                                    bool is_own);

  AnchorsOf anchors_of_;
  std::unordered_set<std::string> outputs_;
  std::unordered_map<std::string, std::string> redirects_;  // output → where it leads
  std::unordered_map<std::string, const site::HeldPage*> held_;
  std::string origin_;     // "https://example.org" of base_url; may be empty
  std::string base_path_;  // "/blog/", decoded
  std::optional<site::Nearest> nearest_;
};

// What a link to this URL is probably meant to find.
Wanted wanted_at(std::string_view url);

}  // namespace check
