// Conditions about the context of the text: the form, the author, the thread, earlier comments.
#include <algorithm>
#include <array>
#include <functional>

#include "base/duration.h"
#include "base/look_alike.h"
#include "policy/conditions.h"

namespace policy {
namespace {

using domain::Audience;

std::int64_t seconds(std::chrono::milliseconds time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

// A condition whose value in the file is one word or one value.
class Occurrence final : public Leaf {
 public:
  using Look = std::function<std::optional<domain::Evidence>(const Subject&)>;

  struct Description {
    std::string words;
    std::set<Input> inputs;
    Audience audience = Audience::moderators;
    std::string field = {};
  };

  // `look` returns the evidence of a hit, or nothing for a miss.
  Occurrence(Description description, Look look)
      : description_(std::move(description)), look_(std::move(look)) {}

  std::string words() const override { return description_.words; }
  std::set<Input> inputs() const override { return description_.inputs; }
  Audience audience() const override { return description_.audience; }

 protected:
  Finding look(const Subject& subject) const override {
    std::optional<domain::Evidence> evidence = look_(subject);
    if (!evidence) return {};
    return {Truth::hit, description_.field, *std::move(evidence)};
  }

 private:
  Description description_;
  Look look_;
};

// The same text was sent before. The comment is told to its author only if the earlier comment is
// published or the author's own; otherwise it would confirm the text of a held comment.
class Duplicate final : public Leaf {
 public:
  Duplicate(std::chrono::seconds window, std::string words)
      : window_(window), words_(std::move(words)) {}

  std::string words() const override { return "duplicate " + words_; }
  std::set<Input> inputs() const override { return {Input::duplicates, Input::body}; }

 protected:
  Finding look(const Subject& subject) const override {
    const Occasion& occasion = subject.occasion();
    const std::optional<base::Time>& told = occasion.circumstances.sent_before;
    if (is_recent(told, occasion.now)) return found(*told, Audience::everyone);
    const std::optional<base::Time>& secret = occasion.circumstances.sent_by_another;
    if (is_recent(secret, occasion.now)) return found(*secret, Audience::moderators);
    return {};
  }

 private:
  bool is_recent(const std::optional<base::Time>& before, base::Time now) const {
    return before && now - *before <= window_;
  }
  Finding found(base::Time before, Audience audience) const {
    return {Truth::hit, "body", {"duplicate", base::rfc3339(before), words_}, audience};
  }

  std::chrono::seconds window_;
  std::string words_;
};

// One of the words that a key accepts as its value.
struct Word {
  std::string_view name;
  Input input;
  std::string_view field;
  bool (*hit)(const Occasion& occasion, const domain::Draft& draft);
};

constexpr std::array kFormWords = {
    Word{"honeypot", Input::form, "",
         [](const Occasion& o, const domain::Draft&) {
           return o.form.honeypot == Honeypot::filled;
         }},
    Word{"no_token", Input::form, "",
         [](const Occasion& o, const domain::Draft&) {
           return o.form.token == FormTokenState::missing;
         }},
    Word{"stale_token", Input::form, "",
         [](const Occasion& o, const domain::Draft&) {
           return o.form.token == FormTokenState::stale;
         }},
};

constexpr std::array kAuthorWords = {
    Word{"first_comment", Input::author, "",
         [](const Occasion& o, const domain::Draft&) { return !o.circumstances.author_published; }},
    Word{"reserved_name", Input::reserved, "name",
         [](const Occasion& o, const domain::Draft& draft) {
           return base::LookAlikes(o.circumstances.own_names).contains(draft.name);
         }},
    Word{"blocked", Input::blocks, "",
         [](const Occasion& o, const domain::Draft&) { return !o.circumstances.blocked.empty(); }},
};

constexpr std::array kThreadWords = {
    Word{"closed", Input::thread, "",
         [](const Occasion& o, const domain::Draft&) { return !o.circumstances.thread_open; }},
};

template <std::size_t size>
std::vector<std::string_view> names_of(const std::array<Word, size>& words) {
  std::vector<std::string_view> names(size);
  std::ranges::transform(words, names.begin(), &Word::name);
  return names;
}

// Reads `key: word`.
template <std::size_t size>
ConditionPointer read_word(const std::string& key, const yaml::Node& value, yaml::Reader& reader,
                           const std::array<Word, size>& words) {
  const auto word = std::ranges::find(words, value.text, &Word::name);
  if (word == words.end()) {
    reader.unknown(value, "value of \"" + key + "\"", names_of(words));
    return nullptr;
  }
  const bool thread = word->input == Input::thread;
  Occurrence::Description description{key + " " + value.text,
                                      {word->input},
                                      thread ? Audience::everyone : Audience::moderators,
                                      std::string(word->field)};
  const auto look = [found = *word,
                     key](const Subject& subject) -> std::optional<domain::Evidence> {
    const Occasion& occasion = subject.occasion();
    if (!found.hit(occasion, subject.draft())) return std::nullopt;
    const bool blocked = found.input == Input::blocks;
    return domain::Evidence{key, blocked ? occasion.circumstances.blocked : std::string(found.name),
                            ""};
  };
  return std::make_unique<Occurrence>(std::move(description), look);
}

// Reads `key: {name: value}` with exactly this name; returns nullptr after an error.
const yaml::Node* only_value(const std::string& key, std::string_view name, const yaml::Node& map,
                             yaml::Reader& reader) {
  const std::array keys = {name};
  if (!reader.is_map(map, "\"" + key + "\"", keys)) return nullptr;
  if (map.items.empty()) {
    reader.error(map, "\"" + std::string(name) + "\" is missing");
    return nullptr;
  }
  return &map.items.front();
}

std::optional<std::chrono::seconds> read_duration(const yaml::Node& node, yaml::Reader& reader) {
  const std::optional<std::chrono::seconds> duration = base::parse_duration(node.text);
  if (!duration) reader.error(node, "this is not a duration", "write one like 5s, 10m, 24h or 30d");
  return duration;
}

}  // namespace

ConditionPointer read_duplicate(const yaml::Node& value, yaml::Reader& reader) {
  const yaml::Node* within = only_value("duplicate", "within", value, reader);
  if (within == nullptr) return nullptr;
  const std::optional<std::chrono::seconds> window = read_duration(*within, reader);
  if (!window) return nullptr;
  return std::make_unique<Duplicate>(*window, "within " + within->text);
}

ConditionPointer read_form(const yaml::Node& value, yaml::Reader& reader) {
  if (value.kind == yaml::Kind::scalar) return read_word("form", value, reader, kFormWords);
  const yaml::Node* faster = only_value("form", "faster_than", value, reader);
  if (faster == nullptr) return nullptr;
  const std::optional<std::chrono::seconds> least = read_duration(*faster, reader);
  if (!least) return nullptr;
  const std::string words = "faster than " + faster->text;
  return std::make_unique<Occurrence>(
      Occurrence::Description{"form " + words, {Input::form}},
      [least, words](const Subject& subject) -> std::optional<domain::Evidence> {
        const std::optional<std::chrono::milliseconds> age = subject.occasion().form.age;
        if (!age || *age >= *least) return std::nullopt;
        return domain::Evidence{"form", std::to_string(seconds(*age)) + "s", words};
      });
}

ConditionPointer read_author(const yaml::Node& value, yaml::Reader& reader, const Lists& lists) {
  if (value.kind == yaml::Kind::scalar) return read_word("author", value, reader, kAuthorWords);
  const yaml::Node* named = only_value("author", "named", value, reader);
  if (named == nullptr) return nullptr;
  const std::string list = name_of_list(*named);
  return std::make_unique<Occurrence>(
      Occurrence::Description{"author named " + list, {Input::name}, Audience::moderators, "name"},
      [looks = base::LookAlikes(lists.texts(*named, reader)),
       list](const Subject& subject) -> std::optional<domain::Evidence> {
        const std::string& name = subject.draft().name;
        if (!looks.contains(name)) return std::nullopt;
        return domain::Evidence{"author", name, list, 0, name.size()};
      });
}

ConditionPointer read_thread(const yaml::Node& value, yaml::Reader& reader) {
  if (value.kind == yaml::Kind::scalar) return read_word("thread", value, reader, kThreadWords);
  const yaml::Node* older = only_value("thread", "older_than", value, reader);
  if (older == nullptr) return nullptr;
  const std::optional<std::chrono::seconds> most = read_duration(*older, reader);
  if (!most) return nullptr;
  const std::string words = "older than " + older->text;
  return std::make_unique<Occurrence>(
      Occurrence::Description{"thread " + words, {Input::thread}, Audience::everyone},
      [most, words](const Subject& subject) -> std::optional<domain::Evidence> {
        const Occasion& occasion = subject.occasion();
        const std::optional<base::Time>& since = occasion.circumstances.thread_since;
        if (!since || occasion.now - *since <= *most) return std::nullopt;
        constexpr std::int64_t day = std::int64_t{24} * 60 * 60;
        return domain::Evidence{"thread",
                                std::to_string(seconds(occasion.now - *since) / day) + "d", words};
      });
}

}  // namespace policy
