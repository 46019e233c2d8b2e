#include "markdown/examples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace markdown_test {
namespace {

// Crudely: what stands between the first two lines of the fence.
std::string without_front_matter(const std::string& text) {
  for (const std::string fence : {"---\n", "+++\n"}) {
    const std::size_t end = text.find("\n" + fence, fence.size());
    if (text.substr(0, fence.size()) == fence && end != std::string::npos) {
      return text.substr(end + 1 + fence.size());
    }
  }
  return text;
}

}  // namespace

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

std::vector<std::string> read_bodies(const std::string& folder) {
  std::vector<std::string> paths;
  if (!std::filesystem::exists(folder)) return {};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  texts.reserve(paths.size());
  for (const std::string& path : paths) {
    texts.push_back(without_front_matter(read_text(path)));
  }
  return texts;
}

std::string fill_as_written(const markdown::Rendered& rendered) {
  std::vector<std::string> values;
  values.reserve(rendered.slots.size());
  for (const markdown::Slot& slot : rendered.slots) {
    const bool is_url = slot.kind != markdown::SlotKind::label && !slot.is_raw();
    values.push_back(is_url ? markdown::escape_url(slot.target) : slot.target);
  }
  return markdown::fill(rendered, values);
}

}  // namespace markdown_test
