#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace {

base::Result<std::unique_ptr<int>> value(int number) {
  if (number < 0) return base::Fault{base::Code::not_found, "none"};
  return std::make_unique<int>(number);
}

base::Result<int> doubled(int number) {
  TRY(const std::unique_ptr<int> found, value(number));
  return *found * 2;
}

base::Result<void> checked(int number) {
  TRY_DONE(doubled(number));
  return {};
}

}  // namespace

TEST_CASE("TRY hands on the value, or returns the fault") {
  CHECK(*doubled(4) == 8);
  REQUIRE_FALSE(doubled(-1));
  CHECK(doubled(-1).fault().code == base::Code::not_found);
  CHECK(checked(1));
  CHECK(checked(-1).fault().message == "none");
}

TEST_CASE("every fault code has a name of its own and an HTTP status") {
  for (int i = 0; i <= static_cast<int>(base::Code::unavailable); ++i) {
    const base::CodeInfo& info = base::info(static_cast<base::Code>(i));
    CHECK(static_cast<int>(info.code) == i);
    CHECK(info.status >= 400);
    CHECK_FALSE(info.name.empty());
  }
}
