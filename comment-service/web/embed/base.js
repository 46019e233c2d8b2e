// Shared functions of the embed. A page needs only this markup:
//
//   <section id="comments" data-postil-thread="/path/" data-postil-service="https://comments.example">
//     (optional: the baked fragment, `data-postil-version`, and a form as in form.js)
//   </section>
//   <script type="module" src="https://comments.example/embed.js"></script>
//
// `data-postil-style="none"` means that the page has its own styles for the postil- classes. The
// script neither reads nor writes cookies. localStorage keeps the reader's draft and the edit
// tokens of comments that wait for a moderator.
//
// assets.cpp joins the files of this folder into one module: base, places, list, own, reasons,
// closed, form, start.
// In all of them, `thread` is the state of one section of the page and its form. start.js creates
// it.

const FIELDS = ["body", "name", "email", "website"];

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// The language of the page around the section; that of the browser when the page names none.
function languageOf(thread) {
  const tag = thread.section.closest("[lang]")?.lang;
  try { return Intl.getCanonicalLocales(tag)[0]; } catch { return undefined; }
}

// "3 words" by language, with a form for each plural category. Other languages read English.
const WORDS = {
  en: { one: "# word", other: "# words" },
  de: { one: "# Wort", other: "# Wörter" },
  fr: { one: "# mot", other: "# mots" },
  ar: { zero: "لا كلمات", one: "كلمة واحدة", two: "كلمتان", few: "# كلمات", many: "# كلمة", other: "# كلمة" },
};

function wordsText(count, language = "en") {
  const tag = WORDS[language.split("-")[0]] ? language : "en";
  const forms = WORDS[tag.split("-")[0]];
  const form = forms[new Intl.PluralRules(tag).select(count)] ?? forms.other;
  return form.replace("#", new Intl.NumberFormat(tag).format(count));
}

// A wrapper for localStorage, which may be full, forbidden or contain invalid data.
const memory = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  },
  write(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch { /* the draft stays in the form */ }
  },
};

const api = (thread, path, parameters = {}) => {
  const query = new URLSearchParams({ thread: thread.key, ...parameters });
  return serviceUrl(thread, `api/v1/${path}?${query}`);
};

const request = (url, options = {}) => fetch(url, { credentials: "omit", ...options });
