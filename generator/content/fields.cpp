#include "content/fields.h"

#include <array>
#include <string>

#include "base/text.h"
#include "content/paths.h"
#include "content/read_comments.h"
#include "content/read_values.h"
#include "content/terms.h"

namespace content {
namespace {

constexpr yaml::Range kCount = {.least = 0};

// A folded text (`>`) ends in a newline, which is removed. An empty title counts as missing.
template <std::optional<std::string> FrontMatter::*field>
void read_line(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  const std::string text(base::trim(context.reader.text(entry).value_or("")));
  if (!text.empty()) out.*field = text;
}

template <std::optional<base::Date> FrontMatter::*field>
void read_day(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = read_date(context.reader, entry, context.configuration.timezone);
}

template <bool FrontMatter::*field>
void read_flag(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = context.reader.truth(entry).value_or(false);
}

template <std::optional<bool> FrontMatter::*field>
void read_choice(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = context.reader.truth(entry);
}

template <std::optional<int> FrontMatter::*field>
void read_count(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = context.reader.number(entry, kCount);
}

// Reads a value that has its own reader.
template <auto FrontMatter::*field, auto read>
void read_with(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = read(context.reader, entry);
}

void read_description(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.description = base::trim(context.reader.text(entry).value_or(""));
}

void set_draft(bool is_draft, const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.draft = is_draft;
  if (!is_draft) out.not_draft = context.reader.place(entry.value);
}

void read_draft(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  if (const auto truth = context.reader.truth(entry)) set_draft(*truth, context, entry, out);
}

void read_weight(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.weight = context.reader.number(entry, {});
}

// The value is Jekyll's boolean or Hugo's date.
void read_published(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  if (is_publish_date(entry.value)) {
    read_day<&FrontMatter::publish_date>(context, entry, out);
  } else if (const auto truth = context.reader.truth(entry)) {
    set_draft(!*truth, context, entry, out);
  }
}

void add_aliases(const Context& context, const yaml::Entry& entry, std::string_view folder,
                 FrontMatter& out) {
  for (Text& alias : read_aliases(context.reader, entry, folder))
    out.aliases.push_back(std::move(alias));
}

void read_hugo_aliases(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  const std::string folder = context.section.empty() ? "" : '/' + std::string(context.section);
  add_aliases(context, entry, folder + '/', out);
}

void read_jekyll_aliases(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  add_aliases(context, entry, "/", out);
}

void read_taxonomies(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  for (const yaml::Entry& terms : context.reader.entries(entry.value, "\"taxonomies\""))
    if (!yaml::is_blank(terms.value)) read_terms(context.reader, terms, context.configuration, out);
}

void read_params(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  for (const yaml::Entry& param : context.reader.entries(entry.value, "\"params\""))
    out.params[param.key.text] = context.reader.value(param.value);
}

// Keys of `params` override those of `extra`. Only Zola's `extra` is a map.
void read_extra(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  if (entry.value.kind != yaml::Kind::map) {
    if (!yaml::is_absent(entry.value))
      context.reader.unknown(entry.key, "key", {}, "values of your own belong under \"params\"");
    return;
  }
  for (const yaml::Entry& param : context.reader.entries(entry.value, "\"extra\""))
    out.params.emplace(param.key.text, context.reader.value(param.value));
}

template <auto FrontMatter::*field>
void copy(const FrontMatter& from, FrontMatter& to) {
  to.*field = from.*field;
}

using F = FrontMatter;
// The order of reading: `params` comes before `extra`.
constexpr auto kFields = std::to_array<Field>({
    {Key::title, read_line<&F::title>, copy<&F::title>},
    {Key::date, read_day<&F::date>, copy<&F::date>},
    {Key::lastmod, read_day<&F::lastmod>, copy<&F::lastmod>},
    {Key::publish_date, read_day<&F::publish_date>, copy<&F::publish_date>},
    {Key::expiry_date, read_day<&F::expiry_date>, copy<&F::expiry_date>},
    {Key::draft, read_draft, copy<&F::draft>},
    {Key::published, read_published, nullptr},
    {Key::unlisted, read_flag<&F::unlisted>, copy<&F::unlisted>},
    {Key::weight, read_weight, copy<&F::weight>},
    {Key::slug, read_with<&F::slug, read_slug>, copy<&F::slug>},
    {Key::url, read_with<&F::url, read_url>, copy<&F::url>},
    {Key::permalink, read_with<&F::url, read_permalink>, nullptr},
    {Key::aliases, read_hugo_aliases, nullptr},
    {Key::redirect_from, read_jekyll_aliases, nullptr},
    {Key::summary, read_line<&F::summary>, copy<&F::summary>},
    {Key::description, read_description, copy<&F::description>},
    {Key::keywords, read_with<&F::keywords, read_keywords>, copy<&F::keywords>},
    {Key::layout, read_with<&F::layout, read_placed>, copy<&F::layout>},
    {Key::type, read_with<&F::type, read_placed>, copy<&F::type>},
    {Key::lang, read_with<&F::lang, read_language>, copy<&F::lang>},
    {Key::translation_key, read_with<&F::translation_key, read_placed>, copy<&F::translation_key>},
    {Key::toc, read_choice<&F::toc>, copy<&F::toc>},
    {Key::image, read_with<&F::image, read_image>, copy<&F::image>},
    {Key::images, read_with<&F::image, read_images>, nullptr},
    {Key::menus, read_with<&F::menus, read_menus>, copy<&F::menus>},
    {Key::related, read_with<&F::related, read_names>, copy<&F::related>},
    {Key::original, read_with<&F::original, read_original>, copy<&F::original>},
    {Key::shares, read_count<&F::shares>, copy<&F::shares>},
    {Key::views, read_count<&F::views>, copy<&F::views>},
    {Key::comments, read_with<&F::comments, read_comments>, nullptr},
    {Key::sitemap, read_with<&F::sitemap, read_sitemap>, copy<&F::sitemap>},
    {Key::taxonomies, read_taxonomies, nullptr},
    {Key::params, read_params, nullptr},
    {Key::extra, read_extra, nullptr},
});

}  // namespace

std::span<const Field> fields() { return kFields; }

bool is_publish_date(const yaml::Node& value) {
  return !value.text.empty() && value.text[0] >= '0' && value.text[0] <= '9';
}

}  // namespace content
