#include "markup/template.h"

#include <kainjow/mustache.hpp>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "base/text.h"

namespace markup {

namespace {

namespace mustache = kainjow::mustache;

// The library treats "" as true, so an empty text becomes `false`, which prints nothing.
mustache::data to_data(const View& view) {
  mustache::object data;
  for (const auto& [name, text] : view.texts) {
    data[name] = text.empty() ? mustache::data(false) : mustache::data(text);
  }
  for (const auto& [name, items] : view.lists) {
    mustache::list list;
    for (const View& item : items) {
      list.push_back(to_data(item));
    }
    data[name] = mustache::data(list);
  }
  return mustache::data(data);
}

// Looks names up in the nested sections, innermost first. The library renders nothing for an
// unknown name; this context throws.
class StrictContext : public mustache::basic_context<std::string> {
 public:
  explicit StrictContext(const mustache::data* data) : scopes_{data} {}
  void push(const mustache::data* data) override { scopes_.push_back(data); }
  void pop() override { scopes_.pop_back(); }
  const mustache::data* get(const std::string& name) const override {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const mustache::data* const found = (*scope)->get(name)) {
        return found;
      }
    }
    throw std::logic_error("template: unknown name " + name);
  }
  const mustache::data* get_partial(const std::string& name) const override {
    throw std::logic_error("template: partials are not used, found " + name);
  }

 private:
  std::vector<const mustache::data*> scopes_;
};

// Rendering writes an error message into the parsed template, so each thread needs its own.
mustache::mustache& parsed(std::string_view source) {
  thread_local std::unordered_map<const char*, std::unique_ptr<mustache::mustache>> templates;
  auto& entry = templates[source.data()];
  if (!entry) {
    entry = std::make_unique<mustache::mustache>(std::string(source));
    if (!entry->is_valid()) {
      throw std::logic_error("template: " + entry->error_message());
    }
  }
  return *entry;
}

}  // namespace

std::string render(std::string_view source, const View& view) {
  const mustache::data data = to_data(view);
  StrictContext context(&data);
  // Titles, names and texts of older versions may hold characters that documents must not contain.
  return base::document_text(parsed(source).render(context));
}

}  // namespace markup
