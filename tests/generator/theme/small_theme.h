// A theme of one-word templates in memory. Tests replace templates and compare the diagnostics.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/memory_files.h"
#include "base/report.h"
#include "theme/compiled_template.h"
#include "theme/theme.h"

namespace theme {

using FileMap = std::map<std::string, std::string>;

// The site's files: a complete theme "small", with `changes` (texts by "page", "partials/card").
inline base::MemoryFiles small_site(const FileMap& changes) {
  FileMap files;
  for (const std::string name : {"404", "home", "page", "section", "taxonomy", "term"}) {
    files["site/themes/small/templates/" + name + ".mustache"] = name + '\n';
  }
  for (const auto& [name, text] : changes) {
    files["site/themes/small/templates/" + name + ".mustache"] = text;
  }
  return base::MemoryFiles(std::move(files));
}

inline Settings named(const std::string& theme) { return {.theme = theme}; }

// All diagnostics of loading, as the terminal shows them.
inline std::string text_of(const base::Report& report) {
  std::string text;
  for (const auto& diagnostic : report.sorted()) text += base::format(diagnostic);
  return text;
}

inline std::string complaints(const FileMap& changes) {
  const auto files = small_site(changes);
  base::Report report;
  load(files, "site", named("small"), report);
  return text_of(report);
}

// Renders `text` with `view`, without checking names against the contract.
inline std::string render(const std::string& text, const View& view) {
  const Source source = {.name = "page", .path = "page.mustache", .text = text};
  base::Report report;
  const ParsedTemplate parsed = parse(source, report);
  const std::string wrong = text_of(report);
  return wrong.empty() ? CompiledTemplate(parsed.nodes, {}).render({&view}) : wrong;
}

}  // namespace theme
