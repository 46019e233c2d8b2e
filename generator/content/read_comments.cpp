#include "content/read_comments.h"

#include <array>
#include <string>
#include <utility>

#include "base/duration.h"
#include "base/spelling.h"
#include "base/text.h"
#include "content/read_values.h"

namespace content {
namespace {

constexpr std::size_t kIdLimit = 200;  // characters that the comment service takes

std::optional<CloseAfter> read_close_after(const yaml::Reader& reader, const yaml::Entry& entry) {
  const auto text = reader.filled_text(entry);
  if (!text) return std::nullopt;
  CloseAfter read{base::parse_duration(base::trim(*text)), reader.place(entry.value)};
  if (read.time || base::trim(*text) == "none") return read;
  reader.error(base::Kind::wrong_value, entry.value,
               "\"close_after\" must be a time of at most ten years, not \"" + *text + "\"",
               "write a number and a unit (s, m, h, d or w) such as 90d, or none");
  return std::nullopt;
}

std::optional<Moderation> read_moderation(const yaml::Reader& reader, const yaml::Entry& entry) {
  constexpr auto kChoices = std::to_array<std::string_view>({"policy", "hold"});
  const auto text = reader.filled_text(entry);
  if (!text) return std::nullopt;
  if (*text == kChoices[0]) return Moderation::policy;
  if (*text == kChoices[1]) return Moderation::hold;
  reader.error(base::Kind::wrong_value, entry.value,
               "\"" + *text + "\" is none of the choices here: policy, hold",
               base::did_you_mean(*text, kChoices));
  return std::nullopt;
}

std::optional<Text> read_id(const yaml::Reader& reader, const yaml::Entry& entry) {
  auto id = read_placed(reader, entry);
  if (!id) return std::nullopt;
  if (!base::is_plain_line(id->value)) {
    reader.error(base::Kind::wrong_value, entry.value, "an \"id\" must be one line of text",
                 "for example id: margins-2026");
    return std::nullopt;
  }
  if (const std::size_t length = base::character_count(id->value); length > kIdLimit) {
    reader.error(base::Kind::too_large, entry.value,
                 "an \"id\" has at most " + std::to_string(kIdLimit) + " characters; this has " +
                     std::to_string(length));
    return std::nullopt;
  }
  return id;
}

}  // namespace

CommentRules read_comments(const yaml::Reader& reader, const yaml::Entry& entry) {
  constexpr auto kKeys =
      std::to_array<std::string_view>({"enabled", "closed", "close_after", "moderation", "id"});
  CommentRules rules;
  if (entry.value.kind == yaml::Kind::list) {
    reader.wrong_kind(entry, "true, false or a map");
    return rules;
  }
  if (entry.value.kind != yaml::Kind::map) {
    rules.enabled = reader.truth(entry);
    return rules;
  }
  for (const yaml::Entry& part : reader.entries(entry.value, "\"comments\"")) {
    const std::string& key = part.key.text;
    if (key == "enabled") {
      rules.enabled = reader.truth(part);
    } else if (key == "closed") {
      rules.closed = reader.truth(part);
    } else if (key == "close_after") {
      rules.close_after = read_close_after(reader, part);
    } else if (key == "moderation") {
      rules.moderation = read_moderation(reader, part);
    } else if (key == "id") {
      rules.id = read_id(reader, part);
    } else {
      reader.unknown(part.key, "key", kKeys);
    }
  }
  return rules;
}

}  // namespace content
