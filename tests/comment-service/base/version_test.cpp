#include "base/version.h"

#include <doctest/doctest.h>

TEST_CASE("the version is three numbers") {
  CHECK(base::version().find('.') != std::string_view::npos);
}
