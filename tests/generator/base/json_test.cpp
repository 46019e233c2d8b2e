#include "base/json.h"

#include <doctest/doctest.h>

TEST_CASE("JSON keeps the order of members and escapes what it must") {
  const base::Json json = base::JsonObject{{"b", "a \"b\" \x01\n</script> \xC3\xA9"},
                                           {"a", base::JsonList{1, true, base::Json(), -2}},
                                           {"c", base::JsonObject{}}};
  CHECK(base::to_text(json) ==
        R"({"b":"a \"b\" \u0001\n</script> é","a":[1,true,null,-2],"c":{}})");
}

TEST_CASE("JSON on many lines is indented") {
  CHECK(base::to_text(base::JsonObject{{"a", base::JsonList{"b"}}}, 2) ==
        "{\n  \"a\": [\n    \"b\"\n  ]\n}");
}

TEST_CASE("text that is no UTF-8 does not break JSON") {
  CHECK(base::to_text(base::Json("a\xFFz")) == "\"a\xEF\xBF\xBDz\"");
}
