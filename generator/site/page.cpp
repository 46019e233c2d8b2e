#include "site/page.h"

namespace site {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::home:
      return "home";
    case Kind::section:
      return "section";
    case Kind::page:
      return "page";
    case Kind::taxonomy:
      return "taxonomy";
    case Kind::term:
      return "term";
    case Kind::archive:
      return "archive";
    case Kind::not_found:
      return "not_found";
  }
  return {};
}

}  // namespace site
