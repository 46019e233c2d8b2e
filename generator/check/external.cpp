#include "check/external.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/text.h"

namespace check {
namespace {

constexpr base::Instant kWeek = base::Instant{7} * 24 * 60 * 60;

// Maps a URL to the time when it last worked.
using UrlTimes = std::map<std::string, base::Instant>;

UrlTimes read_cache(const Cache& cache) {
  UrlTimes known;
  const auto text = cache.files.read(cache.path);
  if (!text) return known;
  for (const std::string_view line : base::split(*text, '\n')) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    base::Instant time = 0;
    const auto [end, fault] = std::from_chars(line.data(), line.data() + blank, time);
    if (fault != std::errc() || end != line.data() + blank) continue;
    if (time <= cache.clock.now && cache.clock.now - time < kWeek)
      known.emplace(line.substr(blank + 1), time);
  }
  return known;
}

base::Status write_cache(const Cache& cache, const UrlTimes& known) {
  std::string text;
  for (const auto& [url, time] : known) text += std::to_string(time) + ' ' + url + '\n';
  return cache.files.write(cache.path, text);
}

// A status such as 401 or 403 means that the page exists, but is refused to programs.
bool is_broken(const network::Answer& answer) {
  constexpr auto kRefused = std::to_array<int>({401, 402, 403, 405, 407, 429, 451, 503});
  if (answer.status >= 600)
    return false;  // not an HTTP status: some servers send 999 to refuse programs
  return answer.status == 0 || (answer.status >= 400 && std::find(kRefused.begin(), kRefused.end(),
                                                                  answer.status) == kRefused.end());
}

}  // namespace

void check_external(const std::vector<ExternalLink>& links, const Ask& ask, const Cache& cache,
                    base::Report& report) {
  UrlTimes known = read_cache(cache);
  std::vector<const ExternalLink*> asked;
  std::vector<std::string> urls;
  for (const ExternalLink& link : links) {
    if (known.contains(link.url)) continue;
    asked.push_back(&link);
    urls.push_back(link.url);
  }
  if (urls.empty()) return;
  const std::vector<network::Answer> answers = ask(urls);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const network::Answer& answer = answers[i];
    if (answer.status > 0 && answer.status < 400) known[urls[i]] = cache.clock.now;
    if (!is_broken(answer)) continue;
    const std::string why =
        answer.status > 0 ? "answers " + std::to_string(answer.status) : "is not answered";
    for (const base::Location& location : asked[i]->locations)
      report.add(base::warning_at(base::Kind::unreachable_link, location, urls[i] + ' ' + why,
                                  answer.failure));
  }
  // A folder that cannot be written costs time only: the next check asks again.
  if (auto written = write_cache(cache, known); !written) {
    report.add(base::note_at(base::Kind::unwritable_file, {.file = cache.path},
                             "the answers are not kept: " + written.error().message));
  }
}

}  // namespace check
