// Sends the requests of transcript.txt and compares the whole answers with those that stand there.
//
// Lines with ">" are a request: its line, its headers, and behind an empty one its body. Two
// headers are for this test: "As" names a role whose token is sent, and "Wait" the seconds that
// pass before. Lines with "<" are the answer; other lines are remarks. A random value has the name
// «1», «2», … in the order of appearance.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include "support/service.h"

namespace {

// Gives each random value a name, and finds the value of a name again.
class Names {
 public:
  // Returns the text with its ids, tokens and tags replaced by their names. Each has at least 16
  // characters of base64url or of hexadecimal digits.
  std::string named(const std::string& text) {
    static const std::regex random("[A-Za-z0-9_-]{16,}");
    std::string result;
    auto last = text.begin();
    for (std::sregex_iterator found(text.begin(), text.end(), random), end; found != end; ++found) {
      result.append(last, text.begin() + found->position());
      result += is_random(found->str()) ? name_of(found->str()) : found->str();
      last = text.begin() + found->position() + found->length();
    }
    return result.append(last, text.end());
  }
  // The opposite of named().
  std::string with_values(std::string text) const {
    for (std::size_t i = values_.size(); i > 0; --i) {
      const std::string name = name_at(i);
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name))
        text.replace(at, name.size(), values_[i - 1]);
    }
    return text;
  }

 private:
  static std::string name_at(std::size_t number) { return "«" + std::to_string(number) + "»"; }
  // Anything but words and numbers with hyphens between them, such as "text-in-English" or
  // "X-Content-Type-Options".
  static bool is_random(const std::string& word) {
    if (word.find_first_not_of("0123456789abcdef-") == std::string::npos) return true;
    static const std::regex words(
        "([a-z]+|[A-Z][a-z]*|[A-Z]+|[0-9]+)([_-]([a-z]+|[A-Z][a-z]*|[A-Z]+|[0-9]+))*");
    return !std::regex_match(word, words);
  }
  std::string name_of(const std::string& value) {
    const auto known = std::ranges::find(values_, value);
    if (known != values_.end())
      return name_at(static_cast<std::size_t>(known - values_.begin()) + 1);
    values_.push_back(value);
    return name_at(values_.size());
  }

  std::vector<std::string> values_;
};

// Sends a request, given as its lines in the file without the marks.
http::Response answer_to(const std::vector<std::string>& lines, support::Service& service) {
  const std::size_t space = lines.front().find(' ');
  support::Headers headers;
  std::size_t i = 1;
  for (; i < lines.size() && !lines[i].empty(); ++i) {
    const std::size_t colon = lines[i].find(": ");
    const std::string name = lines[i].substr(0, colon);
    const std::string value = lines[i].substr(colon + 2);
    if (name == "Wait") {
      service.clock.milliseconds += std::stoll(value) * 1000;
    } else if (name == "As") {
      headers.push_back(service.as(*domain::role_named(value)).front());
    } else {
      headers.emplace_back(name, value);
    }
  }
  std::string body;
  for (++i; i < lines.size(); ++i) body += lines[i] + (i + 1 < lines.size() ? "\n" : "");
  return service.ask(lines.front().substr(0, space), lines.front().substr(space + 1),
                     std::move(headers), body);
}

// The headers of every answer of data. They are left out where they are complete.
const std::vector<http::Header> kUsual = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}};

// An answer as its lines in the file, each with its mark. The file has a "<|" where the last line
// of the body has no end.
std::string marked(http::Response response) {
  const auto usual = std::ranges::search(response.headers, kUsual);
  response.headers.erase(usual.begin(), usual.end());
  std::string text = "< " + std::to_string(response.status) + "\n";
  if (usual.empty()) text += "< (without the usual headers)\n";
  for (const auto& [name, value] : response.headers) text += "< " + name + ": " + value + "\n";
  std::istringstream body(response.body);
  if (!response.body.empty()) text += "<\n";
  for (std::string line; std::getline(body, line);)
    text += line.empty() ? "<\n" : "< " + line + "\n";
  if (!response.body.empty() && !response.body.ends_with('\n')) text += "<|\n";
  return text;
}

std::string without_mark(const std::string& line) { return line.size() > 2 ? line.substr(2) : ""; }

}  // namespace

TEST_CASE("every answer is, byte for byte, the one that was looked at") {
  support::Service service;
  // Addresses of the service have this path, percent-encoded.
  service.settings.public_url.path = "/tälk";
  Names names;
  std::ifstream file(POSTIL_TRANSCRIPT);
  std::string expected;
  std::string actual;
  std::vector<std::string> request;
  const auto send = [&] {
    if (request.empty()) return;
    actual += names.named(marked(answer_to(request, service)));
    request.clear();
  };
  for (std::string line; std::getline(file, line);) {
    expected += line + "\n";
    if (line.starts_with('>')) {
      request.push_back(names.with_values(without_mark(line)));
    } else {
      send();
    }
    if (!line.starts_with('<')) actual += line + "\n";
  }
  send();
  // Mistakes of clients are no errors of the service. Only a refused origin is for the owner.
  CHECK(service.log.all() ==
        "refused a page of \"https://evil.example\": no --site names this origin; if it is yours, "
        "add --site https://evil.example\n");
  REQUIRE_FALSE(expected.empty());
  if (actual == expected) return;
  std::ofstream("transcript.txt") << actual;
  FAIL("the answers are others: compare ./transcript.txt with " POSTIL_TRANSCRIPT);
}
