#include "comments/latest_snapshot.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "comments/snapshot_json.h"

namespace comments {
namespace {

// Whether a date has passed at which a kept thread closed. That is no change of the database, so
// the news would not have the thread.
bool has_closed_since(const Snapshot& kept, base::Clock clock) {
  return std::any_of(kept.threads.begin(), kept.threads.end(), [&](const auto& each) {
    const Thread& thread = each.second;
    if (!thread.is_open || thread.closes.empty()) return false;
    const auto closes = base::parse_date(thread.closes, "UTC").date;
    return closes && closes->instant <= clock.now;
  });
}

base::Result<Snapshot> fetch(const Access& access, const std::optional<KeptSnapshot>& kept,
                             const Transport& transport, base::Clock clock, base::Threads threads) {
  SnapshotRange range;
  const bool goes_on = kept && !has_closed_since(kept->snapshot, clock);
  if (goes_on) range = {.since = kept->snapshot.sequence, .epoch = kept->snapshot.epoch};
  TRY(const std::string text, fetch_snapshot(access, range, transport));
  TRY(Snapshot news, parse_answer(access.service, text, threads));
  return goes_on ? merged(kept->snapshot, std::move(news)) : std::move(news);
}

std::string duration_text(base::Instant seconds) {
  constexpr base::Instant kMinute = 60;
  constexpr base::Instant kHour = 60 * kMinute;
  constexpr base::Instant kDay = 24 * kHour;
  const auto text = [](base::Instant count, const char* unit) {
    return base::count_of(static_cast<std::size_t>(count), unit);
  };
  if (seconds >= 2 * kDay) return text(seconds / kDay, "day");
  if (seconds >= 2 * kHour) return text(seconds / kHour, "hour");
  return seconds < kMinute ? "less than a minute" : text(seconds / kMinute, "minute");
}

base::Diagnostic as_warning(base::Diagnostic error, const KeptSnapshot& kept, base::Clock clock) {
  error.severity = base::Severity::warning;
  error.message += "; the pages have the comments " + age_text(kept, clock);
  return error;
}

// So that nobody wonders why the build does not go on with an earlier snapshot.
base::Diagnostic without_kept(base::Diagnostic error, const FetchContext& context,
                              const Access& access) {
  error.message += "; " + absence_text(context.files, kept_path(context.site, access.service));
  return error;
}

std::size_t comments_of(const Snapshot& snapshot) {
  std::size_t count = 0;
  for (const auto& [key, thread] : snapshot.threads) count += thread.count;
  return count;
}

// A service that was started with an empty or a wrong database answers well. Of the same database,
// comments go because somebody took them down.
std::optional<base::Diagnostic> loss(const Snapshot& kept, const Snapshot& latest,
                                     const std::string& service) {
  const std::size_t before = comments_of(kept);
  const std::size_t now = comments_of(latest);
  const bool is_same = latest.epoch == kept.epoch && latest.sequence >= kept.sequence;
  if (is_same || now >= before) return std::nullopt;
  return base::warning_at(base::Kind::fewer_comments, {.file = service},
                          "the service has another database than at the last build, with " +
                              base::count_of(now, "comment") + " in place of " +
                              std::to_string(before),
                          "see whether it runs with the right database");
}

base::Result<LatestSnapshot> fetch_over(const std::optional<KeptSnapshot>& kept,
                                        const Access& access, const Transport& transport,
                                        const FetchContext& context) {
  LatestSnapshot latest;
  TRY(latest.snapshot, fetch(access, kept, transport, context.clock, context.threads));
  const Snapshot* previous = kept ? &kept->snapshot : nullptr;
  if (previous != nullptr) {
    if (auto lost = loss(*previous, latest.snapshot, access.service))
      latest.warnings.push_back(*std::move(lost));
  }
  const std::string path = kept_path(context.site, access.service);
  const auto written =
      write_kept(context.files, path, latest.snapshot, previous, context.clock.now);
  if (written) return latest;
  base::Diagnostic warning = written.error();  // the build goes on; the next one fetches more
  warning.severity = base::Severity::warning;
  latest.warnings.push_back(std::move(warning));
  return latest;
}

std::optional<KeptSnapshot> kept_in(const FetchContext& context, const Access& access) {
  return read_kept(context.files, kept_path(context.site, access.service), context.threads);
}

}  // namespace

std::string age_text(const KeptSnapshot& kept, base::Clock clock) {
  if (!kept.confirmed) return "of an unknown time";
  const base::Date date{.instant = *kept.confirmed, .has_time = true};
  const std::string time = base::format_clock(date).substr(0, 5);
  std::string text = "of " + base::format_day(date) + ' ' + time + " UTC";
  // A clock that is wrong says nothing about the age.
  if (clock.now < *kept.confirmed) return text;
  return text + ", " + duration_text(clock.now - *kept.confirmed) + " ago";
}

Snapshot merged(const Snapshot& kept, Snapshot news) {
  if (news.epoch != kept.epoch || news.sequence < kept.sequence) return news;
  Snapshot result = std::move(news);
  result.threads.insert(kept.threads.begin(), kept.threads.end());  // keeps those of the news
  return result;
}

base::Result<LatestSnapshot> fetch_latest(const Access& access, const Transport& transport,
                                          const FetchContext& context) {
  return fetch_over(kept_in(context, access), access, transport, context);
}

base::Result<LatestSnapshot> latest_snapshot(const Access& access, const Transport& transport,
                                             const FetchContext& context) {
  auto kept = kept_in(context, access);
  auto latest = fetch_over(kept, access, transport, context);
  if (latest) return latest;
  if (!kept) return without_kept(latest.error(), context, access);
  base::Diagnostic warning = as_warning(latest.error(), *kept, context.clock);
  return LatestSnapshot{std::move(kept->snapshot), {std::move(warning)}};
}

}  // namespace comments
