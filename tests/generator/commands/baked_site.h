// A site whose comments come from a service that is not there, for tests of commands.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <sstream>
#include <string>

#include "../comments/service_double.h"
#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "commands/build.h"
#include "commands/check.h"
#include "commands/comments.h"

inline constexpr const char* kBaked =
    "title: Site\nbase_url: https://example.org/\n"
    "comments: {service: 'https://c.example', bake: true}\n";
inline constexpr const char* kToken = "tok-1@https://c.example";

struct BakedSite {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  comments::ServiceDouble service;
  commands::CommentOptions options{.token = kToken, .transport = service.transport()};
  base::Strictness strictness = base::Strictness::normal;
  base::Clock clock{1'780'000'000};
  std::string said;

  explicit BakedSite(const std::string& configuration = kBaked) {
    folder.write("postil.yaml", configuration);
    folder.write("content/a.md", "---\ntitle: A\ndate: 2024-05-01\n---\nText\n");
    folder.write("content/b.md", "---\ntitle: B\ndate: 2024-05-02\n---\nText\n");
    service.set("/a/", {"First words", "Second words"});
    service.set("/b/", {});
  }

  commands::Request request() const {
    return {.folder = folder.path(), .clock = clock, .threads = {2}, .strictness = strictness};
  }
  template <class Work>
  int run(Work work) {
    std::ostringstream out;
    const int status = work(commands::Console{out, out});
    said = out.str();
    INFO(said);
    return status;
  }
  int build(commands::Push push = commands::Push::no) {
    return run([&](const commands::Console& console) {
      return commands::build(*files, request(), {options, push}, console);
    });
  }
  int pull(const std::string& to = "") {
    return run([&](const commands::Console& console) {
      return commands::pull_comments(*files, request(), options, to, console);
    });
  }
  int push() {
    return run([&](const commands::Console& console) {
      return commands::push_pages(*files, request(), options, console);
    });
  }
  int freeze(const std::string& to = "") {
    return run([&](const commands::Console& console) {
      return commands::freeze_comments(*files, request(), options, to, console);
    });
  }
  int check() {
    return run([&](const commands::Console& console) {
      return commands::check(*files, request(), {commands::External::skip, options}, console);
    });
  }
  std::string page(const std::string& name) const {
    return folder.read("public/" + name + "/index.html");
  }
  bool has_said(const std::string& text) const { return said.find(text) != std::string::npos; }
  void ask(const std::string& source) {
    options.baking = commands::Baking::asked_for;
    options.source = source;
  }
};

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
