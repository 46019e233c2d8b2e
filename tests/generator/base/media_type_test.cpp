#include "base/media_type.h"

#include <doctest/doctest.h>

TEST_CASE("a media type goes by the ending, in either letter case") {
  CHECK(base::media_type("img/photo.jpg") == "image/jpeg");
  CHECK(base::media_type("img/PHOTO.JPG") == "image/jpeg");
  CHECK(base::media_type("a.tar/talk.Mp3") == "audio/mpeg");
  CHECK(base::media_type("a.png/file") == "application/octet-stream");
  CHECK(base::media_type("x.unknown") == "application/octet-stream");
}

TEST_CASE("only text has a character set") {
  CHECK(base::content_type("a/index.HTML") == "text/html; charset=utf-8");
  CHECK(base::content_type("a.svg") == "image/svg+xml");
}
