// A request that carries an Idempotency-Key is done once, however often it is sent.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "http/message.h"
#include "storage/store.h"

namespace http {

struct Services;

// The keys whose requests are being answered at this moment.
class InFlight {
 public:
  // Until it is destroyed, nobody else can claim the same key.
  class Claim {
   public:
    Claim(InFlight& keys, std::string key) : keys_(&keys), key_(std::move(key)) {}
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;
    Claim(Claim&& other) noexcept
        : keys_(std::exchange(other.keys_, nullptr)), key_(std::move(other.key_)) {}
    Claim& operator=(Claim&&) = delete;
    ~Claim();

   private:
    InFlight* keys_;
    std::string key_;
  };

  // Nothing when the key is claimed.
  std::optional<Claim> claim(const std::string& key);
  // Waits until it is not.
  Claim wait_for(const std::string& key);

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  std::set<std::string> claimed_;
};

// What the request's Idempotency-Key leads to; nothing without the header.
struct Attempt {
  storage::RequestKey request;
  // The answer that was given before.
  std::optional<storage::KeptAnswer> answered;
  InFlight::Claim claim;
};

// A form needs no header: sent again as it was, with the token that it came with, it is the same
// request. Waits for one that is still being answered, because a browser shows the last answer.
base::Result<Attempt> begin_form(const Services& services, const Request& request,
                                 const std::string& thread);

// Faults: bad_request (a key that is none), in_flight, key_reused (with another body).
base::Result<std::optional<Attempt>> begin_attempt(const Services& services, const Request& request,
                                                   const std::string& thread);

}  // namespace http
