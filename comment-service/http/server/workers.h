// The threads that answer requests.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "http/server/connection.h"

namespace server {

class Workers {
 public:
  using Serve = std::function<void(std::unique_ptr<Connection>)>;

  Workers(std::size_t count, Serve serve);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  Workers(Workers&&) = delete;
  Workers& operator=(Workers&&) = delete;
  ~Workers();

  void add(std::unique_ptr<Connection> connection);
  // Serves what was added, then ends the threads.
  void finish();

 private:
  void loop();

  Serve serve_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::unique_ptr<Connection>> queue_;
  bool finishing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace server
