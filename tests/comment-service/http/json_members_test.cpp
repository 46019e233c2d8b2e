#include "http/json_members.h"

#include <doctest/doctest.h>

using http::Members;

namespace {

// The errors of a body, one "pointer: message" in each line.
std::string errors(Members& members) {
  const base::Result<void> finished = members.finish();
  if (finished) return "";
  CHECK(finished.fault().code == base::Code::bad_request);
  CHECK(finished.fault().message == "the body has the wrong shape");
  CHECK(finished.fault().detail.empty());
  std::string lines;
  for (const base::FieldError& error : finished.fault().errors)
    lines += error.pointer + ": " + error.message + "\n";
  return lines;
}

// The errors of a body whose only member "a" may be anything.
std::string errors_of(const std::string& body) {
  Members members(body);
  CHECK_FALSE(members.missing("a"));
  return errors(members);
}

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

}  // namespace

TEST_CASE("members are read by their kinds") {
  Members members(R"({"text": "ä\u0000", "empty": "", "texts": ["a", ""], "none": [],
      "yes": true, "no": false, "number": -7, "large": 9007199254740993, "flag": true,
      "unset": false, "null": null})");
  CHECK(members.text("text") == std::string("ä\0", 3));
  CHECK(members.text("empty").empty());
  CHECK(members.texts("texts") == std::vector<std::string>{"a", ""});
  CHECK(members.texts("none").empty());
  CHECK(members.boolean("yes"));
  CHECK_FALSE(members.boolean("no"));
  CHECK(members.number("number") == -7);
  CHECK(members.number("large") == 9'007'199'254'740'993);
  CHECK(members.flag("flag"));
  CHECK_FALSE(members.flag("unset"));
  CHECK(members.missing("null"));
  CHECK(members.missing("absent"));
  CHECK_FALSE(members.missing("no"));
  CHECK(members.text("null").empty());
  CHECK(members.text("absent").empty());
  CHECK(members.texts("absent").empty());
  CHECK_FALSE(members.flag("absent"));
  CHECK(errors(members).empty());
}

TEST_CASE("every member of a wrong kind is named, and what nobody asked for") {
  Members members(R"({"text": 1, "texts": ["a", 1], "list": "a", "yes": "true", "number": 1.0,
      "flag": 0, "null": null, "x~/y": 1, "z": null})");
  CHECK(members.text("text").empty());
  CHECK(members.texts("texts").empty());
  CHECK(members.texts("list").empty());
  CHECK_FALSE(members.boolean("yes"));
  CHECK(members.number("number") == 0);
  CHECK_FALSE(members.flag("flag"));
  CHECK_FALSE(members.boolean("null"));
  CHECK(members.number("absent") == 0);
  members.objects("objects", 3, [](Members& /*one*/) { FAIL("there is no object"); });
  members.refuse("a~b/c", "is refused");
  CHECK(errors(members) ==
        "/text: must be a string\n"
        "/texts: must be a list of strings\n"
        "/list: must be a list of strings\n"
        "/yes: must be true or false\n"
        "/number: must be a whole number\n"
        "/flag: must be true or false\n"
        "/null: is missing\n"
        "/absent: is missing\n"
        "/objects: must be a list of at most 3 objects\n"
        "/a~0b~1c: is refused\n"
        "/x~0~1y: is not a known member\n"
        "/z: is not a known member\n");
}

TEST_CASE("objects in a list are read in order, each error with its place") {
  Members members(R"({"list": [{"a": "1"}, 2, {"a": 3, "b": 4}, {"in": [{"c": 5}]}]})");
  std::string read;
  members.objects("list", 4, [&](Members& one) {
    read += "[" + one.text("a") + "]";
    if (one.missing("in")) return;
    one.objects("in", 1, [](Members& inner) { inner.refuse("d", "is refused"); });
  });
  CHECK(read == "[1][][]");
  CHECK(errors(members) ==
        "/list/1: must be an object\n"
        "/list/2/a: must be a string\n"
        "/list/2/b: is not a known member\n"
        "/list/3/in/0/d: is refused\n"
        "/list/3/in/0/c: is not a known member\n");
}

TEST_CASE("a list of objects has at most its limit") {
  for (const auto& [list, fits] : {std::pair("[]", true), std::pair("[{},{}]", true),
                                   std::pair("[{},{},{}]", false), std::pair("{}", false)}) {
    Members members("{\"a\":" + std::string(list) + "}");
    int objects = 0;
    members.objects("a", 2, [&](Members& /*one*/) { ++objects; });
    CHECK(objects == (std::string(list) == "[{},{}]" ? 2 : 0));
    CHECK_MESSAGE(errors(members) == (fits ? "" : "/a: must be a list of at most 2 objects\n"),
                  list);
  }
}

TEST_CASE("a body that is no object has this error only") {
  for (const auto& [body, message] :
       {std::pair("", "must be JSON in UTF-8"), std::pair("{\"a\": }", "must be JSON in UTF-8"),
        std::pair("{\"a\": \"\xFF\"}", "must be JSON in UTF-8"),
        std::pair("{} {}", "must be JSON in UTF-8"), std::pair("[]", "must be an object"),
        std::pair("null", "must be an object"), std::pair("\"a\"", "must be an object")}) {
    Members members(body);
    CHECK(members.missing("a"));
    CHECK(members.text("a").empty());
    CHECK(members.number("a") == 0);
    members.refuse("a", "is refused");
    CHECK_MESSAGE(errors(members) == ": " + std::string(message) + "\n", body);
  }
}

TEST_CASE("a member that stands twice is an error at any depth") {
  CHECK(errors_of(R"({"a": {"b": 1, "c": {"b": 1}}})").empty());
  CHECK(errors_of(R"({"a": [{"b": 1}, {"b": 1}, "b"]})").empty());
  CHECK(errors_of(R"({"a": 1, "a": 1})") == "/a: stands twice\n");
  CHECK(errors_of(R"({"a": 1, "\u0061": 1, "a": 2})") == "/a: stands twice\n/a: stands twice\n");
  CHECK(errors_of(R"({"a": {"b": 1, "b": 1}})") == ": \"b\" stands twice\n");
  CHECK(errors_of(R"({"a": [{}, {"b": {}, "b": 1}]})") == ": \"b\" stands twice\n");
}

TEST_CASE("values stand in each other 32 times at most") {
  const std::string too_deep = ": must not have more than 32 values inside each other\n";
  for (const char* value : {"1", "\"x\"", "{}", "[]", "null"}) {
    const bool level = value[0] == '{' || value[0] == '[';
    const int most = level ? 30 : 31;
    const auto lists = [&](int levels) {
      return "{\"a\":" + repeated("[", levels) + value + repeated("]", levels) + "}";
    };
    const auto objects = [&](int levels) {
      return repeated("{\"a\":", levels + 1) + value + repeated("}", levels + 1);
    };
    CHECK_MESSAGE(errors_of(lists(most)).empty(), value);
    CHECK_MESSAGE(errors_of(objects(most)).empty(), value);
    for (const std::string& body : {lists(most + 1), objects(most + 1)}) {
      Members members(body);
      CHECK(members.missing("a"));
      CHECK_MESSAGE(errors(members) == too_deep, value);
    }
  }
}
