#include "output/layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/spelling.h"

namespace output {
namespace {

using site::Kind;

// A theme without a template for archives shows them as sections.
std::string template_of(const theme::Theme& theme, Kind kind) {
  if (kind == Kind::archive && !theme.has("archive")) return "section";
  return kind == Kind::not_found ? "404" : std::string(site::name_of(kind));
}

bool is_ordinary(std::string_view layout) {
  constexpr std::array<std::string_view, 9> kOrdinary = {
      "post", "posts", "page", "pages", "default", "home", "none", "nil", "null"};
  return std::find(kOrdinary.begin(), kOrdinary.end(), layout) != kOrdinary.end();
}

base::Diagnostic no_template(const theme::Theme& theme, std::string_view key,
                             const content::Text& named, const std::string& usual) {
  const std::vector<std::string> names = theme.names();
  const std::vector<std::string_view> known(names.begin(), names.end());
  std::string hint = base::did_you_mean(named.value, known);
  if (hint.empty()) {
    hint = "add templates/" + named.value + ".mustache, or leave `" + std::string(key) + "` out";
  }
  return base::warning_at(named.location,
                          "there is no template \"" + named.value + "\"; \"" + usual + "\" is used",
                          std::move(hint));
}

}  // namespace

std::string layout_of(const theme::Theme& theme, const site::Site& site, const site::Page& page,
                      base::Report& report) {
  std::string usual = template_of(theme, page.kind);
  if (page.document == site::kNone) return usual;
  const content::FrontMatter& front_matter = site.documents[page.document].front_matter;
  const std::pair<std::string_view, const std::optional<content::Text>&> asked[] = {
      {"layout", front_matter.layout}, {"type", front_matter.type}};
  for (const auto& [key, named] : asked) {
    if (!named || named->value.empty()) continue;
    if (theme.has(named->value)) return named->value;
    if (!is_ordinary(named->value)) report.add(no_template(theme, key, *named, usual));
  }
  return usual;
}

}  // namespace output
