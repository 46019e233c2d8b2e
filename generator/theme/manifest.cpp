#include "theme/manifest.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/spelling.h"
#include "base/text.h"
#include "yaml/parse.h"

namespace theme {
namespace {

using yaml::Entry;

constexpr auto kTypes =
    std::to_array<std::string_view>({"text", "flag", "number", "choice", "list"});

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Templates write names between dots, so a name cannot contain a dot.
bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::string hint_for(std::string_view name, const std::vector<std::string>& words) {
  const std::vector<std::string_view> known(words.begin(), words.end());
  const std::string guess = base::did_you_mean(name, known);
  return guess.empty() ? "write " + base::join(words, ", ") : guess;
}

std::optional<int> whole_number(const std::string& text, yaml::Range range) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [at, code] = std::from_chars(text.data(), end, number);
  const bool is_whole = code == std::errc() && at == end && !text.empty();
  return is_whole && number >= range.least && number <= range.most ? std::optional(number)
                                                                   : std::nullopt;
}

std::string words_of(const Option& option) {
  switch (option.type) {
    case OptionType::text:
      return "a text";
    case OptionType::flag:
      return "true or false";
    case OptionType::number: {
      constexpr yaml::Range kAll;
      const auto& [least, most] = option.range;
      return "a whole number" +
             (least == kAll.least ? "" : ", " + std::to_string(least) + " or more") +
             (most == kAll.most ? "" : ", " + std::to_string(most) + " or less");
    }
    case OptionType::choice:
      return "one of " + base::join(option.choices, ", ");
    case OptionType::list:
      return "a list of texts";
  }
  return "";
}

std::optional<base::Value> list_value(const base::Value& value) {
  if (std::holds_alternative<std::string>(value.data)) return base::Value{base::ValueList{value}};
  const auto* items = std::get_if<base::ValueList>(&value.data);
  const auto is_text = [](const base::Value& item) {
    return std::holds_alternative<std::string>(item.data);
  };
  if (items == nullptr || !std::all_of(items->begin(), items->end(), is_text)) return std::nullopt;
  return value;
}

// Converts the value to the type of the option; nothing when it does not fit.
std::optional<base::Value> fitting(const Option& option, const base::Value& value) {
  const auto* text = std::get_if<std::string>(&value.data);
  switch (option.type) {
    case OptionType::flag:
      if (std::holds_alternative<bool>(value.data)) return value;
      return std::nullopt;
    case OptionType::list:
      return list_value(value);
    case OptionType::text:
      if (text != nullptr) return value;
      return std::nullopt;
    case OptionType::number:
      if (text == nullptr || !whole_number(*text, option.range)) return std::nullopt;
      return base::Value{std::to_string(*whole_number(*text, option.range))};
    case OptionType::choice: {
      const auto& choices = option.choices;
      if (text == nullptr || std::find(choices.begin(), choices.end(), *text) == choices.end())
        return std::nullopt;
      return value;
    }
  }
  return std::nullopt;
}

// The value when neither the site nor the theme sets one.
base::Value nothing_of(const Option& option) {
  switch (option.type) {
    case OptionType::flag:
      return {false};
    case OptionType::list:
      return {base::ValueList{}};
    case OptionType::number:
      return {std::to_string(std::clamp(0, option.range.least, option.range.most))};
    case OptionType::choice:
      return {option.choices.front()};
    case OptionType::text:
      return {std::string()};
  }
  return {};
}

class ManifestReader {
 public:
  ManifestReader(const yaml::Block& block, base::Report& report)
      : reader_(block, report), report_(report) {}

  Manifest run(const yaml::Node& root) {
    constexpr auto kKeys =
        std::to_array<std::string_view>({"name", "description", "contract", "options"});
    for (const Entry& entry : reader_.entries(root, "theme.yaml")) {
      const std::string& key = entry.key.text;
      if (key == "name" || key == "description") {
        (void)reader_.text(entry);
      } else if (key == "contract") {
        check_contract(entry);
      } else if (key == "options") {
        for (const Entry& option : reader_.entries(entry.value, "\"options\"")) add(option);
      } else {
        reader_.unknown(entry.key, "key", kKeys);
      }
    }
    return std::move(manifest_);
  }

 private:
  void check_contract(const Entry& entry) {
    const auto version = reader_.number(entry, {.least = 1});
    if (!version || *version == kContract) return;
    const std::string ours = std::to_string(kContract);
    reader_.error(base::Kind::theme_version, entry.value,
                  "this theme is made for version " + std::to_string(*version) +
                      " of the data of templates, and this Postil has version " + ours,
                  *version > kContract
                      ? "use a newer Postil, or an older version of the theme"
                      : "use a newer version of the theme, or change its templates as the "
                        "changelog says and write contract: " +
                            ours);
  }

  void add(const Entry& entry) {
    const std::string& name = entry.key.text;
    if (!is_name(name) || name.starts_with("has_")) {
      return reader_.error(base::Kind::reserved_name, entry.key,
                           quoted(name) + " cannot name an option",
                           "small letters, digits, - and _ only, and no has_ at the beginning");
    }
    Option option{.name = name};
    const std::size_t before = report_.errors();
    const auto parts = reader_.entries(entry.value, quoted(name));
    if (!read_type(entry, parts, option)) return;
    const yaml::Node* otherwise = nullptr;
    for (const Entry& part : parts) {
      if (part.key.text == "default") otherwise = &part.value;
      read_part(part, option);
    }
    if (option.type == OptionType::choice && option.choices.empty()) {
      reader_.error(base::Kind::missing_value, entry.key, "a choice needs \"choices\"",
                    "choices: [left, right]");
    }
    if (report_.errors() > before) return;
    option.otherwise = nothing_of(option);
    if (otherwise != nullptr) {
      const auto value =
          option_value(option, reader_.value(*otherwise), reader_.place(*otherwise), report_);
      if (value) option.otherwise = *value;
    }
    manifest_.options.push_back(std::move(option));
  }

  bool read_type(const Entry& entry, const std::vector<Entry>& parts, Option& option) {
    const std::vector<std::string> types(kTypes.begin(), kTypes.end());
    bool has_meaning = false;
    std::optional<std::size_t> found;
    for (const Entry& part : parts) {
      has_meaning = has_meaning || part.key.text == "meaning";
      if (part.key.text != "type") continue;
      const auto text = reader_.text(part);
      if (!text) return false;
      const auto type = std::find(types.begin(), types.end(), *text);
      if (type == types.end()) {
        reader_.error(base::Kind::wrong_value, part.value, "there is no type " + quoted(*text),
                      hint_for(*text, types));
        return false;
      }
      found = static_cast<std::size_t>(type - types.begin());
    }
    if (!found) {
      reader_.error(base::Kind::missing_value, entry.key,
                    "option " + quoted(option.name) + " has no type",
                    "type: " + base::join(types, ", "));
      return false;
    }
    if (!has_meaning) {
      reader_.warn(base::Kind::missing_value, entry.key,
                   "option " + quoted(option.name) + " does not say what it is for",
                   "meaning: what the site chooses by it");
    }
    option.type = static_cast<OptionType>(*found);
    return true;
  }

  void read_part(const Entry& part, Option& option) {
    const std::string& key = part.key.text;
    if (key == "meaning") {
      (void)reader_.text(part);
    } else if (key == "choices" && option.type == OptionType::choice) {
      for (const yaml::PlacedText& choice : reader_.texts(part)) {
        if (!is_name(choice.text)) {
          reader_.error(base::Kind::reserved_name, choice.location,
                        quoted(choice.text) + " cannot be a choice",
                        "small letters, digits, - and _ only");
        }
        option.choices.push_back(choice.text);
      }
    } else if (key == "min" && option.type == OptionType::number) {
      if (const auto least = reader_.number(part, {.most = option.range.most}))
        option.range.least = *least;
    } else if (key == "max" && option.type == OptionType::number) {
      if (const auto most = reader_.number(part, {.least = option.range.least}))
        option.range.most = *most;
    } else if (key != "type" && key != "default") {
      std::vector<std::string_view> known = {"type", "default", "meaning"};
      if (option.type == OptionType::choice) known.emplace_back("choices");
      if (option.type == OptionType::number) known.insert(known.end(), {"min", "max"});
      reader_.unknown(part.key, "key", known);
    }
  }

  yaml::Reader reader_;
  base::Report& report_;
  Manifest manifest_;
};

}  // namespace

Manifest read_manifest(const std::string& path, const std::string& text, base::Report& report) {
  const yaml::Block block{path, text, 0, text.size()};
  const auto root = yaml::parse(block, report);
  return root ? ManifestReader(block, report).run(*root) : Manifest();
}

std::optional<base::Value> option_value(const Option& option, const base::Value& value,
                                        const base::Location& place, base::Report& report) {
  if (std::holds_alternative<std::monostate>(value.data)) return std::nullopt;
  auto fits = fitting(option, value);
  if (fits) return fits;
  std::string hint;
  const auto* text = std::get_if<std::string>(&value.data);
  if (option.type == OptionType::choice && text != nullptr) {
    const std::vector<std::string_view> known(option.choices.begin(), option.choices.end());
    hint = base::did_you_mean(*text, known);
  }
  const bool has_range = option.type == OptionType::choice || option.type == OptionType::number;
  report.add(base::error_at(has_range ? base::Kind::wrong_value : base::Kind::wrong_type, place,
                            quoted(option.name) + " must be " + words_of(option), hint));
  return std::nullopt;
}

}  // namespace theme
