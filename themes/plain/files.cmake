# The files of the theme "plain", relative to this folder. They are compiled into the program.
set(PLAIN_THEME_FILES
  theme.yaml
  i18n/ar.yaml
  i18n/de.yaml
  i18n/en.yaml
  i18n/fr.yaml
  templates/404.mustache
  templates/base.mustache
  templates/home.mustache
  templates/page.mustache
  templates/section.mustache
  templates/taxonomy.mustache
  templates/term.mustache
  templates/partials/comments.mustache
  templates/partials/list.mustache
  static/plain.css
)
