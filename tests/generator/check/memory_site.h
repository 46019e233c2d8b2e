// Sites in memory, and what building them says.
#pragma once

#include <map>
#include <string>

#include "../base/memory_files.h"
#include "base/report.h"
#include "commands/pipeline.h"

using SiteFiles = std::map<std::string, std::string>;

// The diagnostics of a build on 1 July 2024, one after the other: place, message and hint, without
// the source.
inline std::string findings_of(const base::Report& report) {
  std::string text;
  for (const base::Diagnostic& found : report.sorted()) {
    const base::Location& place = found.location;
    text += place.file;
    if (place.line > 0)
      text += ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
    text += ": " + found.message + (found.hint.empty() ? "" : " | " + found.hint) + '\n';
  }
  return text;
}

inline std::string findings(const SiteFiles& site, const site::Include& include = {}) {
  base::MemoryFiles files;
  for (const auto& [path, bytes] : site) files.all["site/" + path] = bytes;
  base::Report report;
  const commands::Request request{.folder = "site", .include = include, .clock = {1719792000}};
  commands::build_site(files, request, report);
  return findings_of(report);
}

// The files of the built site, by path.
inline SiteFiles built(const SiteFiles& site) {
  base::MemoryFiles files;
  for (const auto& [path, bytes] : site) files.all["site/" + path] = bytes;
  base::Report report;
  const auto made = commands::build_site(files, {.folder = "site", .clock = {1719792000}}, report);
  SiteFiles outputs;
  for (const output::Output& output : made->outputs) outputs[output.path] = *output.bytes();
  return outputs;
}
