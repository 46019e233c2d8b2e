#include "theme/program.h"

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
// table of words. A word is a static text, a name split at its dots, or a function call. Reasons:
// - kainjow never reads bytes of a theme or of the content as template source.
// - Standalone lines follow the specification; kainjow detects them differently, at each render.
// - kainjow creates no component for each blank of the text.
// kainjow drops a result of blanks only; a dot at the end prevents this, and render() removes it.
using Path = std::vector<std::string>;  // empty: the implicit iterator {{.}}
// A function with its arguments. An argument with a path takes its text from the views.
struct Call {
  Function function = Function::json;
  std::vector<Argument> arguments;
  std::vector<std::optional<Path>> paths;  // one for each argument
};
struct Word {
  std::optional<mustache::data> text;
  Path path;
  std::optional<Call> call;
};
using Words = std::vector<Word>;
struct Written {
  std::string source;
  Words words;
};

class Writer {
 public:
  Writer(const std::vector<Node>& nodes, const Tongue& tongue) : tongue_(tongue) {
    add(nodes);
    flush();
    source_ += '.';
  }

  Written result() && { return {std::move(source_), std::move(words_)}; }

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
    words_.push_back({.text = {}, .path = path_of(node.token.value), .call = {}});
    const std::string number = std::to_string(words_.size() - 1);
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
    Call made{.function = *function_of(node.token.value), .arguments = {}, .paths = {}};
    bool has_values = false;
    for (const Node& child : node.children) {
      const bool is_text = child.token.kind == TokenKind::text;
      made.arguments.push_back({child.label, is_text ? child.token.value : ""});
      made.paths.emplace_back();
      if (is_text) continue;
      has_values = true;
      made.paths.back() = path_of(child.token.value);
      if (child.label == kDateLabel) made.paths.back()->emplace_back("iso");
    }
    if (!has_values) {
      text_ += call(made.function, made.arguments, tongue_);
      return;
    }
    flush();
    source_ += "{{{" + std::to_string(words_.size()) + "}}}";
    words_.push_back({.text = {}, .path = {}, .call = std::move(made)});
  }

  void flush() {
    if (text_.empty()) return;
    source_ += "{{{" + std::to_string(words_.size()) + "}}}";
    words_.push_back({.text = mustache::data(text_), .path = {}, .call = {}});
    text_.clear();
  }

  static Path path_of(const std::string& name) {
    Path path;
    if (name == ".") return path;
    for (const auto part : base::split(name, '.')) path.emplace_back(part);
    return path;
  }

  const Tongue& tongue_;
  std::string source_;
  Words words_;
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
  Context(const Written& written, const Tongue& tongue, Placeholders& placeholders,
          const std::vector<const View*>& scopes)
      : words_(written.words), tongue_(tongue), placeholders_(placeholders) {
    for (const View* scope : scopes) frames_.push_back({.view = scope});
  }

  const mustache::data* get(const std::string& number) const override {
    std::size_t index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    const Word& word = words_[index];
    if (word.text) return &*word.text;
    if (word.call) return result_of(*word.call);
    value_ = find(word.path);
    return value_ == nullptr ? nullptr : stand_in(*value_);
  }

  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

  void push(const mustache::data* /*stand_in*/) override {
    if (value_ != nullptr) {
      frames_.push_back(open(*value_));
      value_ = nullptr;
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

  const mustache::data* result_of(const Call& made) const {
    std::vector<Argument> arguments = made.arguments;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const View* value = made.paths[i] ? find(*made.paths[i]) : nullptr;
      const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(&value->data());
      if (text != nullptr) arguments[i].text = *text;
    }
    text_ = mustache::data(call(made.function, arguments, tongue_));
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

  const Words& words_;
  const Tongue& tongue_;
  Placeholders& placeholders_;
  std::vector<Frame> frames_;
  Frame popped_;
  mutable const View* value_ = nullptr;  // the result of the last call if it was get()
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

struct Program::Code {
  Written written;
  Tongue tongue;
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
    return std::make_unique<Renderer>(written.source);
  }

  void give_back(std::unique_ptr<Renderer> renderer) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(renderer));
  }
};

Program::Program(const std::vector<Node>& nodes, const Tongue& tongue)
    : code_(std::make_unique<Code>()) {
  code_->written = Writer(nodes, tongue).result();
  code_->tongue = tongue;
}

Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

std::string Program::render(const std::vector<const View*>& scopes) const {
  auto renderer = code_->take();
  Context context(code_->written, code_->tongue, renderer->placeholders, scopes);
  Sink sink;
  renderer->parsed.render(context, sink);
  code_->give_back(std::move(renderer));
  sink.text.pop_back();  // the dot
  return std::move(sink.text);
}

}  // namespace theme
