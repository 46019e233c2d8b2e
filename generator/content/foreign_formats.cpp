#include "content/foreign_formats.h"

#include <algorithm>
#include <array>

#include "base/files.h"
#include "base/text.h"

namespace content {
namespace {

// What the author can do with such a file.
enum class WayOut { convert, render, rename, rewrite };

struct ForeignFormat {
  std::string_view ending;  // the end of the file name, in lower case
  std::string_view name;    // the name of the format
  WayOut way_out = WayOut::convert;
};

constexpr auto kFormats = std::to_array<ForeignFormat>({
    {".mdx", "MDX", WayOut::rewrite},
    {".mdoc", "Markdoc", WayOut::rewrite},
    {".astro", "an Astro page", WayOut::rewrite},
    {".rst", "reStructuredText"},
    {".rest", "reStructuredText"},
    {".org", "Org"},
    {".textile", "Textile"},
    {".mediawiki", "MediaWiki text"},
    {".creole", "Creole"},
    {".adoc", "AsciiDoc", WayOut::render},
    {".asciidoc", "AsciiDoc", WayOut::render},
    {".rmd", "R Markdown", WayOut::render},
    {".rmarkdown", "R Markdown", WayOut::render},
    {".qmd", "Quarto Markdown", WayOut::render},
    {".mkd", "Markdown with a rare ending", WayOut::rename},
    {".mkdn", "Markdown with a rare ending", WayOut::rename},
    {".mkdown", "Markdown with a rare ending", WayOut::rename},
    {".mdown", "Markdown with a rare ending", WayOut::rename},
    {".mdwn", "Markdown with a rare ending", WayOut::rename},
    {".mdtext", "Markdown with a rare ending", WayOut::rename},
    {".pandoc", "Pandoc’s Markdown", WayOut::rename},
    {".pdc", "Pandoc’s Markdown", WayOut::rename},
    {".gotmpl", "a Go template", WayOut::rewrite},
    {".njk", "a Nunjucks template", WayOut::rewrite},
    {".nunjucks", "a Nunjucks template", WayOut::rewrite},
    {".liquid", "a Liquid template", WayOut::rewrite},
    {".jinja", "a Jinja template", WayOut::rewrite},
    {".jinja2", "a Jinja template", WayOut::rewrite},
    {".j2", "a Jinja template", WayOut::rewrite},
    {".tera", "a Tera template", WayOut::rewrite},
    {".hbs", "a Handlebars template", WayOut::rewrite},
    {".mustache", "a Mustache template", WayOut::rewrite},
    {".ejs", "an EJS template", WayOut::rewrite},
    {".erb", "an ERB template", WayOut::rewrite},
    {".haml", "a Haml template", WayOut::rewrite},
    {".slim", "a Slim template", WayOut::rewrite},
    {".pug", "a Pug template", WayOut::rewrite},
    {".jade", "a Pug template", WayOut::rewrite},
    {".webc", "a WebC template", WayOut::rewrite},
    {".11ty.js", "an Eleventy template", WayOut::rewrite},
    {".11tydata.js", "data of Eleventy", WayOut::rewrite},
});

const ForeignFormat* format_of(std::string_view path) {
  const std::string name = base::lower_case(base::file_name(path));
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& format) {
    return name.size() > format.ending.size() && name.ends_with(format.ending);
  });
  return found == kFormats.end() ? nullptr : found;
}

bool is_configuration(std::string_view path) { return base::file_name(path) == "postil.yaml"; }

std::string way_out_of(const ForeignFormat& format, const std::string& path) {
  const std::string markdown = std::string(base::stem(base::file_name(path))) + ".md";
  switch (format.way_out) {
    case WayOut::convert:
      return "convert it to Markdown, as `pandoc -t gfm` does, and name it " + markdown;
    case WayOut::render:
      return "render it with its own program to Markdown (" + markdown +
             "), or to HTML with front matter";
    case WayOut::rename:
      return "name it " + markdown + " to make it a page";
    case WayOut::rewrite:
      return "write it as Markdown (" + markdown + "), or as HTML with front matter";
  }
  return {};
}

}  // namespace

bool is_foreign_format(std::string_view path) {
  return format_of(path) != nullptr || is_configuration(path);
}

bool may_have_front_matter(std::string_view path) {
  constexpr auto kTexts =
      std::to_array<std::string_view>({".txt", ".xml", ".json", ".css", ".scss", ".sass", ".less",
                                       ".js", ".mjs", ".svg", ".csv", ".rss", ".atom", ".xhtml"});
  const std::string ending = base::lower_case(base::extension(base::file_name(path)));
  return std::find(kTexts.begin(), kTexts.end(), ending) != kTexts.end();
}

base::Diagnostic not_published(const std::string& path) {
  const std::string ignore = "; `ignore` in postil.yaml leaves it out without a word";
  const auto warn = [&](const std::string& message, const std::string& hint) {
    return base::warning_at(base::Kind::not_published, {.file = path}, message, hint + ignore);
  };
  if (is_configuration(path)) {
    return warn("this is the configuration of another site, and is not published",
                "move that site out of content/");
  }
  if (const ForeignFormat* format = format_of(path)) {
    return warn(
        "this is " + std::string(format->name) + ", which makes no page here and is not published",
        way_out_of(*format, path));
  }
  return warn("a file of this kind with front matter makes no page and is not published",
              "make it Markdown or HTML to make it a page; take the front matter out, or move it "
              "to static/, to copy it as it is");
}

}  // namespace content
