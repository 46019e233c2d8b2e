// Test doubles: a clock that stands still, and a log that collects its lines.
#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/guarded.h"
#include "base/log.h"

namespace support {

class PinnedClock final : public base::Clock {
 public:
  base::Time now() const override { return base::Time(std::chrono::milliseconds(milliseconds)); }

  // 2024-05-01T09:30:00Z
  std::atomic<std::int64_t> milliseconds = 1'714'555'800'000;
};

class KeptLog final : public base::Log {
 public:
  void info(std::string_view message) override { keep(message); }
  void error(std::string_view message) override { keep(message); }
  std::string all() {
    return lines_.with([](const std::string& lines) { return lines; });
  }
  // Waits up to ten seconds for a line that contains this text.
  bool comes(const std::string& text) {
    for (int i = 0; i < 1000; ++i) {
      if (all().find(text) != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

 private:
  void keep(std::string_view message) {
    lines_.with([&](std::string& lines) { lines.append(message).append("\n"); });
  }

  base::Guarded<std::string> lines_;
};

}  // namespace support
