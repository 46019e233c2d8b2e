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
  // RFC 4231, test cases 2 and 6, for HMAC-SHA-512. libsodium uses its first 256 bits.
  CHECK(base::base64url(auth::keyed_hash("Jefe", "what do ya want for nothing?")) ==
        "Fkt6e_z4GeLjlfvnO1bgo4e9ZCIugx_WECcM1-olBVQ");
  CHECK(base::base64url(auth::keyed_hash(
            std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")) ==
        "gLJCY8fBo-u3FJPB3XvotJtG0fQbSu7BEhsBN4P481I");
  // BLAKE2b with 256 bits. A fingerprint is the first 96 of them.
  CHECK(base::base64url(auth::hash("")) == "DldRwCblQ7Loqy6wYJnaodHl30d3j3eH-qtFzfEv46g");
  CHECK(base::base64url(auth::hash("abc")) == "vd2BPGNCOXIxce8_7phXm5SWTjuxyz5CcmLIwGjVIxk");
  CHECK(auth::token_hash("abc") == "vd2BPGNCOXIxce8_7phXm5SWTjuxyz5CcmLIwGjVIxk");
  CHECK(auth::fingerprint("abc") == "vd2BPGNCOXIxce8_");
}

TEST_CASE("texts are equal when all their bytes are") {
  for (const char* text : {"", "a", "abc"}) CHECK(auth::equal(text, text));
  for (const char* other : {"", "a", "ab", "abd", "bbc", "abcd"}) {
    CHECK_FALSE(auth::equal("abc", other));
    CHECK_FALSE(auth::equal(other, "abc"));
  }
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

TEST_CASE("a form token is of no use for the thread that a space in its key seems to name") {
  // The signed text is "TIME /a/ /b/" for this thread, and for "/b/" with the time "TIME /a/".
  const std::string token = keys.form_token("/a/ /b/", now);
  const std::size_t dot = token.find('.');
  CHECK(keys.form_handed_out("/a/ /b/", token, now) == now);
  CHECK_FALSE(keys.form_handed_out("/b/", token.substr(0, dot) + " /a/" + token.substr(dot), now));
}

TEST_CASE("a receipt names its comment for ten minutes") {
  const std::string receipt = keys.receipt("id", now);
  CHECK(keys.comment_on_receipt(receipt, now) == "id");
  CHECK(keys.comment_on_receipt(receipt, now + 10min - 1ms) == "id");
  CHECK_FALSE(keys.comment_on_receipt(receipt, now + 10min));
  CHECK_FALSE(keys.comment_on_receipt(receipt, now - 1ms));
  CHECK_FALSE(keys.comment_on_receipt("other" + receipt.substr(2), now));
  CHECK_FALSE(keys.comment_on_receipt(receipt.substr(0, receipt.size() - 1), now));
  CHECK_FALSE(keys.comment_on_receipt("", now));
  CHECK_FALSE(keys.comment_on_receipt(".", now));
}

TEST_CASE("tokens that were given away stay valid: their form does not change") {
  CHECK(keys.edit_token("a") == "nCaXu8uI_t6fKdFXayxSY07UT4Xksavf_il7Gv44h0w");
  CHECK(keys.form_token("/a/", now) == "1000000.gcO6KiX8Incld7LirXzIV26XHoehEdukyGPrMwgBQj4");
  CHECK(keys.receipt("id", now) == "id.1000000.zeT3V_7UCRVWYQZXz-Wk9RIp5GqmQ9SELEOjnD5JyQ4");
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
