#include "configuration/source_files.h"

#include <algorithm>
#include <utility>

#include "base/source_text.h"
#include "configuration/other_generators.h"
#include "yaml/parse.h"

namespace configuration {
namespace {

constexpr std::string_view kFile = "postil.yaml";

std::optional<SourceFile> read_file(const base::Files& files, const std::string& site,
                                    const std::string& name, base::Report& report) {
  auto bytes = files.read(base::join_path(site, name));
  if (!bytes) {
    base::Diagnostic failure = bytes.error();
    failure.location.file = name;
    report.add(std::move(failure));
    return std::nullopt;
  }
  auto text = base::source_text(name, *std::move(bytes));
  if (!text) {
    report.add(text.error());
    return std::nullopt;
  }
  SourceFile file{name, std::make_shared<const std::string>(*std::move(text)), {}};
  auto root = yaml::parse(file.block(), report);
  if (!root) return std::nullopt;
  file.root = *std::move(root);
  return file;
}

// Authors may use a similar file name by habit. Warn them that this file is not read.
void warn_of_other_names(const base::Files& files, const std::string& site, base::Report& report) {
  for (const std::string_view other : {"postil.yml", "postil.json", "postil.toml"}) {
    if (files.kind(base::join_path(site, other)) == base::EntryKind::missing) continue;
    report.add(base::error_in(base::Kind::ignored_file, std::string(other), "this file is not read",
                              "the configuration is YAML and named postil.yaml"));
  }
}

}  // namespace

bool is_environment_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

std::vector<SourceFile> read_source_files(const base::Files& files, const std::string& site,
                                          const Environment& environment, base::Report& report) {
  std::vector<SourceFile> read;
  const auto add = [&](const std::string& name) {
    if (auto file = read_file(files, site, name, report)) read.push_back(*std::move(file));
  };
  if (files.kind(base::join_path(site, kFile)) == base::EntryKind::missing) {
    warn_of_other_names(files, site, report);
    warn_of_other_generators(files, site, report);
  } else {
    add(std::string(kFile));
  }
  if (!is_environment_name(environment.name)) {
    report.add(base::error_in(base::Kind::reserved_name, "",
                              "\"" + environment.name + "\" cannot name an environment",
                              "letters, digits, - and _ only"));
    return read;
  }
  const std::string overlay = "postil." + environment.name + ".yaml";
  if (files.kind(base::join_path(site, overlay)) != base::EntryKind::missing) {
    add(overlay);
  } else if (environment.is_requested) {
    report.add(base::warning_at(base::Kind::unknown_environment, {.file = overlay},
                                "there is no such file, so this environment changes nothing",
                                "write it, or name another environment with -e"));
  }
  return read;
}

}  // namespace configuration
