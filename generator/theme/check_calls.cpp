#include "theme/check_calls.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/spelling.h"
#include "base/text.h"
#include "language/dates.h"
#include "theme/functions.h"

namespace theme {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

class CallChecker {
 public:
  CallChecker(TemplateResources& resources, base::Report& report)
      : resources_(resources), report_(report) {}

  void check(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
      if (node.token.kind != TokenKind::call) {
        check(node.children);
      } else if (!node.children.empty()) {
        check_call(*function_of(node.token.value), node);
      }
    }
  }

 private:
  void check_call(Function function, const Node& node) {
    if (function == Function::translate) return check_words(node);
    if (function == Function::date_format) return check_format(node.children.back());
    if (function == Function::asset_url) return check_asset(node.children.front());
  }

  void check_words(const Node& node) {
    const Node& key = node.children.front();
    const std::string& name = key.token.value;
    const language::Strings& words = resources_.strings;
    resources_.used_keys.insert(name);
    if (!words.has(name)) {
      const auto keys = words.keys();
      const std::string guess = base::did_you_mean(name, keys);
      return fail(base::Kind::unknown_translation, key, "no i18n file has the key " + quoted(name),
                  guess.empty() ? "add it to i18n/" + words.tag() + ".yaml" : guess);
    }
    auto missing = words.placeholders(name);
    if (words.is_plural(name)) missing.insert("count");
    for (auto argument = node.children.begin() + 1; argument != node.children.end(); ++argument) {
      if (missing.erase(argument->label) > 0) continue;
      fail(base::Kind::wrong_call, *argument,
           quoted(name) + " has no place for {" + argument->label + "}",
           argument->label == "count" ? "write {{#translate}}" + name + "{{/translate}}" : "");
    }
    if (missing.contains("count")) {
      fail(base::Kind::wrong_call, key, quoted(name) + " needs a count",
           "write {{#translate}}" + name + " count{{/translate}}, with the name of a number");
    }
    missing.erase("count");
    for (const std::string& each : missing) {
      std::string hint = "write " + name;
      hint.append(" ").append(each).append("=page.title, with the name of what it is");
      fail(base::Kind::wrong_call, key, quoted(name).append(" needs {").append(each).append("}"),
           std::move(hint));
    }
  }

  // Hints for letters that mean something else in other date formats (UTS #35, part 4). Such a
  // mistake shows on a few days of the year only.
  static std::string surprise_in(std::string_view format) {
    if (format.find('%') != std::string_view::npos) return "write letters: d MMMM y";
    if (format.find('Y') != std::string_view::npos && format.find('w') == std::string_view::npos)
      return "Y is the year that a week belongs to: write y";
    if (format.find('D') != std::string_view::npos && format.find('y') != std::string_view::npos &&
        format.find('M') != std::string_view::npos)
      return "D is the day of the year: write d";
    return {};
  }

  void check_format(const Node& format) {
    if (std::string hint = surprise_in(format.token.value); !hint.empty()) {
      return fail(base::Kind::wrong_call, format,
                  quoted(format.token.value) + " is not what it looks like", std::move(hint));
    }
    if (language::is_date_format(format.token.value)) return;
    fail(base::Kind::wrong_call, format, quoted(format.token.value) + " is no format for a date",
         "for example long, yMMMM or d MMMM y");
  }

  void check_asset(const Node& file) {
    if (resources_.assets.contains(file.token.value)) return;
    const std::vector<std::string_view> files(resources_.assets.begin(), resources_.assets.end());
    fail(base::Kind::missing_file, file,
         "neither the theme nor the site has static/" + file.token.value,
         base::did_you_mean(file.token.value, files));
  }

  void fail(base::Kind kind, const Node& node, std::string message, std::string hint) {
    report_.add(base::error_at(kind, node.source->locate(node.token.offset, node.token.length),
                               std::move(message), std::move(hint)));
  }

  TemplateResources& resources_;
  base::Report& report_;
};

}  // namespace

void check_calls(const std::vector<Node>& nodes, TemplateResources& resources,
                 base::Report& report) {
  CallChecker(resources, report).check(nodes);
}

}  // namespace theme
