#include "policy/phrases.h"

#include <doctest/doctest.h>

#include <tuple>

using base::tokens;
using policy::Phrases;

TEST_CASE("the first phrase of a text is found, at its place the longest") {
  const Phrases phrases({"new york", "new york pizza", "pizza", "  ", ""});
  const auto found = phrases.first_in(tokens("The new york PIZZA"));
  REQUIRE(found);
  CHECK(found->begin == 1);
  CHECK(found->end == 4);
  for (const auto& [text, begin, end] :
       std::vector<std::tuple<std::string, std::size_t, std::size_t>>{
           {"pizza", 0, 1},
           {"new pizza", 1, 2},
           {"new york", 0, 2},
           {"new new york x pizza", 1, 3},
           {"new york new york pizza", 0, 2},
           {"york x pizza", 2, 3}}) {
    const auto place = phrases.first_in(tokens(text));
    REQUIRE_MESSAGE(place, text);
    CHECK(place->begin == begin);
    CHECK(place->end == end);
  }
  CHECK_FALSE(phrases.first_in(tokens("York, new")));
  CHECK_FALSE(phrases.first_in(tokens("new x york")));
  CHECK_FALSE(phrases.first_in(tokens("")));
  CHECK_FALSE(Phrases({}).first_in(tokens("anything")));
}

TEST_CASE("a text that consists of phrases is recognised for any split") {
  const Phrases phrases({"a", "a b", "b c"});
  CHECK(phrases.consists_of_phrases(tokens("a b c")));
  CHECK(phrases.consists_of_phrases(tokens("a a b")));
  for (const char* whole : {"a", "a b", "b c", "a a", "b c a b", "a b c a"})
    CHECK_MESSAGE(phrases.consists_of_phrases(tokens(whole)), whole);
  for (const char* other : {"b", "c", "a c", "x a", "a x a", "a b x", "a x", "x b c", "c a", "b a"})
    CHECK_FALSE_MESSAGE(phrases.consists_of_phrases(tokens(other)), other);
  CHECK_FALSE(phrases.consists_of_phrases(tokens("")));
}

TEST_CASE("60,000 phrases are one search, also in a text made to be slow") {
  std::vector<std::string> list;
  for (int i = 0; i < 60'000; ++i) list.push_back("word" + std::to_string(i) + " phrase");
  std::string endless;
  for (int i = 0; i < 90; ++i) endless += "a ";
  list.push_back(endless + "b");
  const Phrases phrases(list);
  CHECK(phrases.first_in(tokens("some word59999, phrase")));
  CHECK_FALSE(phrases.first_in(tokens("some word60000 phrase")));
  std::string hostile;
  while (hostile.size() < 8000) hostile += "a ";
  CHECK_FALSE(phrases.first_in(tokens(hostile)));
}
