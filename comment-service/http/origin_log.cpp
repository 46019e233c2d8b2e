#include "http/origin_log.h"

#include <functional>

#include "base/encoding.h"

namespace http {
namespace {

constexpr std::chrono::minutes kPause{1};
constexpr std::size_t kMostOrigins = 100;
// A name of the DNS has 253 characters at most; the rest is for scheme and port.
constexpr std::size_t kMostLength = 270;

// The header on one line of ASCII, cut at the length that an origin of a browser can have.
std::string printable(std::string_view text) {
  const std::string ascii = base::percent_encode(text.substr(0, kMostLength), ":/[]@,!$&'()*+;=% ");
  return text.size() > kMostLength ? ascii + "…" : ascii;
}

std::string reason_of(const settings::Settings& settings, const std::string& origin) {
  if (origin == "null") {
    return "the browser hides where its page is from; the page must not be in a sandboxed frame or "
           "have the referrer policy no-referrer";
  }
  const std::string shown = printable(origin);
  const auto site = settings::parse_site(origin);
  if (!site || site->origin != origin) return "this is not how a browser writes an origin";
  std::string reason = "no --site names this origin; if it is yours, add --site " + shown;
  if (settings.public_url.origin.empty() && settings::parse_public_url(origin))
    reason += ", or --public-url " + shown + " if this service is reached there";
  return reason;
}

}  // namespace

bool OriginLog::is_due(Recent& recent, const std::string& origin) const {
  const base::Time now = clock_.now();
  // A time to come was written before the clock was set back.
  std::erase_if(recent, [&](const auto& entry) {
    return entry.second > now || now - entry.second >= kPause;
  });
  return recent.size() < kMostOrigins && recent.emplace(origin, now).second;
}

void OriginLog::refused(const settings::Settings& settings, const std::string& origin) {
  const std::string shown = printable(origin);
  if (!recent_.with([&](Recent& recent) { return is_due(recent, shown); })) return;
  log_.error("refused a page of \"" + shown + "\": " + reason_of(settings, origin));
}

void OriginLog::reached_at(const settings::Settings& settings, const std::string& host) {
  if (!settings.public_url.origin.empty() || wrote_host_ || host.empty()) return;
  const std::size_t hash = std::hash<std::string>()(host);
  if (hash == known_host_) return;
  // A client on this machine may come by 0.0.0.0, which no setting may name.
  const auto site = settings::parse_public_url("http://" + host);
  const std::string own = settings::own_origin(settings);
  const bool is_known =
      !site || !site->path.empty() || settings::is_loopback(site->origin) || site->origin == own;
  if (is_known) known_host_ = hash;
  if (is_known || wrote_host_.exchange(true)) return;
  const std::string name = site->origin.substr(site->origin.find("://") + 3);
  log_.info("a request came to " + printable(name) + ", but feeds name " + own +
            ": set --public-url, such as --public-url https://" + printable(name));
}

}  // namespace http
