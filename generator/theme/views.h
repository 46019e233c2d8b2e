// Builds the data that templates see from the site. Each card is built once and shared. The names
// are the contract with themes (contract.h).
#pragma once

#include <memory>

#include "base/parallel.h"
#include "site/site.h"
#include "theme/baked_comments.h"
#include "theme/view.h"

namespace theme {

// A part of a list: the half-open range [begin, end) of `page.pages`, part `number` of `total`.
struct Slice {
  std::size_t begin = 0;
  std::size_t end = 0;
  int number = 1;
  int total = 1;
};

// The constructor builds the data that pages share. page() is safe to call from any thread.
class Views {
 public:
  // `site` and the snapshot of `comments` must outlive the views.
  explicit Views(const site::Site& site, base::Threads threads = {},
                 const BakedComments& comments = {});
  ~Views();
  Views(const Views&) = delete;
  Views& operator=(const Views&) = delete;

  // The view of one output file: a page, or one slice of a list. Pages that are not lists take the
  // default slice.
  View page(site::Index index, const Slice& slice) const;

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace theme
