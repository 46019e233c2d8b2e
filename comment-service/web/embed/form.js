// The form. It works without this script. The script adds drafts, replies and sending without a
// reload.

const FORM = `<form class="postil-form" id="postil-form" method="post">
<h2>Add your comment</h2>
<p class="postil-field"><label for="postil-body">Comment</label>
<textarea id="postil-body" name="body" rows="8"></textarea></p>
<p class="postil-field"><label for="postil-name">Name</label>
<input id="postil-name" name="name" type="text" autocomplete="name"></p>
<p class="postil-field"><label for="postil-email">Email <span>optional, never shown</span></label>
<input id="postil-email" name="email" type="email" autocomplete="email"></p>
<p class="postil-field"><label for="postil-website">Website <span>optional</span></label>
<input id="postil-website" name="website" type="text" autocomplete="url"></p>
<p class="postil-trap" aria-hidden="true"><label>Leave this empty
<input type="text" name="homepage_confirm" tabindex="-1" autocomplete="off"></label></p>
<p class="postil-submit"><button type="submit" class="postil-send">Send</button></p>
</form>`;

function replyTo(thread, parent) {
  showParent(thread, parent);
  saveDraft(thread);
}

function showParent(thread, parent) {
  const { form } = thread;
  thread.parent = parent;
  form.querySelector(".postil-replying")?.remove();
  if (parent) {
    const cancel = element("button", { type: "button", class: "postil-cancel" }, "Cancel the reply");
    cancel.addEventListener("click", () => { replyTo(thread, null); form.elements.body.focus(); });
    const to = element("a", { href: placeUrl(idIn(thread, `comment-${parent.id}`)) }, element("bdi", {}, parent.name));
    const line = element("p", { class: "postil-replying" },
      isolated("You are replying to ", to), " ", cancel);
    form.elements.body.closest(".postil-field").before(line);
  }
}

// Announces progress without an alert: a word count, a restored draft, sending.
function say(thread, text) { thread.status.replaceChildren(...(text ? [isolated(text)] : [])); }

function showWords(thread) {
  const { value } = thread.form.elements.body;
  const count = Intl.Segmenter
    ? [...new Intl.Segmenter(languageOf(thread), { granularity: "word" }).segment(value)]
      .filter((part) => part.isWordLike).length
    : value.split(/\s+/u).filter(Boolean).length;
  thread.words.textContent = wordsText(count, languageOf(thread));
}

async function fetchToken(thread) {
  try {
    const answer = await request(api(thread, "form"), { cache: "no-store" });
    if (!answer.ok) return;
    const said = await answer.json();
    thread.token = said.form_token;
    showPolicy(thread, said.rules ?? []);
  } catch { /* a missing token is a matter of the policy, never an error */ }
}

// Shows the sentences of the active policy below the form, in place of those that the page has from
// an earlier one.
function showPolicy(thread, rules) {
  const texts = rules.map((rule) => rule.text).filter(Boolean);
  thread.form.querySelector(".postil-policy")?.remove();
  if (texts.length === 0) return;
  const button = thread.form.querySelector("button:not([type='button'])");
  (button.closest("p") ?? button).before(
    element("ul", { class: "postil-policy", "aria-label": "What is published" },
      ...texts.map((text) => element("li", {}, isolated(text)))));
}

function payloadOf(thread) {
  const { elements } = thread.form;
  const payload = { body: elements.body.value, name: elements.name.value };
  for (const name of ["email", "website", "homepage_confirm"]) {
    if (elements[name]?.value) payload[name] = elements[name].value;
  }
  if (thread.parent) payload.parent = thread.parent.id;
  if (thread.token) payload.form_token = thread.token;
  if (thread.nudged === payload.body) payload.insist = true;
  return payload;
}

// Returns the same key when the same text is sent again after a network failure, so that the
// service stores one comment.
function idempotencyKey(thread, text) {
  if (thread.attempt?.text !== text) {
    thread.attempt = { text, key: randomKey() };
  }
  return thread.attempt.key;
}

async function accepted(thread, sent, comment) {
  const { form } = thread;
  const published = comment.status === "published";
  const own = { id: comment.id, token: comment.edit_token, parent: sent.parent ?? "",
    name: sent.name, html: comment.html ?? "",
    reasons: (comment.reasons ?? []).map((reason) => reason.message),
    published, status: published ? PUBLISHED : HELD };
  const { body } = form.elements;
  const done = body.value === sent.body;  // otherwise the reader has typed a new draft meanwhile
  if (done) body.value = "";
  replyTo(thread, null);  // also deletes the draft
  showWords(thread);
  say(thread, published ? "Your comment is published." : "Your comment waits for a moderator.");
  if (published) await refresh(thread, own.id);
  const listed = isListed(thread, own.id);
  if (!listed) thread.own.push(own);
  // The next visit begins with the first part of the list.
  if (!listed || thread.section.querySelector(".postil-first")) remember(thread, own);
  const shown = commentIn(thread, own.id) ?? placeOwn(thread, own);
  shown.setAttribute("tabindex", "-1");
  if (done) shown.focus();
}

async function send(thread) {
  saveDraft(thread);  // autofill may not fire an event
  const payload = payloadOf(thread);
  const text = JSON.stringify(payload);
  let answer;
  try {
    answer = await request(api(thread, "comments"), { method: "POST", body: text, headers: {
      "Content-Type": "application/json", "Idempotency-Key": idempotencyKey(thread, text) } });
  } catch {
    showReasons(thread, AWAY, []);
    return;
  }
  const said = await answer.json().catch(() => ({}));
  if (answer.status === 201 || answer.status === 202) {
    thread.attempt = null;
    await accepted(thread, payload, said);
    return;
  }
  if (answer.status < 500) thread.attempt = null;
  if (said.code === "thread-closed") await refresh(thread);
  if (isClosed(thread)) {
    say(thread, "");
    return;
  }
  thread.nudged = said.code === "nudge" ? payload.body : null;
  showReasons(thread, headlineFor(answer, said), said.reasons ?? said.errors ?? []);
}

function enhanceForm(thread) {
  const { section } = thread;
  const ownForm = () => section.querySelector("textarea[name='body']")?.form;
  if (!ownForm()) section.insertAdjacentHTML("beforeend", FORM);
  makeIdsUnique(thread, section);
  const form = ownForm();
  thread.form = form;
  thread.place = document.createComment(" the form of a closed thread ");
  thread.status = element("p", { class: "postil-status", role: "status" });
  thread.words = isolated();
  form.noValidate = true;  // the service's reasons replace the browser's messages
  const hints = element("p", { class: "postil-hints" }, thread.words,
    element("span", {}, "Markdown works"));
  form.elements.body.closest(".postil-field").after(hints);
  form.append(thread.status);
  const button = form.querySelector("button:not([type='button'])");
  form.addEventListener("focusin", () => fetchToken(thread), { once: true });
  form.addEventListener("input", () => { saveDraft(thread); showWords(thread); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (thread.sending) return;
    thread.sending = true;
    button.setAttribute("aria-disabled", "true");
    clearErrors(form);
    say(thread, "Sending…");
    await send(thread).finally(() => {
      thread.sending = false;
      button.removeAttribute("aria-disabled");
    });
  });
  restoreDraft(thread);
  showWords(thread);
}
