#include "auth/keys.h"

#include <doctest/doctest.h>

#include "auth/hash.h"
#include "auth/token.h"
#include "base/encoding.h"
#include "base/random.h"

using namespace std::chrono_literals;

namespace {

const auth::Keys keys("secret");
constexpr base::Time now{std::chrono::milliseconds(1'000'000)};

}  // namespace

TEST_CASE("hashes are those of their standards") {
  // RFC 4231, test case 2, for HMAC-SHA-512. libsodium uses its first 256 bits.
  CHECK(auth::keyed_hash("Jefe", "what do ya want for nothing?").substr(0, 4) ==
        "\x16\x4B\x7A\x7B");
  CHECK(auth::hash("").size() == 32);
  CHECK(auth::equal("abc", "abc"));
  CHECK_FALSE(auth::equal("abc", "abd"));
  CHECK_FALSE(auth::equal("abc", "abcd"));
}

TEST_CASE("an edit token opens its own comment only") {
  const std::string token = keys.edit_token("a");
  CHECK(keys.is_edit_token("a", token));
  CHECK_FALSE(keys.is_edit_token("b", token));
  CHECK_FALSE(keys.is_edit_token("a", ""));
  CHECK_FALSE(auth::Keys("other").is_edit_token("a", token));
}

TEST_CASE("a form token is valid for one thread and always tells its age") {
  const std::string token = keys.form_token("/a/", now);
  CHECK(keys.form_handed_out("/a/", token, now + 5s) == now);
  CHECK_FALSE(keys.form_handed_out("/b/", token, now));
  CHECK(keys.form_handed_out("/a/", token, now + 240h) == now);
  CHECK_FALSE(keys.form_handed_out("/a/", token, now - 1ms));
  CHECK_FALSE(keys.form_handed_out("/a/", "9" + token, now));
  CHECK_FALSE(keys.form_handed_out("/a/", "", now));
  CHECK_FALSE(keys.form_handed_out("/a/", ".", now));
}

TEST_CASE("a receipt names its comment for ten minutes") {
  const std::string receipt = keys.receipt("id", now);
  CHECK(keys.comment_on_receipt(receipt, now) == "id");
  CHECK_FALSE(keys.comment_on_receipt(receipt, now + 10min));
  CHECK_FALSE(keys.comment_on_receipt("other" + receipt.substr(2), now));
  CHECK_FALSE(keys.comment_on_receipt("", now));
  // The signature alone has 256 bits.
  CHECK(base::from_base64url(receipt.substr(receipt.rfind('.') + 1))->size() == 32);
}

TEST_CASE("a signature is valid for one purpose only") {
  CHECK_FALSE(keys.is_edit_token("id", keys.receipt("id", now)));
  CHECK_FALSE(keys.comment_on_receipt("id.1000000." + keys.edit_token("id.1000000"), now));
}

TEST_CASE("bearer tokens have 256 bits and are known by their hash") {
  base::SystemRandom random;
  const std::string token = auth::new_token(random);
  CHECK(base::from_base64url(token)->size() == 32);
  CHECK(token != auth::new_token(random));
  CHECK(auth::token_hash(token).find(token) == std::string::npos);
}
