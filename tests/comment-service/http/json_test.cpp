#include "http/json.h"

#include <doctest/doctest.h>

#include "http/build_json.h"
#include "http/moderation_json.h"
#include "http/policy_json.h"

namespace {

const base::Time kTime = *base::parse_rfc3339("2024-05-01T09:30:00Z");
const base::Time kLater = *base::parse_rfc3339("2024-05-02T10:31:01Z");

// A comment with a value in every field.
domain::Comment whole_comment() {
  domain::Comment comment;
  comment.id = "c2";
  comment.thread = "/ä/";
  comment.parent = "c1";
  comment.depth = 1;
  comment.status = domain::Status::published;
  comment.name = "Zoë";
  comment.email = "zoe@example.org";
  comment.website = "https://zoe.example";
  comment.address = "203.0.113.0/24";
  comment.body = "*Grüße*";
  comment.html = "<p><em>Grüße</em></p>\n";
  comment.revision = 3;
  comment.author = true;
  comment.created = kTime;
  comment.edited = kLater;
  comment.reasons = {
      {"short", "Few words.", "body", {"words", "2", "fewer than 4", 0, 0}, {}, "hash"},
      {"spam", "Spam.", "name", {"contains", "Zoë", "", 0, 1}, domain::Audience::moderators, ""},
      {"plain", "Read first.", "", {}, domain::Audience::everyone, ""}};
  return comment;
}

domain::Comment bare_comment() {
  domain::Comment comment;
  comment.id = "c3";
  comment.thread = "/";
  comment.created = kTime;
  return comment;
}

const std::string kReasonsForReaders =
    R"([{"rule":"short","message":"Few words.","field":"body",)"
    R"("evidence":{"measure":"words","actual":"2","limit":"fewer than 4"}},)"
    R"({"rule":"plain","message":"Read first."}])";

}  // namespace

TEST_CASE("the queue shows moderators every field, and null for what is not there") {
  storage::Queue queue;
  queue.comments = {{whole_comment(), {1, 2, 3}, {{"Ann", kLater, "ring «him»"}, {"", kTime, "x"}}},
                    {bare_comment(), {}, {}}};
  queue.next = "17";
  queue.full = {{"/a/", "192.0.2.0/24", 20, 7, kTime, kLater}, {"", "", 10'000, 1, kTime, kTime}};
  CHECK(http::encode_queue(queue) ==
        R"({"comments":[{"id":"c2","thread":"/ä/","parent":"c1","status":"published","revision":3,)"
        R"("name":"Zoë","email":"zoe@example.org","website":"https://zoe.example",)"
        R"("address":"203.0.113.0/24","author":true,"body":"*Grüße*",)"
        R"("html":"<p><em>Grüße</em></p>\n","reasons":[{"rule":"short","message":"Few words.",)"
        R"("field":"body","evidence":{"measure":"words","actual":"2","limit":"fewer than 4"},)"
        R"("policy":"hash"},{"rule":"spam","message":"Spam.","field":"name",)"
        R"("evidence":{"measure":"contains","actual":"Zoë","span":[0,1]}},)"
        R"({"rule":"plain","message":"Read first."}],)"
        R"("history":{"published":1,"rejected":2,"spam":3},)"
        R"("notes":[{"by":"Ann","at":"2024-05-02T10:31:01Z","text":"ring «him»"},)"
        R"({"by":null,"at":"2024-05-01T09:30:00Z","text":"x"}],)"
        R"("created":"2024-05-01T09:30:00Z","edited":"2024-05-02T10:31:01Z"},)"
        R"({"id":"c3","thread":"/","parent":null,"status":"held","revision":1,"name":"",)"
        R"("email":null,"website":null,"address":null,"author":false,"body":"","html":"",)"
        R"("reasons":[],"history":{"published":0,"rejected":0,"spam":0},"notes":[],)"
        R"("created":"2024-05-01T09:30:00Z","edited":null}],"next":"17",)"
        R"("full":[{"thread":"/a/","network":"192.0.2.0/24","limit":20,"turned_away":7,)"
        R"("since":"2024-05-01T09:30:00Z","last":"2024-05-02T10:31:01Z"},)"
        R"({"thread":null,"network":null,"limit":10000,"turned_away":1,)"
        R"("since":"2024-05-01T09:30:00Z","last":"2024-05-01T09:30:00Z"}]})");
  CHECK(http::encode_queue({}) == R"({"comments":[],"next":null,"full":[]})");
}

TEST_CASE("authors see their comment without what is for moderators") {
  CHECK(
      http::encode_own(whole_comment(), "https://a.example/#comment-c2") ==
      R"({"id":"c2","thread":"/ä/","url":"https://a.example/#comment-c2","parent":"c1","status":"published","revision":3,)"
      R"("name":"Zoë","website":"https://zoe.example","body":"*Grüße*",)"
      R"("html":"<p><em>Grüße</em></p>\n","reasons":)" +
          kReasonsForReaders +
          R"(,"created":"2024-05-01T09:30:00Z","edited":"2024-05-02T10:31:01Z"})");
  CHECK(
      http::encode_own(bare_comment(), "") ==
      R"({"id":"c3","thread":"/","url":null,"parent":null,"status":"held","revision":1,"name":"",)"
      R"("website":null,"body":"","html":"","reasons":[],)"
      R"("created":"2024-05-01T09:30:00Z","edited":null})");
  CHECK(http::encode_told(whole_comment()) == kReasonsForReaders);
  CHECK(http::encode_told(bare_comment()) == "[]");
  CHECK(http::encode_submitted(whole_comment(), R"([{"rule":"ä"}])", "KEY") ==
        R"({"id":"c2","status":"published","revision":3,"reasons":[{"rule":"ä"}],)"
        R"("html":"<p><em>Grüße</em></p>\n","edit_token":"KEY"})");
  CHECK(http::encode_submitted(bare_comment(), "", "") ==
        R"({"id":"c3","status":"held","revision":1,"reasons":[],"html":""})");
}

TEST_CASE("a problem has the code's status and title, and lists only what there is") {
  base::Fault fault{base::Code::bad_request, "wröng", "for the log", {}, 7};
  CHECK(http::encode_problem(fault, {}) ==
        R"({"type":"about:blank","title":"Bad request","status":400,"code":"bad-request",)"
        R"("detail":"wröng"})");
  fault.errors = {{"/a", "is missing"}, {"", "must be \"JSON\""}};
  CHECK(http::encode_problem(fault, whole_comment().reasons) ==
        R"({"type":"about:blank","title":"Bad request","status":400,"code":"bad-request",)"
        R"("detail":"wröng","errors":[{"pointer":"/a","message":"is missing"},)"
        R"({"pointer":"","message":"must be \"JSON\""}],"reasons":)" +
            kReasonsForReaders + "}");
  CHECK(http::encode_refused({policy::Outcome::nudge, whole_comment().reasons}) ==
        R"({"type":"about:blank","title":"Please look again","status":422,"code":"nudge",)"
        R"("detail":"improve the comment, or send it again with insist","reasons":)" +
            kReasonsForReaders + "}");
  CHECK(http::encode_refused({policy::Outcome::reject, {}}) ==
        R"({"type":"about:blank","title":"Refused","status":422,"code":"refused",)"
        R"("detail":"the comment was not accepted"})");
}

TEST_CASE("the parts of a long thread make one line of a snapshot") {
  storage::ThreadPart part;
  part.total = 3;
  part.first = true;
  part.next = "more";
  usecases::PublicThread shown;
  shown.thread.key = "/ä/";
  shown.thread.title = "T";
  shown.thread.lang = "de";
  shown.thread.page = "p1";
  shown.thread.closes = kTime;
  shown.version = "v1";
  usecases::PublicComment& comment = shown.comments.emplace_back();
  comment.id = "c1";
  comment.name = "Zoë";
  comment.created = kTime;
  const std::string json =
      R"({"id":"c1","parent":null,"depth":0,"name":"Zoë","website":null,"avatar":"Z",)"
      R"("author":false,"html":"","created":"2024-05-01T09:30:00Z","edited":null,)"
      R"("removed":false,"waiting":false})";
  const std::string head =
      R"({"key":"/ä/","version":"v1","count":3,"moved_to":null,"title":"T","lang":"de",)"
      R"("open":true,"closes":"2024-05-01T09:30:00Z","id":"p1","fragment":"<p>\n","comments":[)";
  CHECK(http::encode_snapshot_part(part, shown, "<p>\n") == head + json);
  part.first = false;
  CHECK(http::encode_snapshot_part(part, shown, "") == "," + json);
  part.next = "";
  CHECK(http::encode_snapshot_part(part, shown, "") == "," + json + "]}\n");
  shown.comments.push_back(comment);
  CHECK(http::encode_snapshot_part(part, shown, "") == "," + json + "," + json + "]}\n");
  shown.comments.clear();
  CHECK(http::encode_snapshot_part(part, shown, "") == "]}\n");
  part.first = true;
  part.moved_to = "/b/";
  CHECK(http::encode_snapshot_part(part, shown, "") ==
        R"({"key":"/ä/","version":"v1","count":3,"moved_to":"/b/","title":"T","lang":"de",)"
        R"("open":false,"closes":null,"id":null,"fragment":"","comments":[]})"
        "\n");
  CHECK(http::encode_snapshot_end({7, "epoch"}, 2, usecases::EmptyThread::exists) ==
        R"({"end":true,"sequence":7,"epoch":"epoch","threads":2,"accepts":"any"})"
        "\n");
  CHECK(http::encode_snapshot_end({7, "epoch"}, 2, usecases::EmptyThread::unknown) ==
        R"({"end":true,"sequence":7,"epoch":"epoch","threads":2,"accepts":"listed"})"
        "\n");
  CHECK(http::encode_manifest_outcome({1, 2, 3}) == R"({"added":1,"moved":2,"unlisted":3})");
}

TEST_CASE("bytes that are not UTF-8 become the replacement character") {
  domain::Comment comment = bare_comment();
  comment.thread = "/\xFF/";
  const std::string decided = R"({"id":"c3","thread":"/)"
                              "\xEF\xBF\xBD"
                              R"(/","status":"held","revision":1})";
  CHECK(http::encode_decided(comment) == decided);
  CHECK(http::encode_counts({{"\xFF", 2}}) ==
        "{\"counts\":[{\"thread\":\"\xEF\xBF\xBD\",\"total\":2}]}");
  CHECK(http::encode_dry_run({0, {}, {{"\xFF", 0, 0, 0}}, {}}) ==
        "{\"comments\":0,\"flipped\":0,\"outcomes\":[],\"rules\":[{\"rule\":\"\xEF\xBF\xBD\","
        "\"hits\":0,\"overturned\":0,\"not_replayable\":0}],\"flips\":[]}");
}

TEST_CASE("a dry run lists a thousand flips and counts all of them") {
  policy::DryRunReport report;
  report.comments = 5;
  report.table[{policy::Outcome::publish, policy::Outcome::nudge, domain::Status::spam}] = 3;
  report.table[{policy::Outcome::hold, policy::Outcome::reject, std::nullopt}] = 2;
  report.rules = {{"ä", 1, 2, 3}};
  report.flips = {{"c1",
                   "/ö/",
                   policy::Outcome::hold,
                   policy::Outcome::publish,
                   domain::Status::rejected,
                   {"ä", "b"},
                   "Grüße"}};
  const std::string flip =
      R"({"comment":"c1","thread":"/ö/","then":"hold","now":"publish","decided":"rejected",)"
      R"("rules":["ä","b"],"excerpt":"Grüße"})";
  const auto expected = [&](int flips) {
    std::string list = flip;
    for (int i = 1; i < std::min(flips, 1000); ++i) list += "," + flip;
    return R"({"comments":5,"flipped":)" + std::to_string(flips) +
           R"(,"outcomes":[{"then":"publish","now":"nudge","decided":"spam","comments":3},)"
           R"({"then":"hold","now":"reject","decided":null,"comments":2}],)"
           R"("rules":[{"rule":"ä","hits":1,"overturned":2,"not_replayable":3}],"flips":[)" +
           list + "]}";
  };
  CHECK(http::encode_dry_run(report) == expected(1));
  report.flips.resize(1000, report.flips.front());
  CHECK(http::encode_dry_run(report) == expected(1000));
  report.flips.resize(1001, report.flips.front());
  CHECK(http::encode_dry_run(report) == expected(1001));
}
