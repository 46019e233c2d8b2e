// Idempotency-Key: a repeated request is executed once and gets the same answer.
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

// The keys of requests that are being answered now.
class RequestsInFlight {
 public:
  // Claims a key until the object is destroyed.
  class Claim {
   public:
    Claim(RequestsInFlight& keys, std::string key) : keys_(&keys), key_(std::move(key)) {}
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;
    Claim(Claim&& other) noexcept
        : keys_(std::exchange(other.keys_, nullptr)), key_(std::move(other.key_)) {}
    Claim& operator=(Claim&&) = delete;
    ~Claim();

   private:
    RequestsInFlight* keys_;
    std::string key_;
  };

  // Returns nothing when another request has claimed the key.
  std::optional<Claim> claim(const std::string& key);
  // Waits until the key is free.
  Claim wait_for(const std::string& key);

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  std::set<std::string> claimed_;
};

// The stored and the pending answer for a request with an Idempotency-Key.
struct Attempt {
  storage::RequestKey request;
  // The answer that was given before; nothing for a new request.
  std::optional<storage::StoredAnswer> answered;
  RequestsInFlight::Claim claim;
};

// A form needs no header: the same fields with the same form token count as the same request. Waits
// while another request with the same key is being answered, because a browser shows only the last
// answer.
base::Result<Attempt> begin_form(const Services& services, const Request& request,
                                 const std::string& thread);

// Whether a repeated request may get the edit token that the first one got. A key of 22 or more
// characters is taken for a secret (128 random bits in base64url have 22), as a phone that changes
// its network sends it. A shorter one could be guessed, and counts only from the network of the
// comment.
base::Result<bool> may_have_edit_token(const Services& services, const Request& request,
                                       const std::string& comment);

// Returns nothing without the header. Faults: bad_request (an invalid key), in_flight, key_reused
// (a different body).
base::Result<std::optional<Attempt>> begin_attempt(const Services& services, const Request& request,
                                                   const std::string& thread);

}  // namespace http
