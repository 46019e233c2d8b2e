// Conditions about the text: blank fields, length, phrases.
#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "policy/conditions.h"

namespace policy {
namespace {

struct Field {
  std::string_view name;
  Input input;
  std::string domain::Draft::*member;
};

constexpr std::array kFields = {
    Field{"body", Input::body, &domain::Draft::body},
    Field{"name", Input::name, &domain::Draft::name},
    Field{"email", Input::email, &domain::Draft::email},
    Field{"website", Input::website, &domain::Draft::website},
};

class Blank final : public Leaf {
 public:
  explicit Blank(const Field& field) : field_(field) {}
  std::string words() const override { return std::string(field_.name) + " blank"; }
  std::set<Input> inputs() const override { return {field_.input}; }
  bool asks_to_fill_in() const override { return true; }

 protected:
  Finding look(const Subject& subject) const override {
    const bool blank = base::is_blank(field_.input == Input::body ? subject.visible().text
                                                                  : subject.draft().*field_.member);
    return {blank ? Truth::hit : Truth::miss, std::string(field_.name), {}};
  }

 private:
  const Field& field_;
};

enum class Unit { characters, words };

class Length final : public Leaf {
 public:
  Length(Unit unit, Limits limits) : unit_(unit), limits_(limits) {}
  std::string words() const override { return unit_name() + " " + limits_.words(); }
  std::set<Input> inputs() const override { return {Input::body}; }

 protected:
  Finding look(const Subject& subject) const override {
    const std::size_t length =
        unit_ == Unit::words ? subject.words() : base::character_count(subject.visible().text);
    const bool hit = limits_.met_by(static_cast<std::int64_t>(length));
    return {hit ? Truth::hit : Truth::miss,
            "body",
            {unit_name(), std::to_string(length), limits_.words()}};
  }

 private:
  std::string unit_name() const { return unit_ == Unit::words ? "words" : "characters"; }

  Unit unit_;
  Limits limits_;
};

enum class Search { contains, phrase_only };

// The tokens of a text.
struct Words {
  const std::string& text;
  const std::vector<base::Token>& tokens;
  TokenRange range;
};

bool same(const Words& a, const Words& b) {
  const auto words_of = [](const Words& words) {
    return std::span(words.tokens).subspan(words.range.begin, words.range.end - words.range.begin);
  };
  return std::ranges::equal(words_of(a), words_of(b), {}, &base::Token::text, &base::Token::text);
}

class PhraseSearch final : public Leaf {
 public:
  PhraseSearch(Search search, std::shared_ptr<const Phrases> phrases, std::string list)
      : search_(search), phrases_(std::move(phrases)), list_(std::move(list)) {}
  std::string words() const override { return search_name() + " " + list_; }
  std::set<Input> inputs() const override {
    return search_ == Search::contains ? std::set{Input::body, Input::name} : std::set{Input::body};
  }
  // Everybody may know that brief praise is unwanted. Only moderators may know which words are
  // searched.
  domain::Audience audience() const override {
    return search_ == Search::contains ? domain::Audience::moderators : domain::Audience::everyone;
  }

 protected:
  Finding look(const Subject& subject) const override {
    const std::string& text = subject.visible().text;
    const std::vector<base::Token>& seen = subject.text_tokens();
    if (search_ == Search::phrase_only) {
      if (!phrases_->consists_of_phrases(seen)) return {};
      return in_body(subject, {text, seen, {0, seen.size()}}, TokenRange{0, seen.size()});
    }
    const std::vector<base::Token>& body = subject.body_tokens();
    if (const auto range = phrases_->first_in(seen))
      return in_body(subject, {text, seen, *range}, phrases_->first_in(body));
    const std::vector<base::Token>& name = subject.name_tokens();
    if (const auto range = phrases_->first_in(name))
      return found("name", {subject.draft().name, name, *range});
    for (const std::string& address : subject.visible().links) {
      const std::vector<base::Token> words = base::tokens(address);
      if (const auto range = phrases_->first_in(words))
        return in_body(subject, {address, words, *range}, phrases_->first_in(body));
    }
    return {};
  }

 private:
  std::string search_name() const {
    return search_ == Search::contains ? "contains" : "phrase_only";
  }

  // Quotes the match as the body spells it, with its byte range. When the body spells it
  // differently ("via**gra**"), quotes the visible text.
  Finding in_body(const Subject& subject, const Words& seen,
                  std::optional<TokenRange> written) const {
    const std::vector<base::Token>& body = subject.body_tokens();
    if (written && written->end <= body.size()) {
      const Words words{subject.draft().body, body, *written};
      if (same(seen, words)) return found("body", words);
    }
    Finding finding = found("body", seen);
    finding.evidence.begin = finding.evidence.end = 0;
    return finding;
  }

  Finding found(std::string field, const Words& words) const {
    const std::size_t begin = words.tokens[words.range.begin].begin;
    const std::size_t end = words.tokens[words.range.end - 1].end;
    return {Truth::hit,
            std::move(field),
            {search_name(), words.text.substr(begin, end - begin), list_, begin, end}};
  }

  Search search_;
  std::shared_ptr<const Phrases> phrases_;
  std::string list_;
};

}  // namespace

ConditionPointer read_blank(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader) {
  const std::optional<std::string> word = reader.text(value, "\"" + key.text + "\"");
  if (!word) return nullptr;
  if (*word != "blank") {
    reader.error(value, "a field can only be \"blank\"", "write {" + key.text + ": blank}");
    return nullptr;
  }
  for (const Field& field : kFields) {
    if (field.name == key.text) return std::make_unique<Blank>(field);
  }
  return nullptr;
}

ConditionPointer read_length(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader) {
  constexpr auto kKeys = std::to_array<std::string_view>({"fewer_than", "more_than"});
  if (!reader.is_map(value, "\"" + key.text + "\"", kKeys)) return nullptr;
  const Limits limits = read_limits(value, reader);
  if (!limits.more_than && !limits.fewer_than) {
    if (value.keys.empty())
      reader.error(value, "a limit is missing", "write {" + key.text + ": {fewer_than: 4}}");
    return nullptr;
  }
  return std::make_unique<Length>(key.text == "words" ? Unit::words : Unit::characters, limits);
}

ConditionPointer read_phrases(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader,
                              Lists& lists) {
  // A longer phrase is probably a mistake, and it would make every search slow.
  constexpr std::size_t kLongest = 200;
  for (const yaml::Node& item : value.items) {
    if (item.text.size() > kLongest) {
      reader.error(item, "a phrase has at most " + std::to_string(kLongest) + " bytes");
      return nullptr;
    }
  }
  std::shared_ptr<const Phrases> phrases = lists.phrases(value, reader);
  const Search search = key.text == "contains" ? Search::contains : Search::phrase_only;
  return std::make_unique<PhraseSearch>(search, std::move(phrases), name_of_list(value));
}

}  // namespace policy
