#include "http/server/workers.h"

namespace server {

Workers::Workers(std::size_t count, Serve serve) : serve_(std::move(serve)) {
  for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { loop(); });
}

Workers::~Workers() { finish(); }

void Workers::add(std::unique_ptr<Connection> connection) {
  {
    const std::scoped_lock lock(mutex_);
    queue_.push_back(std::move(connection));
  }
  wake_.notify_one();
}

void Workers::finish() {
  {
    const std::scoped_lock lock(mutex_);
    finishing_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Workers::loop() {
  while (true) {
    std::unique_ptr<Connection> connection;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return finishing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      connection = std::move(queue_.front());
      queue_.pop_front();
    }
    serve_(std::move(connection));
  }
}

}  // namespace server
