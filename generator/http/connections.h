// The open connections of a server and the threads that serve them: one thread for each
// connection, up to a limit.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "http/connection.h"

namespace http {

class Connections {
 public:
  // Serves a connection to its end. Must be thread-safe.
  using Serve = std::function<void(Connection&)>;

  // At most `most` connections are served at a time. If more come, the one that has waited longest
  // for its client is shut down for each of them, so slow clients cannot keep others out.
  Connections(std::size_t most, Serve serve);
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;
  Connections(Connections&&) = delete;
  Connections& operator=(Connections&&) = delete;
  ~Connections();

  // Serves the connection on one of the threads. Not after close().
  void enter(std::unique_ptr<Connection> connection);
  // Shuts down all connections and ends the threads.
  void close();

 private:
  // The loop of a thread.
  void work();
  // Makes room while connections wait for a thread, until the end.
  void keep_room();
  // Returns null at the end.
  std::unique_ptr<Connection> next();

  // The following functions need the mutex locked.
  // Threads without a connection.
  std::size_t free_threads() const { return threads_.size() - served_.size(); }
  void add_thread();
  // Shuts down as many connections as wait for a thread in vain.
  void make_room();
  // Returns false if no connection waits for its client.
  bool shut_down_longest_waiting();

  const std::size_t most_;
  Serve serve_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable crowded_;
  bool is_closing_ = false;
  std::deque<std::unique_ptr<Connection>> entered_;
  std::vector<Connection*> served_;
  std::vector<std::thread> threads_;
  std::thread keeper_;  // runs keep_room()
};

}  // namespace http
