#include "comments/snapshot_json.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/parse_json.h"
#include "base/text.h"
#include "comments/members.h"

namespace comments {
namespace {

using base::Json;
using base::JsonList;
using base::JsonObject;
using base::Kind;

constexpr std::string_view kAskAgain = "ask the service for another one";

Comment comment_in(const base::Value& value, Members& thread) {
  Members members(value);
  Comment comment;
  comment.id = members.text("id");
  comment.parent = members.text("parent");
  comment.name = members.text("name");
  comment.website = members.text("website");
  comment.html = members.text("html");
  comment.created = members.text("created");
  comment.edited = members.text("edited");
  comment.is_author = members.truth("author");
  comment.is_placeholder = members.truth("removed") || members.truth("waiting");
  if (members.fault()) thread.refuse("comments", "is wrong: " + *members.fault());
  return comment;
}

// Templates and metadata have the count as an `int`.
std::int64_t count_in(Members& members) {
  const std::int64_t count = members.number("count");
  if (count > std::numeric_limits<int>::max()) members.refuse("count", "is too large");
  return count;
}

Thread thread_in(Members& members) {
  Thread thread;
  thread.key = members.text("key");
  if (!thread.key.starts_with('/') || base::has_control_character(thread.key))
    members.refuse("key", "is not the path of a page");
  thread.version = members.text("version");
  thread.count = static_cast<std::size_t>(count_in(members));
  if (members.has("moved_to")) thread.moved_to = members.text("moved_to");
  thread.page = members.text("id");
  thread.is_open = !members.has("open") || members.truth("open");
  thread.closes = members.text("closes");
  thread.fragment = members.text_or_lines("fragment");
  for (const base::Value& comment : members.list("comments"))
    thread.comments.push_back(comment_in(comment, members));
  return thread;
}

Json json_of(const Comment& comment) {
  return JsonObject{{"id", comment.id},
                    {"parent", base::json_or_null(comment.parent)},
                    {"name", comment.name},
                    {"website", base::json_or_null(comment.website)},
                    {"html", comment.html},
                    {"created", comment.created},
                    {"edited", base::json_or_null(comment.edited)},
                    {"author", comment.is_author},
                    {"removed", comment.is_placeholder}};
}

Json json_of(const Thread& thread, Json fragment) {
  JsonList comments;
  for (const Comment& comment : thread.comments) comments.push_back(json_of(comment));
  return JsonObject{{"key", thread.key},
                    {"version", thread.version},
                    {"count", static_cast<int>(thread.count)},
                    {"moved_to", base::json_or_null(thread.moved_to.value_or(""))},
                    {"id", base::json_or_null(thread.page)},
                    {"open", thread.is_open},
                    {"closes", base::json_or_null(thread.closes)},
                    {"fragment", std::move(fragment)},
                    {"comments", std::move(comments)}};
}

Json number(std::int64_t value) {
  Json json;
  json.data = value;
  return json;
}

std::string end_line(const Snapshot& snapshot) {
  JsonObject end = {{"end", true},
                    {"sequence", number(snapshot.sequence)},
                    {"epoch", snapshot.epoch},
                    {"threads", number(static_cast<std::int64_t>(snapshot.threads.size()))}};
  if (snapshot.accepts) end.emplace_back("accepts", std::string(name_of(*snapshot.accepts)));
  return base::to_text(end) + '\n';
}

// One line of a snapshot: a thread, the end, or what is wrong with the line.
struct Line {
  std::optional<Thread> thread;
  std::optional<Snapshot> end;  // without threads
  std::int64_t count = 0;       // of the end line: the number of threads
  std::string fault;
};

Line parse_line(std::string_view text) {
  const auto value = base::parse_json({}, text);
  if (!value) return {.thread = {}, .end = {}, .fault = value.error().message};
  Members members(*value);
  Line line;
  if (members.truth("end")) {
    if (!members.has("threads")) members.refuse("threads", "is missing");
    Snapshot& end = line.end.emplace();
    end.sequence = members.number("sequence");
    end.epoch = members.text("epoch");
    end.accepts = accepts_named(members.text("accepts"));
    line.count = members.number("threads");
  } else {
    line.thread = thread_in(members);
  }
  line.fault = members.fault().value_or("");
  return line;
}

// `number` counts from 1.
base::Diagnostic fault_at(const std::string& file, std::string_view line, std::size_t number,
                          std::string message) {
  return base::error_at(Kind::bad_snapshot,
                        base::locate_in_line(file, line, {.line = static_cast<int>(number)}, 1),
                        std::move(message), std::string(kAskAgain));
}

// The lines without the empty piece after the last line end.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = base::split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace

std::string_view name_of(Accepts accepts) { return accepts == Accepts::any ? "any" : "listed"; }

std::optional<Accepts> accepts_named(std::string_view name) {
  if (name == "any") return Accepts::any;
  return name == "listed" ? std::optional(Accepts::listed) : std::nullopt;
}

base::Result<Snapshot> parse_snapshot(const std::string& file, std::string_view text,
                                      base::Threads threads) {
  const std::vector<std::string_view> texts = lines_of(text);
  auto lines = base::parallel_map<Line>(texts, threads, parse_line);
  const auto fault = [&](std::size_t i, std::string message) {
    return fault_at(file, texts[i], i + 1, std::move(message));
  };
  Snapshot snapshot;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    const bool is_last = i + 1 == lines.size();
    if (!line.fault.empty()) {
      return fault(i, is_last ? "the snapshot is cut off: " + line.fault : line.fault);
    }
    if (line.thread) {
      std::string key = line.thread->key;
      if (!snapshot.threads.emplace(key, *std::move(line.thread)).second)
        return fault(i, "the thread " + key + " is in the snapshot twice");
      continue;
    }
    if (!is_last) return fault(i + 1, "the snapshot goes on after its end line");
    if (line.count != static_cast<std::int64_t>(snapshot.threads.size())) {
      return fault(i, "the snapshot has " + base::count_of(snapshot.threads.size(), "thread") +
                          ", but its end line says " + std::to_string(line.count));
    }
    line.end->threads = std::move(snapshot.threads);
    return *std::move(line.end);
  }
  return base::error_in(Kind::bad_snapshot, file,
                        "the snapshot is cut off: its end line is missing", std::string(kAskAgain));
}

base::Result<Snapshot> parse_answer(const std::string& service, std::string_view text,
                                    base::Threads threads) {
  auto snapshot = parse_snapshot(service, text, threads);
  if (snapshot) return snapshot;
  base::Diagnostic fault = snapshot.error();
  const int line = fault.location.line;
  if (line > 0) fault.message += " (line " + std::to_string(line) + " of the answer)";
  fault.location = {.file = service};
  fault.hint = "build again; the log of the service, or of the proxy before it, may say more";
  return fault;
}

std::string snapshot_text(const Snapshot& snapshot, base::Threads threads) {
  std::vector<const Thread*> all;
  for (const auto& [key, thread] : snapshot.threads) all.push_back(&thread);
  const auto lines = base::parallel_map<std::string>(all, threads, [](const Thread* thread) {
    return base::to_text(json_of(*thread, thread->fragment)) + '\n';
  });
  std::string text;
  for (const std::string& line : lines) text += line;
  return text + end_line(snapshot);
}

base::Result<Thread> parse_thread(const std::string& file, std::string_view text) {
  TRY(const base::Value value, base::parse_json(file, text));
  Members members(value);
  Thread thread = thread_in(members);
  if (members.fault()) {
    return base::error_at(Kind::bad_snapshot, {.file = file}, *members.fault(),
                          "restore the file, or run `postil comments pull` again");
  }
  return thread;
}

std::string thread_file_text(const Thread& thread) {
  JsonList lines;
  for (const std::string_view line : lines_of(thread.fragment))
    lines.emplace_back(std::string(line));
  return base::to_text(json_of(thread, std::move(lines)), 2) + '\n';
}

}  // namespace comments
