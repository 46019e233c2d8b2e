#include "content/data.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "base/parse_json.h"
#include "base/source_text.h"
#include "base/text.h"
#include "content/csv.h"
#include "content/left_out.h"
#include "content/source.h"
#include "yaml/parse.h"
#include "yaml/reader.h"

namespace content {
namespace {

const std::string kFolder = "data/";

enum class Format { none, yaml, json, csv };

Format format_of(std::string_view path) {
  const std::string extension = base::lower_case(base::extension(base::file_name(path)));
  if (extension == ".yaml" || extension == ".yml") return Format::yaml;
  if (extension == ".json") return Format::json;
  return extension == ".csv" ? Format::csv : Format::none;
}

bool is_note(std::string_view path) {
  const std::string_view name = base::file_name(path);
  return is_markdown(path) || base::extension(name) == ".txt" || base::extension(name).empty();
}

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos || is_leftover(path);
}

base::Value parse(const std::string& file, const std::string& text, base::Report& report) {
  switch (format_of(file)) {
    case Format::yaml: {
      const yaml::Block block{file, text, 0, text.size()};
      const auto root = yaml::parse(block, report);
      return root ? yaml::Reader(block, report).value(*root) : base::Value{};
    }
    case Format::json: {
      auto value = base::parse_json(file, text);
      if (value) return *std::move(value);
      report.add(value.error());
      return {};
    }
    default:
      return {parse_csv(file, text, report)};
  }
}

struct ReadResult {
  base::Value value;
  base::Report report;
};

ReadResult read(const base::Files& files, const SiteFolder& site, const std::string& file) {
  ReadResult result;
  const auto bytes = files.read(base::join_path(site.path, file));
  if (!bytes) {
    base::Diagnostic failure = bytes.error();
    failure.location.file = file;
    result.report.add(std::move(failure));
  } else if (const auto text = base::source_text(file, *bytes)) {
    result.value = parse(file, *text, result.report);
  } else {
    result.report.add(text.error());
  }
  return result;
}

// Puts values into the tree at the paths of their files.
class TreeBuilder {
 public:
  explicit TreeBuilder(base::Report& report) : report_(report) {}

  void plant(const std::string& file, base::Value value) {
    const std::string_view inside = std::string_view(file).substr(kFolder.size());
    base::ValueMap* map = &tree_;
    for (std::size_t slash = inside.find('/'); slash != std::string_view::npos;
         slash = inside.find('/', slash + 1)) {
      const std::string folder(inside.substr(0, slash));
      if (const auto taken = files_.find(folder); taken != files_.end()) {
        refuse(file, taken->second, folder);
        return;
      }
      base::Value& below = (*map)[std::string(base::file_name(folder))];
      if (!std::holds_alternative<base::ValueMap>(below.data)) below.data = base::ValueMap();
      map = &std::get<base::ValueMap>(below.data);
    }
    const std::string name(base::stem(base::file_name(inside)));
    const std::string whole = base::nfc(base::join_path(base::parent_path(inside), name));
    const auto [first, is_new] = files_.emplace(whole, file);
    if (is_new) {
      (*map)[name] = std::move(value);
    } else {
      refuse(file, first->second, whole);
    }
  }

  base::ValueMap take() { return std::move(tree_); }

 private:
  void refuse(const std::string& file, const std::string& first, const std::string& name) {
    report_.add(base::error_in(
        base::Kind::duplicate_source, file, first + " has this name, too",
        "both would be site.data." + base::replace_all(name, "/", ".") + ": rename one"));
  }

  base::Report& report_;
  base::ValueMap tree_;
  std::map<std::string, std::string> files_;  // "team/members" → its file name
};

std::vector<std::string> data_files(const std::vector<std::string>& paths, base::Report& report) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (is_hidden(path) || base::invalid_utf8(path)) continue;
    if (format_of(path) != Format::none) {
      found.push_back(kFolder + path);
    } else if (!is_note(path)) {
      report.add(base::warning_at(base::Kind::ignored_file, {.file = kFolder + path},
                                  "this file is not read", "data is .yaml, .json or .csv"));
    }
  }
  return found;
}

}  // namespace

base::ValueMap load_data(const base::Files& files, const SiteFolder& site, base::Threads threads,
                         base::Report& report) {
  const std::string folder = base::join_path(site.path, "data");
  if (files.kind(folder) != base::EntryKind::folder) return {};
  const auto paths = files.list(folder);
  if (!paths) {
    base::Diagnostic failure = paths.error();
    failure.location.file = "data";
    report.add(std::move(failure));
    return {};
  }
  const std::vector<std::string> found = data_files(*paths, report);
  auto reads = base::parallel_map<ReadResult>(
      found, threads, [&](const std::string& file) { return read(files, site, file); });
  TreeBuilder tree(report);
  for (std::size_t i = 0; i < found.size(); ++i) {
    report.add(reads[i].report.sorted());
    tree.plant(found[i], std::move(reads[i].value));
  }
  return tree.take();
}

}  // namespace content
