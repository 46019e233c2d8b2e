#include "base/clock.h"

#include <doctest/doctest.h>

#include "base/encoding.h"

TEST_CASE("a time is parsed by RFC 3339") {
  const auto read = [](std::string_view text) {
    const std::optional<base::Time> time = base::parse_rfc3339(text);
    return time ? base::rfc3339(*time) : "none";
  };
  CHECK(read("2024-05-01T09:30:00Z") == "2024-05-01T09:30:00Z");
  CHECK(read("2024-05-01t09:30:00.123456z") == "2024-05-01T09:30:00Z");
  CHECK(read("2024-03-01T00:30:00+01:00") == "2024-02-29T23:30:00Z");
  CHECK(read("2024-12-31T23:30:00-01:30") == "2025-01-01T01:00:00Z");
  CHECK(read("2024-05-01 09:30:00Z") == "2024-05-01T09:30:00Z");
  CHECK(read("9999-12-31T23:59:59Z") == "9999-12-31T23:59:59Z");
  CHECK(read("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00Z");
  CHECK(read("2024-05-01T09:30:00.999999999Z") == "2024-05-01T09:30:00Z");
  CHECK(read("2024-05-01T09:30:00+23:59") == "2024-04-30T09:31:00Z");
  for (const char* bad : {"2024-05-32T09:30:00Z", "2024-00-01T09:30:00Z", "2024-05-00T09:30:00Z",
                          "2024-05-01T09:30:61Z", "2024-05-01T09:30:00+00:60",
                          "2024-5-01T09:30:00Z", "2024/05/01T09:30:00Z", "2024-05-01T09-30-00Z"})
    CHECK_MESSAGE(read(bad) == "none", bad);
  for (const char* bad : {"", "2024", "2024-05-01", "2024-05-01T09:30:00", "2024-02-30T00:00:00Z",
                          "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-05-01T24:00:00Z",
                          "2024-05-01T09:60:00Z", "2024-05-01T09:30:00.Z", "2024-05-01T09:30:00Zx",
                          " 2024-05-01T09:30:00Z", "2024-05-01T09:30:00+1:00",
                          "2o24-05-01T09:30:00Z", "2024-05-01T09:30:00+24:00"}) {
    CHECK_MESSAGE(read(bad) == "none", bad);
  }
}

TEST_CASE("random bytes become a UUID of version 4") {
  CHECK(base::uuid(std::string(16, '\xff')) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
  CHECK(base::uuid(std::string(16, '\0')) == "00000000-0000-4000-8000-000000000000");
  const auto counted = [](int first) {
    std::string bytes;
    for (int i = 0; i < 16; ++i) bytes += static_cast<char>(first + i);
    return base::uuid(bytes);
  };
  CHECK(counted(0) == "00010203-0405-4607-8809-0a0b0c0d0e0f");
  CHECK(counted(0x50) == "50515253-5455-4657-9859-5a5b5c5d5e5f");
  CHECK(counted(0xf0) == "f0f1f2f3-f4f5-46f7-b8f9-fafbfcfdfeff");
}
