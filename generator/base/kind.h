// The kinds of diagnostics, each with a stable id. Scripts, `--only` and the manual name kinds by
// id.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace base {

// Groups diagnostics by their remedy: front matter, configuration and theme share a kind when the
// author does the same about it. The order is that of the table in kind.cpp and of the manual.
enum class Kind : std::uint8_t {
  unreadable_file,
  unwritable_file,
  missing_folder,
  missing_content,
  not_utf8,
  bad_file_name,
  broken_symlink,
  outside_symlink,
  ignored_file,
  yaml_syntax,
  json_syntax,
  csv_syntax,
  too_large,
  control_character,
  duplicate_key,
  front_matter_fence,
  foreign_front_matter,
  unknown_key,
  ignored_key,
  wrong_type,
  wrong_value,
  missing_value,
  empty_item,
  reserved_name,
  bad_date,
  missing_date,
  duplicate_thread,
  bad_language,
  bad_url,
  bad_path,
  bad_pattern,
  unknown_environment,
  unknown_section,
  unknown_taxonomy,
  joined_terms,
  unknown_option,
  unknown_page,
  unlisted_page,
  unknown_parent,
  duplicate_item,
  menu_circle,
  language_mismatch,
  unlisted_language,
  missing_translation,
  bad_translation,
  unused_translation,
  duplicate_source,
  not_published,
  foreign_folder,
  whole_document,
  pages_in_bundle,
  term_page,
  git_dates,
  held_back,
  broken_footnote,
  empty_address,
  bad_address,
  two_outputs_one_path,
  letter_case,
  replaced_list,
  duplicate_alias,
  taken_alias,
  server_alias,
  overridden_alias,
  bad_redirect,
  redirect_circle,
  jekyll_address,
  missing_feed,
  missing_base_url,
  broken_link,
  missing_file,
  missing_anchor,
  ambiguous_link,
  empty_link,
  unreachable_link,
  link_without_text,
  heading_without_text,
  missing_alt,
  duplicate_id,
  heading_level,
  missing_theme,
  theme_version,
  template_syntax,
  template_circle,
  missing_template,
  frame_template,
  unused_template,
  missing_text,
  unknown_template_name,
  wrong_template_value,
  template_escaping,
  wrong_call,
  unknown_translation,
  bad_destination,
  foreign_file,
  bad_record,
  failed_command,
  cannot_listen,
  bad_snapshot,
  old_snapshot,
  fewer_comments,
  refused_thread,
  unknown_thread,
  comments_token,
  comments_unreachable,
  existing_file,
  site_inside_site,
  unknown_archetype,
  unknown_placeholder,
  unknown_name,
  usage,
};

struct KindRow {
  Kind kind;
  std::string_view id;       // small letters and hyphens; never changes
  std::string_view meaning;  // one sentence
};

// Returns all kinds in the order of the enumeration.
std::span<const KindRow> all_kinds();

// Returns the id of the kind: "unknown-key".
std::string_view id_of(Kind kind);
// Returns the kind with this id, or nothing.
std::optional<Kind> kind_with_id(std::string_view id);

}  // namespace base
