#include "theme/compiled_template.h"

#include <charconv>
#include <kainjow/mustache.hpp>
#include <map>
#include <mutex>
#include <optional>

#include "base/text.h"

namespace theme {
namespace {

namespace mustache = kainjow::mustache;

// kainjow does not parse the author's template. It parses a template that is generated from our own
// tree and has only tags: `{{{0}}}{{#1}}{{2}}{{{3}}}{{/1}}.` The name of a tag is an index into a
// table of tag values. A value is a static text, a name split at its dots, or a function call.
// Reasons:
// - kainjow never reads bytes of a theme or of the content as template source.
// - Standalone lines follow the specification; kainjow detects them differently, at each render.
// - kainjow creates no component for each blank of the text.
// kainjow drops a result of blanks only; a dot at the end prevents this, and render() removes it.
using Path = std::vector<std::string>;  // empty: the implicit iterator {{.}}
// A function with its arguments. An argument with a path takes its text from the views.
struct CompiledCall {
  Function function = Function::json;
  std::vector<Argument> arguments;
  std::vector<std::optional<Path>> paths;  // one for each argument
};
struct TagValue {
  std::optional<mustache::data> text;
  Path path;
  std::optional<CompiledCall> call;
};
using TagValues = std::vector<TagValue>;
struct NumberedTemplate {
  std::string source;
  TagValues tag_values;
};

class Writer {
 public:
  Writer(const std::vector<Node>& nodes, const FunctionContext& function_context)
      : function_context_(function_context) {
    add(nodes);
    flush();
    source_ += '.';
  }

  NumberedTemplate result() && { return {std::move(source_), std::move(tag_values_)}; }

 private:
  void add(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
      if (node.token.kind == TokenKind::text) {
        text_ += node.token.value;
      } else if (node.token.kind == TokenKind::call) {
        add_call(node);
      } else {
        flush();
        add_tag(node);
      }
    }
  }

  void add_tag(const Node& node) {
    tag_values_.push_back({.text = {}, .path = path_of(node.token.value), .call = {}});
    const std::string number = std::to_string(tag_values_.size() - 1);
    switch (node.token.kind) {
      case TokenKind::variable:
        source_ += "{{" + number + "}}";
        return;
      case TokenKind::unescaped:
        source_ += "{{{" + number + "}}}";
        return;
      default:
        source_ += (node.token.kind == TokenKind::section ? "{{#" : "{{^") + number + "}}";
        add(node.children);
        flush();
        source_ += "{{/" + number + "}}";
    }
  }

  // A call that uses no value of the page becomes static text.
  void add_call(const Node& node) {
    CompiledCall compiled{.function = *function_of(node.token.value), .arguments = {}, .paths = {}};
    bool has_values = false;
    for (const Node& child : node.children) {
      const bool is_text = child.token.kind == TokenKind::text;
      compiled.arguments.push_back({child.label, is_text ? child.token.value : ""});
      compiled.paths.emplace_back();
      if (is_text) continue;
      has_values = true;
      compiled.paths.back() = path_of(child.token.value);
      if (child.label == kDateLabel) compiled.paths.back()->emplace_back("iso");
    }
    if (!has_values) {
      text_ += call(compiled.function, compiled.arguments, function_context_);
      return;
    }
    flush();
    source_ += "{{{" + std::to_string(tag_values_.size()) + "}}}";
    tag_values_.push_back({.text = {}, .path = {}, .call = std::move(compiled)});
  }

  void flush() {
    if (text_.empty()) return;
    source_ += "{{{" + std::to_string(tag_values_.size()) + "}}}";
    tag_values_.push_back({.text = mustache::data(text_), .path = {}, .call = {}});
    text_.clear();
  }

  static Path path_of(const std::string& name) {
    Path path;
    if (name == ".") return path;
    for (const auto part : base::split(name, '.')) path.emplace_back(part);
    return path;
  }

  const FunctionContext& function_context_;
  std::string source_;
  TagValues tag_values_;
  std::string text_;  // static text that flush() will write
};

using Placeholders = std::map<std::size_t, mustache::data>;

// The names in scope while a template is rendered. kainjow asks for pointers to its own data type.
// It gets placeholders: true, false, a text, or a list with one `true` for each item. This class
// tracks the real views, which is possible because kainjow's calls follow this grammar:
//   variable = get
//   section  = get [push … pop]              a value that is not a list
//            | get push … pop {push … pop}   a list: each item directly after the previous one
// So a push after a get opens that value, and a push after a pop opens the next item.
class Context final : public mustache::basic_context<std::string> {
 public:
  Context(const NumberedTemplate& numbered, const FunctionContext& function_context,
          Placeholders& placeholders, const std::vector<const View*>& scopes)
      : tag_values_(numbered.tag_values),
        function_context_(function_context),
        placeholders_(placeholders) {
    for (const View* scope : scopes) frames_.push_back({.view = scope});
  }

  const mustache::data* get(const std::string& number) const override {
    std::size_t index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    const TagValue& tag = tag_values_[index];
    if (tag.text) return &*tag.text;
    if (tag.call) return result_of(*tag.call);
    value_ = find(tag.path);
    return value_ == nullptr ? nullptr : stand_in(*value_);
  }

  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

  void push(const mustache::data* /*stand_in*/) override {
    if (value_ != nullptr) {
      frames_.push_back(open(*value_));
      return;
    }
    Frame next = popped_;
    ++next.item;
    next.view = &(*next.items)[next.item];
    frames_.push_back(next);
  }

  void pop() override {
    popped_ = frames_.back();
    frames_.pop_back();
    value_ = nullptr;
  }

 private:
  struct Frame {
    const View* view = nullptr;
    const ViewItems* items = nullptr;  // the list that contains `view`
    std::size_t item = 0;
  };

  static Frame open(const View& view) {
    const auto* items = std::get_if<std::shared_ptr<const ViewItems>>(&view.data());
    if (items == nullptr || (*items)->empty()) return {.view = &view};
    return {.view = &(*items)->front(), .items = items->get()};
  }

  // Looks the first part up from the innermost scope outwards. Each next part must be a field of
  // the value before.
  const View* find(const Path& path) const {
    if (path.empty()) return frames_.back().view;
    const View* found = nullptr;
    for (auto frame = frames_.rbegin(); found == nullptr && frame != frames_.rend(); ++frame) {
      found = frame->view->find(path.front());
    }
    for (std::size_t i = 1; found != nullptr && i < path.size(); ++i) found = found->find(path[i]);
    return found;
  }

  const mustache::data* result_of(const CompiledCall& compiled) const {
    std::vector<Argument> arguments = compiled.arguments;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const View* value = compiled.paths[i] ? find(*compiled.paths[i]) : nullptr;
      const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(&value->data());
      if (text != nullptr) arguments[i].text = *text;
    }
    text_ = mustache::data(call(compiled.function, arguments, function_context_));
    return &text_;
  }

  const mustache::data* stand_in(const View& view) const {
    if (const auto* text = std::get_if<std::string>(&view.data())) {
      text_ = mustache::data(*text);
      return &text_;
    }
    if (const auto* flag = std::get_if<bool>(&view.data())) return *flag ? &true_ : &false_;
    const auto* items = std::get_if<std::shared_ptr<const ViewItems>>(&view.data());
    if (items == nullptr) return &true_;
    return (*items)->empty() ? &false_ : placeholder((*items)->size());
  }

  const mustache::data* placeholder(std::size_t size) const {
    const auto [at, is_new] = placeholders_.try_emplace(size, mustache::data::type::list);
    if (is_new) {
      for (std::size_t i = 0; i < size; ++i) at->second.push_back(true_);
    }
    return &at->second;
  }

  const TagValues& tag_values_;
  const FunctionContext& function_context_;
  Placeholders& placeholders_;
  std::vector<Frame> frames_;
  Frame popped_;
  mutable const View* value_ = nullptr;  // what get() found last; null after pop()
  mutable mustache::data text_{std::string()};
  const mustache::data true_{true};
  const mustache::data false_{false};
};

// kainjow's renderer modifies itself while it renders, so only one thread at a time may use it.
struct Renderer {
  explicit Renderer(const std::string& source) : parsed(source) {
    parsed.set_custom_escape([](const std::string& text) { return base::escape_html(text); });
  }
  mustache::mustache parsed;
  Placeholders placeholders;
};

struct Sink {
  std::string text;
  Sink& operator<<(const std::string& part) {
    text += part;
    return *this;
  }
};

}  // namespace

struct CompiledTemplate::Code {
  NumberedTemplate numbered;
  FunctionContext function_context;
  std::mutex mutex;
  std::vector<std::unique_ptr<Renderer>> idle;  // guarded by `mutex`

  std::unique_ptr<Renderer> take() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        auto renderer = std::move(idle.back());
        idle.pop_back();
        return renderer;
      }
    }
    return std::make_unique<Renderer>(numbered.source);
  }

  void give_back(std::unique_ptr<Renderer> renderer) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(renderer));
  }
};

CompiledTemplate::CompiledTemplate(const std::vector<Node>& nodes,
                                   const FunctionContext& function_context)
    : code_(std::make_unique<Code>()) {
  code_->numbered = Writer(nodes, function_context).result();
  code_->function_context = function_context;
}

CompiledTemplate::CompiledTemplate(CompiledTemplate&&) noexcept = default;
CompiledTemplate& CompiledTemplate::operator=(CompiledTemplate&&) noexcept = default;
CompiledTemplate::~CompiledTemplate() = default;

std::string CompiledTemplate::render(const std::vector<const View*>& scopes) const {
  auto renderer = code_->take();
  Context context(code_->numbered, code_->function_context, renderer->placeholders, scopes);
  Sink sink;
  renderer->parsed.render(context, sink);
  code_->give_back(std::move(renderer));
  sink.text.pop_back();  // the dot
  return std::move(sink.text);
}

}  // namespace theme
