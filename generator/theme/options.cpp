#include "theme/options.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/spelling.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

using configuration::ThemeOption;

void warn_unknown(const Manifest& manifest, const std::string& theme, const ThemeOption& given,
                  base::Report& report) {
  std::vector<std::string_view> known;
  for (const Option& option : manifest.options) known.emplace_back(option.name);
  std::string hint = base::did_you_mean(given.name, known, [&](std::string_view name) {
    const auto option = std::find_if(manifest.options.begin(), manifest.options.end(),
                                     [&](const Option& each) { return each.name == name; });
    base::Report faults;
    (void)option_value(*option, given.value, given.location, faults);
    return !faults.has_errors();
  });
  if (hint.empty() && known.empty()) hint = "this theme has no options";
  if (hint.empty()) {
    hint = "it has";
    for (const std::string_view name : known)
      hint += (name == known.front() ? " " : ", ") + std::string(name);
  }
  report.add(base::warning_at(base::Kind::unknown_option, given.key,
                              "theme \"" + theme + "\" has no option \"" + given.name + '"',
                              std::move(hint)));
}

}  // namespace

Options::Options(const Manifest& manifest, const std::string& theme,
                 const std::vector<ThemeOption>& given, base::Report& report) {
  std::map<std::string, base::Value> values;
  for (const ThemeOption& each : given) {
    const auto option = std::find_if(manifest.options.begin(), manifest.options.end(),
                                     [&](const Option& known) { return known.name == each.name; });
    if (option == manifest.options.end()) {
      warn_unknown(manifest, theme, each, report);
    } else if (auto value = option_value(*option, each.value, each.location, report)) {
      values[each.name] = *std::move(value);
    }
  }
  for (const Option& option : manifest.options) {
    const auto value = values.find(option.name);
    add(option, value == values.end() ? option.otherwise : value->second);
  }
  const Schema& options = schema("options", std::move(options_));
  const Schema& around = schema(
      "theme", {{"name", Type::text, "its name"},
                {"options", Type::object, "its options, as the site has set them", &options}});
  scope_ = schema("around", {{"theme", Type::object, "the theme", &around}});
  view_ = View::object(
      {{"theme", View::object({{"name", theme}, {"options", View::object(std::move(values_))}})}});
}

std::string_view Options::word(std::string text) { return words_.emplace_back(std::move(text)); }

const Schema& Options::schema(std::string name, std::vector<Field> fields) {
  const auto& kept = fields_.emplace_back(std::move(fields));
  return schemas_.emplace_back(Schema{word(std::move(name)), kept});
}

void Options::add(const Option& option, const base::Value& value) {
  const std::string_view name = word(option.name);
  const auto add_field = [&](std::string_view field, Type type) {
    options_.push_back({field, type, "an option"});
  };
  switch (option.type) {
    case OptionType::flag:
      add_field(name, Type::flag);
      values_.emplace_back(option.name, std::get<bool>(value.data));
      return;
    case OptionType::choice:
      return add_choice(option, value);
    case OptionType::list: {
      ViewItems items;
      for (const base::Value& item : std::get<base::ValueList>(value.data))
        items.emplace_back(std::get<std::string>(item.data));
      add_field(name, Type::texts);
      add_field(word("has_" + option.name), Type::flag);
      add_field(word(option.name + "_count"), Type::text);
      add_list(values_, option.name, std::move(items));
      return;
    }
    case OptionType::text:
    case OptionType::number: {
      const auto& text = std::get<std::string>(value.data);
      add_field(name, Type::text);
      add_field(word("has_" + option.name), Type::flag);
      values_.emplace_back(option.name, text);
      values_.emplace_back("has_" + option.name,
                           option.type == OptionType::number ? text != "0" : !text.empty());
    }
  }
}

void Options::add_choice(const Option& option, const base::Value& value) {
  const auto& chosen = std::get<std::string>(value.data);
  std::vector<Field> fields = {{"value", Type::text, "the choice"}};
  ViewFields values = {{"value", chosen}};
  for (const std::string& choice : option.choices) {
    const std::string_view name = word("is_" + choice);
    fields.push_back({name, Type::flag, "whether it is this one"});
    values.emplace_back(name, choice == chosen);
  }
  options_.push_back(
      {word(option.name), Type::object, "a choice", &schema(option.name, std::move(fields))});
  values_.emplace_back(option.name, View::object(std::move(values)));
}

}  // namespace theme
