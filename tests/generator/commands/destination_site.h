// A site on the disk whose files a build overwrites and removes.
#pragma once

#include <filesystem>
#include <memory>
#include <sstream>
#include <string>

#include "base/disk_files.h"
#include "commands/clean.h"
#include "plain_build.h"
#include "temporary_folder.h"

// A site in a folder of its own, beside folders that are none of its business.
struct DestinationSite {
  TemporaryFolder world;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string folder = "site";
  std::string said;

  DestinationSite() { write("content/a.md", "# One\n"); }

  void write(const std::string& name, const std::string& bytes) const {
    world.write(folder + '/' + name, bytes);
  }
  std::string read(const std::string& name) const { return world.read(folder + '/' + name); }
  bool has(const std::string& name) const { return world.has(folder + '/' + name); }
  std::string path(const std::string& name) const { return world.path(folder + '/' + name); }
  void edit() const { write("content/a.md", "# Two\n"); }
  bool is_edited() const { return read("public/a/index.html").find("Two") != std::string::npos; }
  void link(const std::string& target, const std::string& name) const {
    std::filesystem::create_symlink(target, path(name));
  }
  std::string record() const {
    return std::filesystem::directory_iterator(path(".postil/written"))->path().string();
  }
  // As an older version would have written it.
  void make_record_old() const {
    std::istringstream lines(world.read(record().substr(world.path().size() + 1)));
    std::string old = "postil written 1\n";
    std::string line;
    for (int i = 0; std::getline(lines, line); ++i) {
      if (i > 1) old += line.substr(line.find(' ', line.find(' ') + 1) + 1) + '\n';
    }
    world.write(record().substr(world.path().size() + 1), old);
  }

  int run(int (*command)(base::Files&, const commands::Request&, const commands::Console&),
          const std::string& destination = "") {
    std::ostringstream out;
    std::ostringstream err;
    const int status =
        command(*files, {.folder = world.path(folder), .destination = destination, .threads = {2}},
                {out, err});
    said = out.str() + err.str();
    return status;
  }
  int build(const std::string& destination = "") { return run(plain_build, destination); }
  int clean() { return run(commands::clean); }
  bool says(const std::string& text) const { return said.find(text) != std::string::npos; }
};
