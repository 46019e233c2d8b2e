#include "theme/view.h"

namespace theme {

View View::list(ViewItems items) {
  return View(std::make_shared<const ViewItems>(std::move(items)));
}

View View::object(ViewFields fields) {
  return View(std::make_shared<const ViewObject>(ViewObject{std::move(fields), nullptr}));
}

View View::object(ViewFields fields, const View& rest) {
  const auto* shared = std::get_if<std::shared_ptr<const ViewObject>>(&rest.data_);
  return View(std::make_shared<const ViewObject>(
      ViewObject{std::move(fields), shared == nullptr ? nullptr : *shared}));
}

const View* View::find(std::string_view name) const {
  const auto* shared = std::get_if<std::shared_ptr<const ViewObject>>(&data_);
  const ViewObject* object = shared == nullptr ? nullptr : shared->get();
  for (; object != nullptr; object = object->rest.get()) {
    for (const auto& [key, value] : object->fields) {
      if (key == name) return &value;
    }
  }
  return nullptr;
}

}  // namespace theme
