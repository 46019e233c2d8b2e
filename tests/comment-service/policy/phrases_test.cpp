#include "policy/phrases.h"

#include <doctest/doctest.h>

using base::tokens;
using policy::Phrases;

TEST_CASE("the first phrase of a text is found, at its place the longest") {
  const Phrases phrases({"new york", "new york pizza", "pizza", "  ", ""});
  const auto found = phrases.first_in(tokens("The new york PIZZA"));
  REQUIRE(found);
  CHECK(found->begin == 1);
  CHECK(found->end == 4);
  CHECK_FALSE(phrases.first_in(tokens("York, new")));
  CHECK_FALSE(phrases.first_in(tokens("")));
  CHECK_FALSE(Phrases({}).first_in(tokens("anything")));
}

TEST_CASE("a text that consists of phrases is recognised for any split") {
  const Phrases phrases({"a", "a b", "b c"});
  CHECK(phrases.consists_of_phrases(tokens("a b c")));
  CHECK(phrases.consists_of_phrases(tokens("a a b")));
  CHECK_FALSE(phrases.consists_of_phrases(tokens("a c")));
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
