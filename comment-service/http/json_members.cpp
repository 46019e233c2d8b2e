#include "http/json_members.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace http {
namespace {

using Json = nlohmann::ordered_json;

// Bodies have at most five levels. The limit makes recursion over values safe, such as copying.
constexpr int kMostLevels = 32;

// Leaves the parser at a value that is too deep. parsed_body() catches it.
struct TooDeep {};

// Escapes a name for a JSON Pointer (RFC 6901, section 3).
std::string pointer(std::string_view name) {
  std::string escaped = "/";
  for (const char c : name) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

// Finds duplicate member names while the library parses. The library keeps the last of two members,
// other programs keep the first (RFC 8259, section 4).
class MemberNames {
 public:
  // Always returns true, so that the parser keeps every value.
  bool note(Json::parse_event_t event, const Json& parsed) {
    if (event == Json::parse_event_t::object_start) open_.emplace_back();
    if (event == Json::parse_event_t::object_end) open_.pop_back();
    if (event == Json::parse_event_t::key) {
      auto name = parsed.get<std::string>();
      if (!open_.back().insert(name).second) twice_.emplace_back(open_.size(), std::move(name));
    }
    return true;
  }

  // The duplicate names, each with the number of objects around it.
  const std::vector<std::pair<std::size_t, std::string>>& twice() const { return twice_; }

 private:
  std::vector<std::set<std::string>> open_;
  std::vector<std::pair<std::size_t, std::string>> twice_;
};

bool begins_level(Json::parse_event_t event) {
  return event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
}

// Discarded for a text that is no JSON, nothing for one with too many levels.
std::optional<Json> parsed_body(std::string_view text, MemberNames& names) {
  const auto note = [&names](int levels, Json::parse_event_t event, Json& parsed) {
    if (begins_level(event) && levels >= kMostLevels) throw TooDeep{};
    return names.note(event, parsed);
  };
  try {
    return Json::parse(text, note, false);
  } catch (const TooDeep&) {
    return std::nullopt;
  }
}

}  // namespace

struct Members::State {
  Json json = {};
  // The JSON Pointer of the object; empty for the body itself.
  std::string place = {};
  std::set<std::string> taken = {};
  // The errors of the whole body.
  std::shared_ptr<std::vector<base::FieldError>> errors =
      std::make_shared<std::vector<base::FieldError>>();

  // Returns nullptr when the member is missing or null.
  const Json* take(const char* name) {
    taken.insert(name);
    if (!json.is_object()) return nullptr;
    const auto found = json.find(name);
    return found == json.end() || found->is_null() ? nullptr : &*found;
  }
};

Members::Members(std::string_view text) : Members(std::make_unique<State>()) {
  MemberNames names;
  std::optional<Json> parsed = parsed_body(text, names);
  if (!parsed) {
    state_->errors->push_back({"", "must not have more than " + std::to_string(kMostLevels) +
                                       " values inside each other"});
    return;
  }
  state_->json = *std::move(parsed);
  for (const auto& [depth, name] : names.twice())
    state_->errors->push_back({depth == 1 ? pointer(name) : "",
                               depth == 1 ? "stands twice" : "\"" + name + "\" stands twice"});
  if (state_->json.is_discarded()) {
    state_->errors->push_back({"", "must be JSON in UTF-8"});
  } else if (!state_->json.is_object()) {
    state_->errors->push_back({"", "must be an object"});
  }
}

Members::Members(std::unique_ptr<State> state) : state_(std::move(state)) {}
Members::~Members() = default;

bool Members::missing(const char* name) { return state_->take(name) == nullptr; }

std::string Members::text(const char* name) {
  const Json* member = state_->take(name);
  if (member == nullptr) return {};
  if (member->is_string()) return member->get<std::string>();
  refuse(name, "must be a string");
  return {};
}

std::vector<std::string> Members::texts(const char* name) {
  std::vector<std::string> texts;
  const Json* member = state_->take(name);
  if (member == nullptr) return texts;
  const bool strings = member->is_array() && std::ranges::all_of(*member, [](const Json& item) {
                         return item.is_string();
                       });
  if (strings) {
    for (const Json& item : *member) texts.push_back(item.get<std::string>());
  } else {
    refuse(name, "must be a list of strings");
  }
  return texts;
}

bool Members::boolean(const char* name) {
  const Json* member = state_->take(name);
  if (member != nullptr && member->is_boolean()) return member->get<bool>();
  refuse(name, member == nullptr ? "is missing" : "must be true or false");
  return false;
}

std::int64_t Members::number(const char* name) {
  const Json* member = state_->take(name);
  if (member != nullptr && member->is_number_integer()) return member->get<std::int64_t>();
  refuse(name, member == nullptr ? "is missing" : "must be a whole number");
  return 0;
}

void Members::objects(const char* name, std::size_t most,
                      const std::function<void(Members&)>& take_one) {
  const Json* member = state_->take(name);
  const bool fits = member != nullptr && member->is_array() && member->size() <= most;
  if (!fits) {
    refuse(name, "must be a list of at most " + std::to_string(most) + " objects");
    return;
  }
  for (std::size_t i = 0; i < member->size(); ++i) {
    const std::string place = state_->place + pointer(name) + "/" + std::to_string(i);
    if (!(*member)[i].is_object()) {
      state_->errors->push_back({place, "must be an object"});
      continue;
    }
    Members one(std::make_unique<State>(State{(*member)[i], place, {}, state_->errors}));
    take_one(one);
    one.refuse_unknown();
  }
}

bool Members::flag(const char* name) { return !missing(name) && boolean(name); }

void Members::refuse(const char* name, std::string message) {
  // If the body is not an object, no further error makes sense.
  if (!state_->json.is_object()) return;
  state_->errors->push_back({state_->place + pointer(name), std::move(message)});
}

void Members::refuse_unknown() {
  if (!state_->json.is_object()) return;
  for (const auto& [name, value] : state_->json.items()) {
    if (state_->taken.contains(name)) continue;
    state_->errors->push_back({state_->place + pointer(name), "is not a known member"});
  }
}

base::Result<void> Members::finish() {
  refuse_unknown();
  if (state_->errors->empty()) return {};
  return base::Fault{
      base::Code::bad_request, "the body has the wrong shape", {}, std::move(*state_->errors)};
}

}  // namespace http
