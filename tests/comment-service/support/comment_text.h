// A stored comment as text, a line for each field that is not empty, so that a test compares all.
#pragma once

#include <string>

#include "domain/comment.h"

namespace support {

inline std::string milliseconds_of(base::Time time) {
  return std::to_string(time.time_since_epoch().count());
}

inline std::string text_of(const domain::Reason& reason) {
  const domain::Evidence& evidence = reason.evidence;
  std::string text = reason.rule + " of " + reason.policy + ", " + reason.field + ": " +
                     reason.message + " (" + evidence.measure + ", " + evidence.actual + ", " +
                     evidence.limit + ", " + std::to_string(evidence.begin) + " to " +
                     std::to_string(evidence.end) + ")";
  return reason.audience == domain::Audience::everyone ? text + " for everyone" : text;
}

inline std::string text_of(const domain::Comment& comment) {
  std::string text;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += std::string(name) + " " + value + "\n";
  };
  add("id", comment.id);
  add("thread", comment.thread);
  add("parent", comment.parent);
  add("depth", std::to_string(comment.depth));
  add("path", comment.path);
  add("status", std::string(domain::name(comment.status)));
  if (comment.last_action) add("decided", std::string(domain::name(*comment.last_action)));
  if (comment.status_before) add("before", std::string(domain::name(*comment.status_before)));
  add("name", comment.name);
  add("email", comment.email);
  add("website", comment.website);
  add("address", comment.address);
  add("body", comment.body);
  add("html", comment.html);
  add("revision", std::to_string(comment.revision));
  add("author", comment.author ? "yes" : "");
  add("redacted", comment.redacted ? "yes" : "");
  add("created", milliseconds_of(comment.created));
  if (comment.edited) add("edited", milliseconds_of(*comment.edited));
  for (const domain::Reason& reason : comment.reasons) add("reason", text_of(reason));
  return text;
}

}  // namespace support
