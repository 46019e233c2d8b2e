#include "base/parse_json.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace base {
namespace {

// The same limit as for YAML.
constexpr std::size_t kMostLevels = 500;

// Reads a text and records the position of the library. The library reads the byte after a token
// only when it continues, so the position is exact.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char*& reached) : at_(at), reached_(&reached) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }
  bool operator!=(const Cursor& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

// Builds the value from the library's events. A handler that returns `false` stops the parser.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const std::string& file, std::string_view text) : file_(file), text_(text) {}

  Result<Value> read() {
    nlohmann::json::sax_parse(Cursor(text_.data(), reached_),
                              Cursor(text_.data() + text_.size(), reached_), this);
    if (fault_) return *fault_;
    return std::move(root_);
  }

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add({value}); }
  bool number_integer(number_integer_t value) override { return add({std::to_string(value)}); }
  bool number_unsigned(number_unsigned_t value) override { return add({std::to_string(value)}); }
  bool number_float(number_float_t /*value*/, const string_t& written) override {
    return add({written});
  }
  bool string(string_t& value) override { return add({std::move(value)}); }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON text has no binary values

  bool start_object(std::size_t /*size*/) override { return start({ValueMap()}); }
  bool end_object() override { return end(); }
  bool start_array(std::size_t /*size*/) override { return start({ValueList()}); }
  bool end_array() override { return end(); }

  bool key(string_t& name) override {
    OpenContainer& map = open_.back();
    if (std::get<ValueMap>(map.value.data).contains(name)) {
      const std::size_t end = offset();
      std::size_t begin = text_.rfind('"', end - 2);
      while (begin > 0 && text_[begin - 1] == '\\') begin = text_.rfind('"', begin - 1);
      fault_ = error_at(Kind::duplicate_key, locate(file_, text_, begin, end - begin),
                        "the key \"" + name + "\" is given twice", "rename or remove one");
      return false;
    }
    map.key = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*exception*/) override {
    fault_ = syntax_fault(std::min(position == 0 ? 0 : position - 1, text_.size()));
    return false;
  }

 private:
  struct OpenContainer {
    Value value;
    std::string key;  // for a map: the key of the next value
  };

  std::size_t offset() const { return static_cast<std::size_t>(reached_ - text_.data()); }

  Diagnostic syntax_fault(std::size_t at) const {
    const std::size_t last = text_.find_last_not_of(" \t\n");
    if (last == std::string_view::npos || at > last) {
      return error_at(Kind::json_syntax,
                      locate(file_, text_, last == std::string_view::npos ? 0 : last),
                      "this JSON ends too early", "is a bracket or a quote never closed?");
    }
    const std::size_t before = at == 0 ? at : text_.find_last_not_of(" \t\n", at - 1);
    const bool closes = text_[at] == '}' || text_[at] == ']';
    std::string hint = "text stands in double quotes, and there are no comments";
    if (text_.substr(at).starts_with("<<<<<<< ")) hint = "git left both sides of a merge here";
    if (closes && before != std::string_view::npos && text_[before] == ',')
      hint = "remove the comma before it";
    return error_at(Kind::json_syntax, locate(file_, text_, at), "this is no JSON",
                    std::move(hint));
  }

  bool start(Value value) {
    if (open_.size() == kMostLevels) {
      fault_ = error_at(Kind::too_large, locate(file_, text_, offset() - 1),
                        "too many values inside each other",
                        std::to_string(kMostLevels) + " levels are the most");
      return false;
    }
    open_.push_back({std::move(value), {}});
    return true;
  }
  bool end() {
    Value value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }
  bool add(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (auto* map = std::get_if<ValueMap>(&open_.back().value.data)) {
      map->emplace(std::move(open_.back().key), std::move(value));
    } else {
      std::get<ValueList>(open_.back().value.data).push_back(std::move(value));
    }
    return true;
  }

  const std::string& file_;
  std::string_view text_;
  const char* reached_ = nullptr;
  Value root_;
  std::vector<OpenContainer> open_;
  std::optional<Diagnostic> fault_;
};

}  // namespace

Result<Value> parse_json(const std::string& file, std::string_view text) {
  return Builder(file, text).read();
}

}  // namespace base
