// The place of the measured value in a rule's message.
#include "policy/placeholder.h"

#include <doctest/doctest.h>

TEST_CASE("each placeholder is filled with the value") {
  CHECK(policy::filled_in("at most 1 (found {actual}).", "3") == "at most 1 (found 3).");
  CHECK(policy::filled_in("{actual}{actual} {actuall}", "{actual}") ==
        "{actual}{actual} {actuall}");
  CHECK(policy::filled_in("none", "3") == "none");
  CHECK(policy::has_placeholder("x {actual}"));
  CHECK_FALSE(policy::has_placeholder("x {Actual} {actual"));
}

TEST_CASE("brackets with a placeholder are left out where nothing is measured yet") {
  const auto plain = [](const char* message) { return policy::without_placeholder(message); };
  CHECK(plain("At most one link (found {actual}).") == "At most one link.");
  CHECK(plain("(found {actual}) is too much") == " is too much");
  CHECK(plain("One (a {actual}) and two (b {actual}), (c) stays.") == "One and two, (c) stays.");
  CHECK(plain("(a) b ({actual})") == "(a) b");
  CHECK(plain("x({actual})y") == "xy");
  for (const char* kept : {"{actual} links", "({actual} links", "{actual}) links",
                           "(a) {actual} (b)", "no placeholder (at all)"})
    CHECK(plain(kept) == kept);
  CHECK(plain("{actual} links (of {actual})") == "{actual} links");
}

TEST_CASE("a misspelt placeholder is found, other braces are not") {
  CHECK(policy::wrong_placeholder("{acutal}") == "{acutal}");
  CHECK(policy::wrong_placeholder("{actual} {b} {the_rest}") == "{b}");
  CHECK(policy::wrong_placeholder("{{x}") == "{x}");
  for (const char* right : {"", "{actual}", "{}", "{ a }", "{A}", "{a1}", "{a", "a}", "{actual"})
    CHECK_FALSE_MESSAGE(policy::wrong_placeholder(right), right);
}
