#include "markup/initials.h"

#include <doctest/doctest.h>

using markup::initials;

TEST_CASE("initials are those of the first and the last word") {
  CHECK(initials("Glenn R.") == "GR");
  CHECK(initials("mary") == "M");
  CHECK(initials("Juan Carlos de la Cruz") == "JC");
  CHECK(initials("  \"Ada\"   (lovelace) ") == "AL");
  CHECK(initials("7even") == "7");
}

TEST_CASE("initials know other scripts") {
  CHECK(initials("张伟") == "张");
  CHECK(initials("김 민수") == "김");
  CHECK(initials("élodie œuvrard") == "ÉŒ");
  CHECK(initials("a\xCC\x8Ake") == "A\xCC\x8A");  // the ring is a character of its own
  CHECK(initials("Фёдор Достоевский") == "ФД");
  CHECK(initials("ひらがな 名") == "ひ");
  CHECK(initials("カタカナ b") == "カ");
  CHECK(initials("a 张") == "A张");
  CHECK(initials("ǆ ß") == "ǅß");
}

TEST_CASE("marks belong to the letter that they follow") {
  const std::string ring = "\xCC\x8A";
  const std::string dot = "\xCC\xA3";
  CHECK(initials("a" + ring + dot + "b c" + dot + ring + "d") ==
        "A" + ring + dot + "C" + dot + ring);
  CHECK(initials(ring + "a") == "A");
  CHECK(initials("ab" + ring + " c") == "AC");
  CHECK(initials("a " + ring + "b") == "AB");
  CHECK(initials("a" + ring) == "A" + ring);
  CHECK(initials("a(" + ring + " b") == "AB");
  CHECK(initials(ring) == "?");
}

TEST_CASE("a name without letters has a question mark") {
  CHECK(initials("") == "?");
  CHECK(initials("🦊 !!") == "?");
}
