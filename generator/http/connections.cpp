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
    entered_.push_back(std::move(connection));
    if (entered_.size() > idle_) {
      threads_.size() < most_ ? add_thread() : shut_down_longest_waiting();
    }
  }
  changed_.notify_one();
}

void Connections::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
    entered_.clear();
    for (Connection* connection : served_) connection->shut_down();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
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
  ++idle_;
  changed_.wait(lock, [this] { return is_closing_ || !entered_.empty(); });
  --idle_;
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
    // The system cannot start more threads, so a served connection has to give up its thread.
    shut_down_longest_waiting();
  }
}

void Connections::shut_down_longest_waiting() {
  Connection* longest = nullptr;
  for (Connection* connection : served_) {
    if (connection->waits_since() == 0 || connection->is_shut_down()) continue;
    if (longest == nullptr || connection->waits_since() < longest->waits_since())
      longest = connection;
  }
  if (longest != nullptr) longest->shut_down();
}

}  // namespace http
