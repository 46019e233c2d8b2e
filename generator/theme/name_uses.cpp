#include "theme/name_uses.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"

namespace theme {
namespace {

using Values = std::vector<const View*>;

const ViewItems* items_of(const View& view) {
  const auto* items = std::get_if<std::shared_ptr<const ViewItems>>(&view.data());
  return items == nullptr ? nullptr : items->get();
}

bool is_nothing(const View& view) {
  if (const auto* text = std::get_if<std::string>(&view.data())) return text->empty();
  if (const auto* flag = std::get_if<bool>(&view.data())) return !*flag;
  const ViewItems* items = items_of(view);
  return items != nullptr && items->empty();
}

// Whether a section on the value is shown. In Mustache an empty text is true.
bool opens(const View& view) {
  return std::holds_alternative<std::string>(view.data()) || !is_nothing(view);
}

// The values in the scope of a section: all items of the lists together, or the values themselves.
Values opened(const Values& values) {
  Values all;
  for (const View* value : values) {
    if (!opens(*value)) continue;
    const ViewItems* items = items_of(*value);
    if (items == nullptr) {
      all.push_back(value);
    } else {
      for (const View& item : *items) all.push_back(&item);
    }
  }
  return all;
}

class Reader {
 public:
  Reader(const std::vector<ContractScope>& scopes, std::vector<NameUse>& name_uses)
      : name_uses_(name_uses) {
    for (const ContractScope& scope : scopes) frames_.push_back({"", scope.schema, {scope.view}});
  }

  void read(const std::vector<Node>& nodes, bool is_shown) {
    for (const Node& node : nodes) {
      if (node.token.kind == TokenKind::text) continue;
      if (node.token.kind == TokenKind::call) {
        read(node.children, is_shown);
        continue;
      }
      const Lookup found = look_up(node.token.value);
      add(node, found, is_shown);
      const bool is_inverted = node.token.kind == TokenKind::inverted;
      if (is_inverted) {
        const bool is_absent =
            found.values.empty() || std::any_of(found.values.begin(), found.values.end(),
                                                [](const View* value) { return !opens(*value); });
        read(node.children, is_shown && is_absent);
      } else if (node.token.kind == TokenKind::section) {
        frames_.push_back({found.name + '.', found.schema, opened(found.values)});
        const bool is_open = !frames_.back().values.empty();
        read(node.children, is_shown && is_open);
        frames_.pop_back();
      }
    }
  }

 private:
  struct Frame {
    std::string prefix;              // of the full names: "pages."
    const Schema* schema = nullptr;  // null without a contract
    Values values;
  };
  struct Lookup {
    std::string name;
    const Schema* schema = nullptr;
    Values values;
  };

  bool has(const Frame& frame, std::string_view name) const {
    if (frame.schema != nullptr) return frame.schema->find(name) != nullptr;
    return std::any_of(frame.values.begin(), frame.values.end(),
                       [&](const View* value) { return value->find(name) != nullptr; });
  }

  // Looks names up by the rules of rendering (Context::find() in compiled_template.cpp).
  Lookup look_up(std::string_view name) const {
    if (name == ".") {
      const Frame& last = frames_.back();
      return {last.prefix.substr(0, last.prefix.size() - (last.prefix.empty() ? 0 : 1)),
              last.schema, last.values};
    }
    const auto parts = base::split(name, '.');
    const auto frame = std::find_if(frames_.rbegin(), frames_.rend(),
                                    [&](const Frame& each) { return has(each, parts.front()); });
    if (frame == frames_.rend()) return {std::string(name)};
    Lookup found{frame->prefix + std::string(name), frame->schema, frame->values};
    for (const std::string_view part : parts) {
      const Field* field = found.schema == nullptr ? nullptr : found.schema->find(part);
      found.schema = field == nullptr ? nullptr : field->of;
      Values inner;
      for (const View* value : found.values) {
        if (const View* each = value->find(part)) inner.push_back(each);
      }
      found.values = std::move(inner);
    }
    return found;
  }

  void add(const Node& node, const Lookup& found, bool is_shown) {
    for (; indexed_ < name_uses_.size(); ++indexed_)
      by_name_.emplace(name_uses_[indexed_].name, indexed_);
    const auto [known, is_new] = by_name_.emplace(found.name, name_uses_.size());
    if (is_new) {
      const Token& token = node.token;
      name_uses_.push_back(
          {found.name, node.source->locate(token.name_offset, token.value.size())});
    }
    NameUse* const use = &name_uses_[known->second];
    if (!is_shown || use->state == ValueState::present) return;
    const bool is_there = std::any_of(found.values.begin(), found.values.end(),
                                      [](const View* value) { return !is_nothing(*value); });
    use->state = is_there ? ValueState::present : ValueState::empty;
  }

  std::vector<Frame> frames_;  // outermost first
  std::vector<NameUse>& name_uses_;
  std::unordered_map<std::string, std::size_t> by_name_;  // index of each use
  std::size_t indexed_ = 0;                               // uses that stand in by_name_
};

}  // namespace

void add_name_uses(const std::vector<Node>& nodes, const std::vector<ContractScope>& scopes,
                   std::vector<NameUse>& name_uses) {
  Reader(scopes, name_uses).read(nodes, true);
}

}  // namespace theme
