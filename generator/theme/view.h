// The data that a template sees: an immutable tree with shared branches. A card is built once and
// shared by many lists.
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
  // Numbers must be passed as texts; without this overload a number would convert to true.
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) View(Number)
  = delete;

  static View list(ViewItems items);
  static View object(ViewFields fields);
  // An object with `fields` and then those of the object `rest`, which is shared, not copied.
  static View object(ViewFields fields, const View& rest);

  // The field of an object; null when there is no such field or this is not an object. Valid as
  // long as any copy of the object exists.
  const View* find(std::string_view name) const;

  using Data = std::variant<bool, std::string, std::shared_ptr<const ViewItems>,
                            std::shared_ptr<const ViewObject>>;
  const Data& data() const { return data_; }

 private:
  explicit View(std::shared_ptr<const ViewItems> items) : data_(std::move(items)) {}
  explicit View(std::shared_ptr<const ViewObject> object) : data_(std::move(object)) {}
  Data data_ = false;
};

// Names are looked up in `fields` first, then in `rest`.
struct ViewObject {
  ViewFields fields;
  std::shared_ptr<const ViewObject> rest;  // may be empty
};

}  // namespace theme
