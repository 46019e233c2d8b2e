// The list of comments: fetches it, replaces it without moving the page, and sets up reply links.

// Runs `change`. Afterwards the reader's scroll position and focus are the same as before. The
// comment or form with the focus does not move; without a focus, the topmost one in the window. It
// may be in another section.
function withoutJump(section, change) {
  const inUse = (node) => Number(node.contains(document.activeElement));
  const places = [...document.querySelectorAll("[data-postil-thread] :is(article, form)[id]")]
    .sort((one, other) => inUse(other) - inUse(one))
    .map((node) => ({ id: node.id, box: node.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > 0 && box.top < window.innerHeight);
  const focused = section.contains(document.activeElement) ? document.activeElement : null;
  const root = document.documentElement.style;
  const anchoring = root.overflowAnchor;
  root.overflowAnchor = "none"; // the browser's own correction would come on top of ours
  change();
  const place = places.find(({ id }) => document.getElementById(id));
  if (place) {
    const now = document.getElementById(place.id).getBoundingClientRect();
    window.scrollBy({ top: now.top - place.box.top, behavior: "instant" });
  }
  requestAnimationFrame(() => { root.overflowAnchor = anchoring; });
  if (focused && !focused.isConnected && !section.contains(document.activeElement)) {
    const link = focused.getAttribute("href");
    const same = link && section.querySelector(`a[href="${CSS.escape(link)}"]`);
    (same || section.querySelector(".postil-count"))?.focus({ preventScroll: true });
  }
}

function showList(thread, html) {
  const { section } = thread;
  const fresh = element("template");
  fresh.innerHTML = html; // safe HTML from the service: see markup/ there
  makeIdsUnique(thread, fresh.content);
  withoutJump(section, () => {
    const old = section.querySelector(".postil-comments");
    if (old) old.replaceWith(fresh.content);
    else section.prepend(fresh.content);
    decorate(thread);
    showFormIfOpen(thread);
    thread.own = thread.own.filter(({ id }) => !isListed(thread, id));
    thread.own.forEach((comment) => placeOwn(thread, comment));
  });
  const list = section.querySelector(".postil-comments");
  section.dataset.postilVersion = list?.dataset.postilVersion ?? "";
}

// Fetches the first comments, or with `comment` those around that one. Returns the status of the
// answer; undefined when the network fails.
async function refresh(thread, comment) {
  const known = thread.section.dataset.postilVersion;
  thread.turn = (thread.turn ?? 0) + 1; // an answer that comes after a later one is dropped
  const { turn } = thread;
  const parameters = {};
  if (comment) parameters.comment = comment;
  else if (known) parameters.known = known;
  try {
    const answer = await request(api(thread, "fragment", parameters));
    const html = answer.status === 200 ? await answer.text() : "";
    if (html && turn === thread.turn) showList(thread, html);
    return answer.status;
  } catch {
    return undefined; // the baked comments stay
  }
}

// The element that the page's address names, if it belongs to a comment.
const target = () =>
  (/^#comment-/u.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null);

const NOT_HERE = "The comment that you are looking for is not here. " +
  "It may be waiting for a moderator, or it was taken away.";

// Brings the reader to the comment that the page's address names. Fetches the part of the thread
// that has it, also when this part has only the copy of own.js.
async function goToTarget(thread) {
  const { section } = thread;
  const note = () => section.querySelector(":scope > .postil-missing");
  note()?.remove();
  const [, named] = /^#comment-(.+)$/u.exec(location.hash) ?? [];
  if (!named) return;
  // In a section that repeats a thread, the ids of comments end with its number.
  const ours = thread.repeated && named.endsWith(thread.suffix);
  const id = ours ? named.slice(0, -thread.suffix.length) : named;
  const isHere = target()?.matches(":not(.postil-own), .postil-held");
  const status = isHere ? 200 : await refresh(thread, id);
  // Another section of the page may have the comment.
  const isOnlySection = document.querySelectorAll("[data-postil-thread]").length === 1;
  if (status === 404 && isOnlySection)
    section.prepend(element("p", { class: "postil-missing", role: "status" }, isolated(NOT_HERE)));
  (target() ?? note())?.scrollIntoView();
}

// The parts of a comment's date, as the service writes them in English.
const WHEN = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit",
  timeZone: "UTC", timeZoneName: "short" };

// Writes each date in the language of the page, with the reader's local time as a title. Links to
// comments and reply links may lead to a page of the service. With this script, the links stay in
// this page, and reply links prepare the form.
function decorate(thread) {
  makeLinksAbsolute(thread, thread.section);
  const language = languageOf(thread);
  for (const time of thread.section.querySelectorAll("time")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.title = moment.toLocaleString(language);
    if (language && !/^en\b/u.test(language)) time.textContent = moment.toLocaleString(language, WHEN);
  }
  for (const link of thread.section.querySelectorAll(".postil-when a[href*='&comment=']")) {
    link.setAttribute("href", placeUrl(idIn(thread, link.hash.slice(1))));
  }
  for (const link of thread.section.querySelectorAll(".postil-reply")) {
    link.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const by = link.closest(".postil-comment").querySelector(".postil-by bdi");
      replyTo(thread, { id: link.dataset.postilParent, name: by.textContent });
      thread.form.elements.body.focus();
    });
  }
}
