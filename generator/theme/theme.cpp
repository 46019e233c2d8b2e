#include "theme/theme.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/spelling.h"
#include "markdown/anchors.h"
#include "theme/check_calls.h"
#include "theme/check_names.h"
#include "theme/compiled_template.h"
#include "theme/functions.h"
#include "theme/manifest.h"
#include "theme/options.h"
#include "theme/partial_expansion.h"
#include "theme/theme_files.h"

namespace theme {
namespace {

// Every site has pages of these kinds, so a theme must have a template for each.
constexpr auto kRequired =
    std::to_array<std::string_view>({"404", "home", "page", "section", "taxonomy", "term"});

bool is_partial(std::string_view name) { return name.starts_with(kPartialFolder); }

bool shows_body(const std::vector<Node>& nodes) {
  return std::any_of(nodes.begin(), nodes.end(), [](const Node& node) {
    return node.token.value == "body" && node.token.kind == TokenKind::unescaped
               ? true
               : shows_body(node.children);
  });
}

// Marks the HTML tags in texts with their origin.
void mark_origins(std::vector<Node>& nodes) {
  for (Node& node : nodes) {
    if (node.token.kind == TokenKind::call) continue;
    mark_origins(node.children);
    if (node.token.kind != TokenKind::text) continue;
    node.token.value = base::with_origins(node.token.value, [&](std::size_t offset) {
      const base::Location place = node.source->locate(node.token.offset + offset, 1);
      return base::Origin{node.source->path, place.line, place.column};
    });
  }
}

// A template that can be rendered, with the name of the template that it extends.
struct Template {
  const Source* source = nullptr;
  std::vector<Node> nodes;                 // partials expanded
  std::vector<CompiledTemplate> compiled;  // one for each language
  std::string parent;                      // may be empty
};
using Templates = std::map<std::string, Template, std::less<>>;

class Loader {
 public:
  Loader(const Options& options, std::vector<FunctionContext> contexts,
         TemplateResources& resources, base::Report& report)
      : options_(options), contexts_(std::move(contexts)), resources_(resources), report_(report) {}

  Templates run(const std::vector<std::unique_ptr<Source>>& sources, base::Origins origins) {
    for (const auto& source : sources) {
      const auto file = files_.emplace(source->name, parse(*source, report_)).first;
      if (origins == base::Origins::marked) mark_origins(file->second.nodes);
    }
    for (const auto& [name, file] : files_) {
      if (!is_partial(name)) expanded_.emplace(name, expand(file, files_, report_));
    }
    for (const auto& [name, file] : files_) check_parent(name, file);
    Templates templates;
    for (auto& [name, nodes] : expanded_) {
      std::vector<const Schema*> scopes = {&options_.contract()};
      if (parents_.contains(name)) scopes.push_back(&body_contract());
      scopes.push_back(&contract());
      check_names(nodes, scopes, report_);
      check_calls(nodes, resources_, report_);
      std::vector<CompiledTemplate> compiled;
      for (const FunctionContext& context : contexts_) compiled.emplace_back(nodes, context);
      templates.emplace(
          name, Template{files_.find(name)->second.source, std::move(nodes), std::move(compiled),
                         extending_.contains(name) ? parent_of(name) : ""});
    }
    return templates;
  }

 private:
  std::string parent_of(std::string_view name) const {
    const auto file = files_.find(name);
    if (file == files_.end() || !file->second.parent) return {};
    return file->second.parent->value;
  }

  void check_parent(const std::string& name, const ParsedTemplate& file) {
    if (!file.parent) return;
    const std::string& parent = file.parent->value;
    if (is_partial(name))
      return fail(base::Kind::template_syntax, file, "a partial cannot extend a template");
    const auto nodes = expanded_.find(parent);
    if (nodes == expanded_.end()) {
      return fail(base::Kind::missing_template, file, "there is no template \"" + parent + '"',
                  hint(parent));
    }
    if (leads_back(name))
      return fail(base::Kind::template_circle, file, "template \"" + name + "\" extends itself");
    parents_.insert(parent);
    extending_.insert(name);
    if (!shows_body(nodes->second)) {
      fail(base::Kind::template_syntax, file,
           "template \"" + parent + "\" has no place for what extends it",
           "write {{{body}}} in " + files_.find(parent)->second.source->path);
    }
  }

  bool leads_back(const std::string& name) const {
    std::set<std::string> seen;
    for (std::string at = parent_of(name); !at.empty(); at = parent_of(at)) {
      if (at == name) return true;
      if (!seen.insert(at).second) return false;
    }
    return false;
  }

  std::string hint(const std::string& name) const {
    std::vector<std::string_view> known;
    for (const auto& [key, nodes] : expanded_) known.emplace_back(key);
    return base::did_you_mean(name, known);
  }

  void fail(base::Kind kind, const ParsedTemplate& file, std::string message,
            std::string hint = {}) {
    const Token& token = *file.parent;
    report_.add(base::error_at(kind, file.source->locate(token.name_offset, token.value.size()),
                               std::move(message), std::move(hint)));
  }

  const Options& options_;
  std::vector<FunctionContext> contexts_;
  TemplateResources& resources_;
  base::Report& report_;
  ParsedFiles files_;
  std::map<std::string, std::vector<Node>, std::less<>> expanded_;  // without partials
  std::set<std::string, std::less<>> parents_;                      // templates that others extend
  std::set<std::string, std::less<>> extending_;                    // templates that extend others
};

void add_partials(const std::vector<Node>& nodes, std::vector<std::string>& partials) {
  for (const Node& node : nodes) {
    const std::string& path = node.source->path;
    if (is_partial(node.source->name) &&
        std::find(partials.begin(), partials.end(), path) == partials.end()) {
      partials.push_back(path);
    }
    add_partials(node.children, partials);
  }
}

}  // namespace

namespace {

// The files in static/ of the theme and of the site.
std::set<std::string, std::less<>> assets_of(const base::Files& files, const std::string& site,
                                             const std::vector<StaticFile>& of_theme) {
  std::set<std::string, std::less<>> assets;
  for (const StaticFile& file : of_theme) assets.insert(file.name);
  if (const auto own = files.list(base::join_path(site, "static")))
    assets.insert(own->begin(), own->end());
  return assets;
}

std::vector<FunctionContext> function_contexts_of(const Settings& settings) {
  std::vector<FunctionContext> contexts;
  for (const std::string& tag : settings.languages) {
    contexts.push_back(
        {&settings.words.of(tag), language::Dates(tag), settings.base_path, settings.base_url});
  }
  return contexts;
}

void report_missing(const Theme& theme, const std::string& name, base::Report& report) {
  for (const std::string_view required : kRequired) {
    if (theme.has(required)) continue;
    report.add(base::error_in(
        base::Kind::missing_template, "postil.yaml",
        "theme \"" + name + "\" has no template \"" + std::string(required) + '"',
        "write themes/" + name + "/templates/" + std::string(required) + ".mustache"));
  }
}

}  // namespace

struct Theme::State {
  std::vector<std::unique_ptr<Source>> sources;
  Templates templates;
  std::unique_ptr<Options> options;  // null when there is no theme
  Settings settings;                 // `templates` point to its words
  std::vector<StaticFile> static_files;
  std::vector<std::string> anchors;

  std::size_t place_of(std::string_view language) const {
    const auto& all = settings.languages;
    const auto found = std::find(all.begin(), all.end(), language);
    return found == all.end() ? 0 : static_cast<std::size_t>(found - all.begin());
  }
};

Theme::Theme() : state_(std::make_unique<State>()) {}
Theme::Theme(Theme&&) noexcept = default;
Theme& Theme::operator=(Theme&&) noexcept = default;
Theme::~Theme() = default;

bool Theme::has(std::string_view name) const { return state_->templates.contains(name); }

bool Theme::has(std::string_view name, Owner owner) const {
  const auto at = state_->templates.find(name);
  return at != state_->templates.end() && at->second.source->owner == owner;
}

bool Theme::is_extended(std::string_view name) const {
  return std::any_of(state_->templates.begin(), state_->templates.end(),
                     [&](const auto& each) { return each.second.parent == name; });
}

std::string Theme::render(std::string_view name, const View& view,
                          std::string_view language) const {
  auto at = state_->templates.find(name);
  if (at == state_->templates.end()) return {};
  const View& around = state_->options->view();
  const std::size_t spoken = state_->place_of(language);
  std::string text = at->second.compiled[spoken].render({&around, &view});
  while (!at->second.parent.empty()) {
    at = state_->templates.find(at->second.parent);
    const View body = View::object({{"body", std::move(text)}});
    text = at->second.compiled[spoken].render({&around, &body, &view});
  }
  return text;
}

Anatomy Theme::anatomy(std::string_view name, const View& view) const {
  Anatomy anatomy;
  if (!has(name)) return anatomy;
  const ContractScope around = {&state_->options->contract(), &state_->options->view()};
  std::vector<ContractScope> scopes = {around, {&contract(), &view}};
  const View body = View::object({{"body", "…"}});
  for (auto at = state_->templates.find(name); at != state_->templates.end();
       at = state_->templates.find(at->second.parent)) {
    const Template& used = at->second;
    anatomy.files.push_back(used.source->path);
    add_partials(used.nodes, anatomy.partials);
    add_name_uses(used.nodes, scopes, anatomy.name_uses);
    scopes = {around, {&body_contract(), &body}, {&contract(), &view}};
  }
  std::erase_if(anatomy.name_uses, [](const NameUse& use) { return use.name == "body"; });
  return anatomy;
}

const std::vector<StaticFile>& Theme::static_files() const { return state_->static_files; }

const std::vector<std::string>& Theme::anchors() const { return state_->anchors; }

std::optional<base::Location> Theme::locate(std::string_view path, int line, int column) const {
  for (const auto& source : state_->sources) {
    if (source->path == path) return base::locate_line(source->path, source->text, line, column);
  }
  return std::nullopt;
}

std::vector<std::string> Theme::names() const {
  std::vector<std::string> names;
  for (const auto& [name, each] : state_->templates) names.push_back(name);
  return names;
}

Theme load(const base::Files& files, const std::string& site, const Settings& settings,
           base::Report& report, base::Origins origins) {
  Theme theme;
  Theme::State& state = *theme.state_;
  state.settings = settings;
  auto found = find_theme_files(files, site, settings, report);
  if (!found) return theme;
  const Manifest manifest =
      found->manifest ? read_manifest(found->manifest->name, found->manifest->bytes, report)
                      : Manifest();
  state.options = std::make_unique<Options>(manifest, settings.theme, settings.options, report);
  const language::Tables& words = state.settings.words;
  TemplateResources resources{
      words.of(settings.languages.front()), assets_of(files, site, found->static_files), {}};
  state.templates = Loader(*state.options, function_contexts_of(state.settings), resources, report)
                        .run(found->templates, origins);
  words.report_unused(resources.used_keys, report);
  state.sources = std::move(found->templates);
  state.static_files = std::move(found->static_files);
  for (const auto& source : state.sources) {
    for (std::string& anchor : markdown::anchors(source->text))
      state.anchors.push_back(std::move(anchor));
  }
  report_missing(theme, settings.theme, report);
  return theme;
}

}  // namespace theme
