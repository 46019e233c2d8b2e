#include "output/own_redirects.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/source_text.h"
#include "base/text.h"
#include "base/url.h"

namespace output {
namespace {

using Parse = std::vector<RedirectRule> (*)(const std::string&, std::string_view, base::Report&);

RedirectFile read(const base::Files& files, const std::string& folder, const std::string& name,
                  Parse parse, base::Report& report) {
  const std::string path = base::join_path(folder, name);
  if (files.kind(path) != base::EntryKind::file) return {};
  auto bytes = files.read(path);
  if (!bytes) return {};  // said by who copies the file
  auto text = base::source_text(name, *std::move(bytes));
  if (!text) {
    report.add(text.error());
    return {};
  }
  RedirectFile file{name, *std::move(text), {}, {}};
  if (!file.text.empty() && !file.text.ends_with('\n')) file.text += '\n';
  file.rules = parse(name, file.text, report);
  index_rules(file);
  return file;
}

// The parts of a path; a slash at its end makes none.
std::vector<std::string_view> parts_of(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty()) return {};
  return base::split(path, '/');
}

// What the placeholders of a rule stand for, "splat" for its asterisk.
using Values = std::map<std::string, std::string, std::greater<>>;

std::optional<Values> match(const RedirectRule& rule, std::string_view path) {
  const auto is_same = [&](std::string_view wanted, std::string_view part) {
    const std::string text = base::nfc(base::decode(wanted));
    return text == base::nfc(part) ||
           (rule.ignores_case && base::lower_case(text) == base::lower_case(part));
  };
  Values values;
  const auto wanted = parts_of(rule.from);
  const auto parts = parts_of(path);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == "*" && i + 1 == wanted.size()) {
      std::string rest;
      for (std::size_t at = i; at < parts.size(); ++at)
        rest += (at > i ? "/" : "") + std::string(parts[at]);
      values["splat"] = rest;
      return values;
    }
    if (i >= parts.size()) return std::nullopt;
    if (wanted[i].starts_with(':')) {
      values[std::string(wanted[i].substr(1))] = parts[i];
    } else if (!is_same(wanted[i], parts[i])) {
      return std::nullopt;
    }
  }
  if (parts.size() != wanted.size()) return std::nullopt;
  return values;
}

bool answers_all_alike(const RedirectRule& rule) {
  return parts_of(rule.from) == std::vector<std::string_view>{"*"} &&
         rule.to.find(":splat") == std::string::npos;
}

constexpr int kFirstFailure = 400;

bool answers_links(const RedirectRule& rule) {
  return !rule.is_conditional && rule.status < kFirstFailure && !answers_all_alike(rule);
}

// The keys of `by_beginning` that can stand for the path, the shortest first.
std::vector<std::string> beginnings_of(std::string_view path) {
  std::vector<std::string> keys = {""};
  for (const std::string_view part : parts_of(path))
    keys.push_back(keys.back() + '/' + base::lower_case(base::nfc(part)));
  return keys;
}

}  // namespace

void index_rules(RedirectFile& file) {
  for (std::size_t i = 0; i < file.rules.size(); ++i) {
    if (!answers_links(file.rules[i])) continue;
    std::string key;
    for (const std::string_view part : parts_of(file.rules[i].from)) {
      if (part == "*" || part.starts_with(':')) break;
      key += '/' + base::lower_case(base::nfc(base::decode(part)));
    }
    file.by_beginning[key].push_back(i);
  }
}

OwnRedirects read_own_redirects(const base::Files& files, const std::string& folder,
                                const configuration::Redirects& asked, base::Report& report) {
  OwnRedirects own;
  own.netlify = read(files, folder, "static/_redirects", parse_netlify, report);
  if (asked.nginx) own.nginx = read(files, folder, "static/redirects.map", parse_nginx, report);
  return own;
}

std::optional<std::string> target_of(const RedirectRule& rule, std::string_view on_server) {
  if (!rule.from.starts_with('/')) return std::nullopt;
  const auto values = match(rule, on_server);
  if (!values) return std::nullopt;
  std::string to = rule.to;
  // The longest names first: ":year" must not be taken for ":y".
  for (const auto& [name, value] : *values) {
    const std::string placeholder = std::string(":").append(name);
    to = base::replace_all(std::move(to), placeholder, base::encode_path(value));
  }
  return to;
}

std::optional<std::string> target_of(const RedirectFile& file, std::string_view on_server) {
  if (file.by_beginning.empty()) return std::nullopt;
  std::vector<std::size_t> candidates;
  for (const std::string& key : beginnings_of(on_server)) {
    if (const auto found = file.by_beginning.find(key); found != file.by_beginning.end())
      candidates.insert(candidates.end(), found->second.begin(), found->second.end());
  }
  std::sort(candidates.begin(), candidates.end());
  for (const std::size_t index : candidates) {
    if (auto to = target_of(file.rules[index], on_server)) return to;
  }
  return std::nullopt;
}

std::optional<std::string> target_of(const OwnRedirects& own, std::string_view on_server) {
  auto to = target_of(own.netlify, on_server);
  return to ? to : target_of(own.nginx, on_server);
}

}  // namespace output
