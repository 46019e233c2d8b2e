#include "output/output.h"

#include <map>

#include "base/files.h"
#include "base/text.h"

namespace output {
namespace {

base::Diagnostic both(base::Kind kind, const Output& output, const Output& first,
                      const std::string& what) {
  const bool is_page = output.rendering || first.rendering;
  return base::error_at(kind, output.source,
                        what + ": " + name_of(first) + " and " + name_of(output),
                        is_page ? "rename one of them, or change the `slug` or `url` of a page"
                                : "rename one of them, or take it out");
}

// Whether two names look the same and differ in their bytes.
bool differ_in_form(std::string_view a, std::string_view b) {
  return a != b && base::nfc(a) == base::nfc(b);
}

base::Diagnostic collision(const Output& output, const Output& first) {
  if (differ_in_form(output.source.file, first.source.file)) {
    return base::error_at(base::Kind::two_outputs_one_path, output.source,
                          "two files of one name: " + name_of(first) + " and " + name_of(output) +
                              " differ only in how their letters are composed (NFC and NFD)",
                          "rename or remove one of them");
  }
  if (output.path == first.path)
    return both(base::Kind::two_outputs_one_path, output, first,
                "two sources for one file of the site, " + output.path);
  return both(base::Kind::letter_case, output, first,
              "two files of the site that differ in letter case only, " + first.path + " and " +
                  output.path);
}

// The limit of ext4, XFS, APFS and NTFS.
constexpr std::size_t kLongestName = 255;  // bytes

bool is_in_stage(const std::string& path) {
  const std::string folded = base::fold_case(path);
  return folded == kStage || folded.starts_with(std::string(kStage) + '/');
}

// It would show nowhere, break lines of logs and lists, and few servers take it in an address.
void refuse_control_character(const Output& output, base::Report& report) {
  base::Location place = output.source;
  const bool is_name = base::has_control_character(place.file);
  place.file = base::printable_name(place.file);
  report.add(base::error_at(
      is_name ? base::Kind::bad_file_name : base::Kind::control_character, std::move(place),
      is_name ? "the name of this file holds a control character"
              : "this address holds a control character: " + base::printable_name(output.path),
      is_name ? "rename it" : "choose another address"));
}

void check_path(const Output& output, base::Report& report) {
  if (is_in_stage(output.path)) {
    report.add(base::error_at(base::Kind::bad_address, output.source,
                              "the folder /" + std::string(kStage) + "/ is Postil's own",
                              "choose another address"));
  }
  if (base::has_control_character(output.path)) refuse_control_character(output, report);
  for (const std::string_view name : base::split(output.path, '/')) {
    if (name == "." || name == "..") {
      report.add(base::error_at(base::Kind::bad_address, output.source,
                                "this address leads out of the site", "choose one without \"..\""));
    } else if (name.size() > kLongestName) {
      report.add(base::error_at(base::Kind::bad_address, output.source,
                                "a part of this address has " + std::to_string(name.size()) +
                                    " bytes, and a disk takes " + std::to_string(kLongestName),
                                "give the page a shorter `slug`"));
    }
  }
}

// Reports that `winner` takes the path of `other`, which has a weaker claim.
void report_outdone(const Output& winner, const Output& other, base::Report& report) {
  if (winner.path != other.path) {
    report.add(collision(winner, other));
  } else if (other.claim == Claim::list) {
    report.add(base::warning_at(base::Kind::replaced_list, winner.source,
                                (winner.role.empty() ? "this page" : winner.role) +
                                    " takes the place of a list, " + name_of(other),
                                "to describe a list, write the _index.md of its folder"));
  }
}

}  // namespace

std::string name_of(const Output& output) {
  return output.role.empty() ? output.source.file : output.role + " of " + output.source.file;
}

std::string file_of(std::string_view url_path) {
  std::string path(url_path.substr(url_path.substr(0, 1) == "/" ? 1 : 0));
  if (path.empty() || path.back() == '/') path += "index.html";
  return path;
}

std::vector<Output> settle(std::vector<Output> outputs, base::Report& report) {
  for (const Output& output : outputs) check_path(output, report);
  std::map<std::string, std::size_t> winners;  // keyed by lower-case path
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const auto [winner, fresh] = winners.emplace(base::fold_case(outputs[i].path), i);
    if (fresh) continue;
    Output& other = outputs[winner->second];
    if (outputs[i].claim == other.claim) {
      report.add(collision(outputs[i], other));
    } else if (outputs[i].claim > other.claim) {
      report_outdone(outputs[i], other, report);
      outputs[i].outdone = std::move(other.outdone);
      outputs[i].outdone.push_back(name_of(other));
      winner->second = i;
    } else {
      report_outdone(other, outputs[i], report);
      other.outdone.push_back(name_of(outputs[i]));
    }
  }
  std::vector<Output> settled;
  settled.reserve(winners.size());
  for (const auto& [path, index] : winners) {
    for (std::string_view folder = base::parent_path(path); !folder.empty();
         folder = base::parent_path(folder)) {
      const auto file = winners.find(std::string(folder));
      if (file == winners.end()) continue;
      const Output& in_the_way = outputs[file->second];
      report.add(both(base::Kind::two_outputs_one_path, outputs[index], in_the_way,
                      in_the_way.path + " would have to be a file and a folder"));
    }
  }
  for (const auto& [path, index] : winners) settled.push_back(std::move(outputs[index]));
  return settled;
}

}  // namespace output
