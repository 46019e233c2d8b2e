// Drafts. Each tab has its own, which survives a reload. All drafts of a thread are in a list as
// well, the newest first: a new visit continues the newest one that no open tab has.
//
//   sessionStorage  postil:draft:SERVICE:KEY  {"id", "parent", "body", "name", "email", "website"}
//   localStorage    the same key              a list of these

const MOST_DRAFTS = 5; // of a thread; nobody misses an older one

const draftKey = (thread) => `postil:draft:${thread.service}:${thread.key}`;
const tabKey = (thread) => draftKey(thread) + thread.suffix;

const isDraft = (value) => typeof value?.id === "string" && typeof value.body === "string";

const draftsOf = (thread) => {
  const kept = memory.read(draftKey(thread));
  if (Array.isArray(kept)) return kept.filter(isDraft);
  // A single draft without an id.
  return typeof kept?.body === "string" ? [{ ...kept, id: "first" }] : [];
};

// Reserves a draft for this page until it is left. False: another tab has the draft.
const reserve = (id) => new Promise((tell) => {
  navigator.locks.request(`postil:draft:${id}`, { ifAvailable: true }, (lock) => {
    tell(lock !== null);
    return lock && new Promise(() => {});
  }).catch(() => tell(false));
});

// Browsers have locks on pages with HTTPS only. Without them, open tabs are unknown.
const knowsTabs = () => Boolean(navigator.locks);

function beginDraft(thread) {
  thread.draft = randomKey();
  if (knowsTabs()) reserve(thread.draft);
}

// A draft with the same text in the list is a copy of this one, from another tab or an earlier
// visit: this one takes its place.
function saveDraft(thread) {
  if (!thread.draft) beginDraft(thread);
  const { elements } = thread.form;
  const draft = { id: thread.draft, parent: thread.parent };
  for (const name of FIELDS) draft[name] = elements[name]?.value ?? "";
  const kept = draft.body || thread.parent ? [draft] : [];
  tabMemory.write(tabKey(thread), kept[0] ?? null);
  const others = draftsOf(thread).filter(({ id, body }) => id !== draft.id && body !== draft.body);
  const all = [...kept, ...others].slice(0, MOST_DRAFTS);
  memory.write(draftKey(thread), all.length > 0 ? all : null);
}

function continueDraft(thread, draft) {
  thread.draft = draft.id;
  const { body } = thread.form.elements;
  if (body.value !== "" && body.value !== draft.body) return;
  for (const name of FIELDS) {
    const field = thread.form.elements[name];
    if (field && field.value === "" && typeof draft[name] === "string") field.value = draft[name];
  }
  if (typeof draft.parent?.id === "string") showParent(thread, draft.parent);
  if (draft.body) say(thread, "Your draft from your last visit is here again.");
  showWords(thread);
  showFormIfOpen(thread);
}

// The newest draft that no open tab has.
async function freeDraft(thread) {
  for (const draft of draftsOf(thread)) {
    if (!knowsTabs() || await reserve(draft.id)) return draft;
  }
  return null;
}

async function restoreDraft(thread) {
  const own = tabMemory.read(tabKey(thread));
  let mayKeepId = knowsTabs();
  if (isDraft(own)) {
    continueDraft(thread, own); // before the first await: the text is there with the page
    mayKeepId = mayKeepId && await reserve(own.id); // false in the copy of a tab
  } else {
    const draft = await freeDraft(thread);
    if (!draft || thread.draft) return; // the reader may have begun another one meanwhile
    continueDraft(thread, draft);
  }
  if (mayKeepId) return;
  beginDraft(thread);
  saveDraft(thread);
}
