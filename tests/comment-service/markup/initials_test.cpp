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
}

TEST_CASE("a name without letters has a question mark") {
  CHECK(initials("") == "?");
  CHECK(initials("🦊 !!") == "?");
}
