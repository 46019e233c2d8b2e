#include "markdown/examples.h"

#include <fstream>
#include <sstream>

#include "base/text.h"

namespace markdown_test {

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Example> read_examples(const std::string& path) {
  const std::string fence(32, '`');
  const std::string opening = fence + " example";
  const std::string text = base::replace_all(read_text(path), "→", "\t");
  std::vector<Example> examples;
  enum class Part { outside, input, expected } part = Part::outside;
  int number = 0;
  for (const std::string_view line : base::split(text, '\n')) {
    ++number;
    if (part == Part::outside) {
      if (line.substr(0, opening.size()) != opening) continue;
      const std::string extensions(base::trim(line.substr(opening.size())));
      examples.push_back({static_cast<int>(examples.size()) + 1, number, extensions, "", ""});
      part = Part::input;
    } else if (line == fence) {
      part = Part::outside;
    } else if (part == Part::input && line == ".") {
      part = Part::expected;
    } else {
      Example& example = examples.back();
      ((part == Part::input ? example.input : example.expected) += line) += '\n';
    }
  }
  return examples;
}

std::string fill_as_written(const markdown::Rendered& rendered) {
  std::vector<std::string> values;
  for (const markdown::Slot& slot : rendered.slots) {
    values.push_back(slot.kind == markdown::SlotKind::label ? slot.target
                                                            : markdown::escape_url(slot.target));
  }
  return markdown::fill(rendered, values);
}

}  // namespace markdown_test
