// Shared functions of the embed. A page needs only this markup:
//
//   <section id="comments" data-postil-thread="/path/" data-postil-service="https://comments.example">
//     (optional: the baked fragment, `data-postil-version`, and a form as in form.js)
//   </section>
//   <script type="module" src="https://comments.example/embed.js"></script>
//
// `data-postil-style="none"` means that the page has its own styles for the postil- classes. The
// script neither reads nor writes cookies. localStorage keeps the reader's drafts and the edit
// tokens of comments that wait for a moderator, sessionStorage the draft of the tab.
//
// assets.cpp joins the files of this folder into one module: base, places, list, own, reasons,
// closed, drafts, form, start. In all of them, `thread` is the state of one section of the page and
// its form. start.js creates it.

const FIELDS = ["body", "name", "email", "website"];

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Text in an English sentence or of the service: on a page with another direction of writing, its
// numbers and marks keep their places.
const isolated = (...children) => element("bdi", {}, ...children);

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

// A wrapper for a storage, which may be full, forbidden or contain invalid data.
const memoryIn = (storage) => ({
  read(key) {
    try { return JSON.parse(storage().getItem(key)); } catch { return null; }
  },
  write(key, value) {
    try {
      if (value === null) storage().removeItem(key);
      else storage().setItem(key, JSON.stringify(value));
    } catch { /* the draft stays in the form */ }
  },
});
const memory = memoryIn(() => localStorage);
const tabMemory = memoryIn(() => sessionStorage);

// 128 random bits as hexadecimal digits.
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const api = (thread, path, parameters = {}) => {
  const query = new URLSearchParams({ thread: thread.key, ...parameters });
  return serviceUrl(thread, `api/v1/${path}?${query}`);
};

const request = (url, options = {}) => fetch(url, { credentials: "omit", ...options });
