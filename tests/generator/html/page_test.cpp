#include "html/page.h"

#include <doctest/doctest.h>

#include <string>

namespace {

// A line for each element: "line:column tag name=value <parent", "!" when it is inert, "." when it
// has text.
std::string shown(std::string_view html) {
  const auto elements = html::elements(html);
  REQUIRE(elements);
  std::string all;
  for (const html::Element& element : *elements) {
    all += std::to_string(element.line) + ':' + std::to_string(element.column) + ' ' + element.tag;
    for (const auto& [name, value] : element.attributes) all += ' ' + name + '=' + value;
    if (element.parent != html::kNoElement) all += " <" + (*elements)[element.parent].tag;
    all += (element.is_inert ? "!" : "") + std::string(element.has_text ? ".\n" : "\n");
  }
  return all;
}

}  // namespace

TEST_CASE("elements come in the order of the page, with their places, attributes and parents") {
  CHECK(shown("<!DOCTYPE html><html lang=de>\n<head><title>T</title></head>\n<body>\n"
              "<P ID='a' title=\"x&amp;y\" hidden>t <b>u</b><img src=v></P><hr></body></html>") ==
        "1:16 html lang=de.\n"
        "2:1 head <html.\n"
        "2:7 title <head.\n"
        "3:1 body <html.\n"
        "4:1 p id=a title=x&y hidden= <body.\n"
        "4:36 b <p.\n"
        "4:44 img src=v <p\n"
        "4:59 hr <body\n");
}

TEST_CASE("elements that the parser adds are not there, unknown ones and those of templates are") {
  CHECK(shown("<table><tr><td>x</table>") == "1:1 table.\n1:8 tr <table.\n1:12 td <tr.\n");
  CHECK(shown("<x-y a=b>c</x-y><Foo/>") == "1:1 x-y a=b.\n1:17 foo\n");
  CHECK(shown("<template><b>x</b><template><i></i></template></template><u></u>") ==
        "1:1 template.\n1:11 b <template!.\n1:19 template <template!\n1:29 i <template!\n1:58 u\n");
  CHECK(shown("") == "");
  CHECK(shown("text").empty());
}

TEST_CASE("an attribute is found by its name") {
  const auto found = html::elements("<p id=a class>");
  REQUIRE(found);
  const std::vector<html::Element>& elements = *found;
  REQUIRE(elements.size() == 1);
  REQUIRE(elements[0].attribute("id") != nullptr);
  CHECK(*elements[0].attribute("id") == "a");
  CHECK(elements[0].attribute("class")->empty());
  CHECK(elements[0].attribute("title") == nullptr);
}

TEST_CASE("the addresses of a srcset are those before its commas and widths") {
  const auto urls = [](std::string_view srcset) {
    std::string all;
    for (const std::string& url : html::urls_of_srcset(srcset)) all += url + ';';
    return all;
  };
  CHECK(urls("a 1x, b 2x,c") == "a;b;c;");
  CHECK(urls(" ,a,, b\t3w ,") == "a;b;");
  CHECK(urls("a,b 1x") == "a,b;");
  CHECK(urls("").empty());
  CHECK(urls(" , ").empty());
}
