#include "theme/check_names.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/spelling.h"
#include "base/text.h"
#include "theme/contract_parts.h"
#include "theme/functions.h"

namespace theme {
namespace {

// A scope that a section opens.
struct Scope {
  enum class Kind { object, text, tree, nothing };
  Kind kind = Kind::nothing;
  const Schema* schema = nullptr;  // of an object
};

// Fields for names without a field in the contract: any name below `params`, and an item of a list
// of texts.
constexpr Field kAnything = {"params", Type::tree, ""};
constexpr Field kItem = {".", Type::text, ""};

bool has_parts(Type type) { return type == Type::object || type == Type::optional; }

std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

class Checker {
 public:
  Checker(const std::vector<const Schema*>& scopes, base::Report& report) : report_(report) {
    for (const Schema* schema : scopes) scopes_.push_back({Scope::Kind::object, schema});
  }

  void check(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
      if (node.token.kind == TokenKind::text) continue;
      if (node.token.kind == TokenKind::call) {
        for (const Node& value : node.children) check_argument(value);
        continue;
      }
      const Field* field = resolve(node);
      if (field == nullptr) continue;  // every name in an unknown section would be unknown, too
      check_use(node, *field);
      scopes_.push_back(opened_by(node, *field));
      check(node.children);
      scopes_.pop_back();
    }
  }

 private:
  static Scope opened_by(const Node& node, const Field& field) {
    if (node.token.kind == TokenKind::inverted) return {};
    switch (field.type) {
      case Type::object:
      case Type::optional:
      case Type::list:
        return {Scope::Kind::object, field.of};
      case Type::texts:
        return {Scope::Kind::text};
      case Type::tree:
        return {Scope::Kind::tree};
      default:
        return {};
    }
  }

  // The field that the name of `node` refers to. An unknown name is reported; the result is null.
  const Field* resolve(const Node& node) {
    const std::string_view name = node.token.value;
    if (name == ".") return resolve_item(node);
    const auto parts = base::split(name, '.');
    const Field* field = find_first(parts.front());
    // Below `params` the author may have chosen the name. Only names like "site.title" are surely
    // ours: an object of the contract (site, page, paginator) followed by a part.
    const bool is_ours = field != nullptr && field->type == Type::object && parts.size() > 1;
    if (is_below_params() && !is_ours) return &kAnything;
    if (field == nullptr) {
      fail(base::Kind::unknown_template_name, node, parts.front(),
           "there is no " + quoted(parts.front()) + " here", hint_for_first(parts.front()));
      return nullptr;
    }
    for (std::size_t i = 1; i < parts.size() && field->type != Type::tree; ++i) {
      const Field* next = has_parts(field->type) ? field->of->find(parts[i]) : nullptr;
      if (next == nullptr) {
        fail(
            base::Kind::unknown_template_name, node, parts[i],
            quoted(parts[i - 1]) + " has no " + quoted(parts[i]),
            hint_for_part(
                *field, name.substr(0, static_cast<std::size_t>(parts[i].data() - 1 - name.data())),
                parts[i]));
        return nullptr;
      }
      field = next;
    }
    return field;
  }

  const Field* resolve_item(const Node& node) {
    switch (scopes_.back().kind) {
      case Scope::Kind::text:
        return &kItem;
      case Scope::Kind::tree:
        return &kAnything;
      default:
        fail(base::Kind::unknown_template_name, node, node.token.value,
             "{{.}} is an item of a list of texts, and this is no such list");
        return nullptr;
    }
  }

  const Field* find_first(std::string_view name) const {
    const auto scope = std::find_if(scopes_.rbegin(), scopes_.rend(), [&](const Scope& each) {
      return each.schema != nullptr && each.schema->find(name) != nullptr;
    });
    return scope == scopes_.rend() ? nullptr : scope->schema->find(name);
  }

  bool is_below_params() const {
    for (const Scope& scope : scopes_) {
      if (scope.kind == Scope::Kind::tree) return true;
    }
    return false;
  }

  std::string hint_for_first(std::string_view name) const {
    std::vector<std::string_view> known;
    for (const Scope& scope : scopes_) {
      if (scope.schema == nullptr) continue;
      for (const Field& field : scope.schema->fields) known.push_back(field.name);
    }
    // A missing first part ("title" for "page.title") is more likely than a misspelling.
    for (const Field& field : contract().fields) {
      if (field.type == Type::object && field.of->find(name) != nullptr) {
        return "did you mean " + quoted(std::string(field.name) + '.' + std::string(name)) + "?";
      }
    }
    return base::did_you_mean(name, known);
  }

  // `whole` is the name of `field` as the template writes it: "site.menus.footer".
  static std::string hint_for_part(const Field& field, std::string_view whole,
                                   std::string_view part) {
    if (!has_parts(field.type)) {
      const std::string name(whole);
      return field.type == Type::list ? "it is a list: write {{#" + name + "}}…{{/" + name + "}}"
                                      : quoted(field.name) + " has no parts";
    }
    std::vector<std::string_view> known;
    for (const Field& each : field.of->fields) known.push_back(each.name);
    return base::did_you_mean(part, known);
  }

  // Checks an argument of a function. Functions print their arguments, so check_use() is skipped.
  void check_argument(const Node& node) {
    if (node.token.kind == TokenKind::text) return;
    const Field* field = resolve(node);
    if (field == nullptr || field->type == Type::tree) return;
    const std::string& name = node.token.value;
    if (node.label == kDateLabel) {
      const bool is_date = has_parts(field->type) && field->of == &kDateSchema;
      if (!is_date)
        fail(base::Kind::wrong_template_value, node, name, quoted(name) + " is no date",
             "for example page.date, or date of a card");
    } else if (field->type != Type::text && field->type != Type::html) {
      fail(base::Kind::wrong_template_value, node, name, quoted(name) + " is no text");
    }
  }

  void check_use(const Node& node, const Field& field) {
    switch (node.token.kind) {
      case TokenKind::variable:
      case TokenKind::unescaped:
        return check_print(node, field);
      default:
        return check_section(node, field);
    }
  }

  void check_print(const Node& node, const Field& field) {
    const std::string& name = node.token.value;
    const bool escapes = node.token.kind == TokenKind::variable;
    switch (field.type) {
      case Type::tree:
        return;
      case Type::text:
        if (!escapes) {
          warn(node, quoted(name) + " is plain text and is put in without escaping",
               "write {{" + name + "}}");
        }
        return;
      case Type::html:
        if (escapes) {
          warn(node, quoted(name) + " is HTML, and escaped its tags show as text",
               "write {{{" + name + "}}}");
        }
        return;
      case Type::flag:
        return fail(base::Kind::wrong_template_value, node, name,
                    quoted(name) + " is true or false and prints nothing",
                    "write {{#" + name + "}}…{{/" + name + "}}");
      default:
        return fail(base::Kind::wrong_template_value, node, name,
                    quoted(name) + " is no text and prints nothing",
                    "write {{#" + name + "}}…{{/" + name + "}} around the names of its parts");
    }
  }

  // In Mustache only false and an empty list are falsy, so a section on a text is always shown.
  void check_section(const Node& node, const Field& field) {
    if (field.type != Type::text && field.type != Type::html) return;
    const std::string& name = node.token.value;
    const std::size_t dot = name.rfind('.');
    const std::size_t last = dot == std::string::npos ? 0 : dot + 1;
    const std::string asked = name.substr(0, last) + "has_" + name.substr(last);
    fail(base::Kind::wrong_template_value, node, name,
         quoted(name) + " is a text and always counts as true, even when it is empty",
         knows(asked) ? "write " + asked : "");
  }

  bool knows(std::string_view name) const {
    const auto parts = base::split(name, '.');
    const Field* field = find_first(parts.front());
    for (std::size_t i = 1; field != nullptr && i < parts.size(); ++i) {
      field = field->of == nullptr ? nullptr : field->of->find(parts[i]);
    }
    return field != nullptr;
  }

  // `part` is a view into the name of the node.
  void fail(base::Kind kind, const Node& node, std::string_view part, std::string message,
            std::string hint = {}) {
    const auto begin = static_cast<std::size_t>(part.data() - node.token.value.data());
    report_.add(base::error_at(kind,
                               node.source->locate(node.token.name_offset + begin, part.size()),
                               std::move(message), std::move(hint)));
  }

  void warn(const Node& node, std::string message, std::string hint) {
    report_.add(
        base::warning_at(base::Kind::template_escaping,
                         node.source->locate(node.token.name_offset, node.token.value.size()),
                         std::move(message), std::move(hint)));
  }

  std::vector<Scope> scopes_;  // outermost first
  base::Report& report_;
};

}  // namespace

void check_names(const std::vector<Node>& nodes, const std::vector<const Schema*>& scopes,
                 base::Report& report) {
  Checker(scopes, report).check(nodes);
}

}  // namespace theme
