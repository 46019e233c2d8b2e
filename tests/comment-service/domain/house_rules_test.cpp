#include "domain/house_rules.h"

#include <doctest/doctest.h>

using domain::Status;

namespace {

// The status, and each reason in one line.
std::string all(const domain::Comment& comment) {
  std::string text = std::string(domain::name(comment.status)) + "\n";
  for (const domain::Reason& reason : comment.reasons) {
    text += reason.rule + "|" + reason.message + "|" + reason.field + "|" +
            reason.evidence.measure + "|" + reason.evidence.actual + "|" + reason.policy +
            (reason.audience == domain::Audience::everyone ? "\n" : "|secret\n");
  }
  return text;
}

struct House {
  domain::Thread thread = {};
  std::vector<domain::Block> blocks = {};
  std::vector<std::string> names = {};

  std::string judged(domain::Comment comment = {}) const {
    comment.status = Status::published;
    return applied(std::move(comment));
  }
  std::string applied(domain::Comment comment) const {
    comment.name = "Bоb";  // the "о" is Cyrillic
    comment.html = "<p>cheap pills</p>\n";
    domain::apply_house_rules(comment, {thread, blocks, names});
    return all(comment);
  }
};

const std::string kModerated =
    "moderated-page|A moderator reads every comment on this page before it appears.||||\n";
const std::string kBlocked = "blocked|This is blocked.||blocked|word pills||secret\n";
const std::string kReserved =
    "reserved-name|The name looks like that of one of the site's own people.|name|reserved-name|"
    "Bоb|\n";

}  // namespace

TEST_CASE("each house rule holds a comment that would be published") {
  House house;
  CHECK(house.judged() == "published\n");
  house.names = {"Ann", "Bob"};
  CHECK(house.judged() == "held\n" + kReserved);
  house.blocks = {{"1", domain::BlockKind::word, " casino "},
                  {"2", domain::BlockKind::word, " pills "},
                  {"3", domain::BlockKind::word, " cheap "}};
  CHECK(house.judged() == "held\n" + kBlocked + kReserved);
  house.thread.moderation = domain::Moderation::hold;
  CHECK(house.judged() == "held\n" + kModerated + kBlocked + kReserved);
  house.blocks.clear();
  house.names.clear();
  CHECK(house.judged() == "held\n" + kModerated);
}

TEST_CASE("a comment that is not published keeps its status, and learns nothing of its page") {
  House house;
  house.thread.moderation = domain::Moderation::hold;
  house.names = {"Bob"};
  domain::Comment comment;
  comment.status = Status::spam;
  CHECK(house.applied(comment) == "spam\n" + kReserved);
}

TEST_CASE("a reason replaces the older one of the same rule, unless a policy gave that") {
  domain::Comment comment;
  comment.status = Status::published;
  comment.reasons = {{"a", "old"}, {"b", "old"}, {"a", "rule"}};
  comment.reasons.back().policy = "hash";
  domain::hold(comment, {"a", "new"});
  CHECK(all(comment) == "held\nb|old||||\na|rule||||hash\na|new||||\n");
  domain::hold(comment, {"b", "new"});
  CHECK(all(comment) == "held\na|rule||||hash\na|new||||\nb|new||||\n");
}
