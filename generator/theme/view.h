// What a template sees: an immutable tree whose branches are shared, so that a card is built once
// and stands in many lists.
#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace theme {

class View;
struct ViewObject;
using ViewFields = std::vector<std::pair<std::string, View>>;
using ViewItems = std::vector<View>;

// false, true, a text, a list, or an object with named fields. Copying shares lists and objects.
class View {
 public:
  View() = default;
  View(bool value) : data_(value) {}
  View(std::string text) : data_(std::move(text)) {}
  View(const char* text) : data_(std::string(text)) {}
  // A number is written as text; without this it would turn into true.
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) View(Number)
  = delete;

  static View list(ViewItems items);
  static View object(ViewFields fields);
  // The fields given here first, then those of the object `rest`, which stays shared.
  static View object(ViewFields fields, const View& rest);

  // The field of an object; nothing when there is none or this is no object. Valid as long as any
  // copy of the object is.
  const View* find(std::string_view name) const;

  using Data = std::variant<bool, std::string, std::shared_ptr<const ViewItems>,
                            std::shared_ptr<const ViewObject>>;
  const Data& data() const { return data_; }

 private:
  explicit View(std::shared_ptr<const ViewItems> items) : data_(std::move(items)) {}
  explicit View(std::shared_ptr<const ViewObject> object) : data_(std::move(object)) {}
  Data data_ = false;
};

// A name is looked up in `fields` first, then in `rest`.
struct ViewObject {
  ViewFields fields;
  std::shared_ptr<const ViewObject> rest;  // may be empty
};

}  // namespace theme
