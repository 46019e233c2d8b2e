#include "http/connections.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace http {

Connections::Connections(std::size_t most, Serve serve) : most_(most), serve_(std::move(serve)) {}

Connections::~Connections() { close(); }

void Connections::enter(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    // All threads begin here, so they have the signal mask of the accepting thread.
    if (!keeper_.joinable()) keeper_ = std::thread([this] { keep_room(); });
    entered_.push_back(std::move(connection));
    if (entered_.size() > free_threads() && threads_.size() < most_) add_thread();
    make_room();
  }
  changed_.notify_one();
  crowded_.notify_one();
}

void Connections::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
    entered_.clear();
    for (Connection* connection : served_) connection->shut_down();
  }
  changed_.notify_all();
  crowded_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
  if (keeper_.joinable()) keeper_.join();
}

void Connections::work() {
  while (const std::unique_ptr<Connection> connection = next()) {
    serve_(*connection);
    const std::lock_guard lock(mutex_);
    std::erase(served_, connection.get());
  }
}

std::unique_ptr<Connection> Connections::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_closing_ || !entered_.empty(); });
  if (is_closing_) return nullptr;
  std::unique_ptr<Connection> connection = std::move(entered_.front());
  entered_.pop_front();
  served_.push_back(connection.get());
  return connection;
}

void Connections::add_thread() {
  try {
    threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The system cannot start more threads. A served connection has to give up its thread.
  }
}

void Connections::keep_room() {
  // A connection that is being answered gives up its thread only once it waits for its client.
  constexpr std::chrono::milliseconds kTick{20};
  std::unique_lock lock(mutex_);
  while (!is_closing_) {
    crowded_.wait(lock, [this] { return is_closing_ || !entered_.empty(); });
    crowded_.wait_for(lock, kTick, [this] { return is_closing_; });
    make_room();
  }
}

void Connections::make_room() {
  auto leaving = static_cast<std::size_t>(
      std::count_if(served_.begin(), served_.end(),
                    [](const Connection* connection) { return connection->is_shut_down(); }));
  while (leaving + free_threads() < entered_.size() && shut_down_longest_waiting()) ++leaving;
}

bool Connections::shut_down_longest_waiting() {
  Connection* longest = nullptr;
  std::int64_t since = 0;
  for (Connection* connection : served_) {
    const std::int64_t its = connection->waits_since();
    if (its == 0 || connection->is_shut_down()) continue;
    if (longest == nullptr || its < since) {
      longest = connection;
      since = its;
    }
  }
  if (longest != nullptr) longest->shut_down();
  return longest != nullptr;
}

}  // namespace http
