// What a template sees: an immutable tree whose branches are shared, so that a card is built once
// and stands in many lists.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace theme {

class View;
using ViewFields = std::vector<std::pair<std::string, View>>;
using ViewItems = std::vector<View>;

// false, true, a text, a list, or an object with named fields. Copying shares lists and objects.
class View {
 public:
  View() = default;
  View(bool value) : data_(value) {}                    // NOLINT(google-explicit-constructor)
  View(std::string text) : data_(std::move(text)) {}    // NOLINT(google-explicit-constructor)
  View(const char* text) : data_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  static View list(ViewItems items) {
    return View(std::make_shared<const ViewItems>(std::move(items)));
  }
  static View object(ViewFields fields) {
    return View(std::make_shared<const ViewFields>(std::move(fields)));
  }

  using Data = std::variant<bool, std::string, std::shared_ptr<const ViewItems>,
                            std::shared_ptr<const ViewFields>>;
  const Data& data() const { return data_; }

 private:
  explicit View(std::shared_ptr<const ViewItems> items) : data_(std::move(items)) {}
  explicit View(std::shared_ptr<const ViewFields> fields) : data_(std::move(fields)) {}
  Data data_ = false;
};

}  // namespace theme
