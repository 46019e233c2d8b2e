// Takes the rights of the superuser away from a test.
#pragma once

#include <unistd.h>

#include <cstdlib>

// The superuser may read and write everything, so a test gives that up for a while.
class Unprivileged {
 public:
  Unprivileged() : is_root_(::geteuid() == 0), is_given_up_(!is_root_ || ::seteuid(65534) == 0) {}
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() {
    if (is_root_ && ::seteuid(0) != 0) std::abort();
  }
  bool works() const { return is_given_up_; }

 private:
  bool is_root_;
  bool is_given_up_;
};
