// The data that templates see, built from the site. Each card is built once and shared; the names
// are the contract with themes (contract.h).
#pragma once

#include <memory>

#include "base/parallel.h"
#include "site/site.h"
#include "theme/view.h"

namespace theme {

// A part of a list: pages [begin, end) of `page.pages`, number `number` of `total`.
struct Slice {
  std::size_t begin = 0;
  std::size_t end = 0;
  int number = 1;
  int total = 1;
};

// Builds what is shared by all pages once; `page` may then be called from any thread.
class Views {
 public:
  // `site` must outlive the views.
  explicit Views(const site::Site& site, base::Threads threads = {});
  ~Views();
  Views(const Views&) = delete;
  Views& operator=(const Views&) = delete;

  // The view of one output: a page, or one slice of a list (for pages that are no list: the default
  // slice).
  View page(site::Index index, const Slice& slice) const;

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace theme
