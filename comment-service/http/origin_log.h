// Tells the owner in the log about addresses that no setting names: refused origins, and another
// host of the service.
#pragma once

#include <atomic>
#include <map>
#include <string>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/log.h"
#include "settings/settings.h"

namespace http {

// Thread-safe.
class OriginLog {
 public:
  OriginLog(base::Log& log, const base::Clock& clock) : log_(log), clock_(clock) {}

  // Writes once a minute for each origin that its pages were refused, and why. An attacker can send
  // any number of origins, so at most 100 of them are written in a minute.
  void refused(const settings::Settings& settings, const std::string& origin);

  // Writes once when a request names another host than the own origin, which was not told. A proxy
  // that passes the host on makes such requests, and feeds then have the wrong address. `host` is
  // the Host header.
  void reached_at(const settings::Settings& settings, const std::string& host);

 private:
  // The origins of the last minute, with the time when each was written.
  using Recent = std::map<std::string, base::Time>;

  bool is_due(Recent& recent, const std::string& origin) const;

  base::Log& log_;
  const base::Clock& clock_;
  base::Guarded<Recent> recent_;
  std::atomic<bool> wrote_host_ = false;
  // The hash of the host that was looked at last and needs no word. Every request names a host, and
  // nearly always the same.
  std::atomic<std::size_t> known_host_ = 0;
};

}  // namespace http
