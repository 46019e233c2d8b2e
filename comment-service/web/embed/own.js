// Shows the reader's own comments that wait for a moderator, which nobody else sees, and those that
// are published in another part of a long thread.

const ownKey = (thread) => `postil:own:${thread.service}:${thread.key}`;

const remembered = (thread) => {
  const kept = memory.read(ownKey(thread));
  const whole = (comment) => typeof comment?.id === "string" && typeof comment.token === "string";
  return Array.isArray(kept) ? kept.filter(whole) : [];
};

function forget(thread, id) {
  const kept = remembered(thread).filter((comment) => comment.id !== id);
  memory.write(ownKey(thread), kept.length > 0 ? kept : null);
}

function remember(thread, { id, token, parent, name }) {
  memory.write(ownKey(thread), [...remembered(thread), { id, token, parent, name }]);
}

// The list for a comment: the replies of `parent`, or the thread's list for parent "".
function listFor(thread, parent) {
  const above = parent === "" ? null : commentIn(thread, parent)?.closest("li");
  const holder = above ?? thread.section.querySelector(".postil-comments") ?? thread.section;
  const found = holder.querySelector(":scope > .postil-list");
  if (found) return found;
  const list = element("ol", { class: "postil-list" });
  const count = holder.querySelector(":scope > .postil-count");
  if (count) count.after(list);
  else if (holder === thread.section) holder.prepend(list);
  else holder.append(list);
  return list;
}

// Shows the comment in its place if it has one, with its replies; otherwise at the end of its list.
function placeOwn(thread, comment) {
  const place = commentIn(thread, comment.id);
  const body = element("div", { class: "postil-body", dir: "auto" });
  body.innerHTML = comment.html; // safe HTML from the service
  const [initial = "?"] = comment.name.trim().toUpperCase();
  const reasons = comment.reasons.map((reason) => element("p", { class: "postil-reason" }, isolated(reason)));
  const status = isolated(comment.status);
  const article = element("article",
    { class: `postil-comment postil-own${comment.published ? "" : " postil-held"}`,
      id: idIn(thread, `comment-${comment.id}`), tabindex: "-1" },
    element("header", { class: "postil-head" },
      element("span", { class: "postil-avatar", "aria-hidden": "true" }, initial),
      element("h3", { class: "postil-by" }, element("bdi", {}, comment.name)),
      element("p", { class: "postil-when" }, comment.url ? element("a", { href: comment.url }, status) : status)),
    body, ...reasons);
  if (place) place.replaceWith(article);
  else listFor(thread, comment.parent).append(element("li", { class: "postil-item" }, article));
  return article;
}

const HELD = "Held for a moderator. Only you see it here.";
const PUBLISHED = "Your comment is published, in another part of this list.";

// Whether the list shows the text of the comment to everybody.
const isListed = (thread, id) => Boolean(commentIn(thread, id)?.matches(":not(.postil-own, .postil-changed, .postil-removed)"));

// The service's state of a comment. Null when the network fails or there is nothing to show.
async function stateOf(thread, { id, token }) {
  try {
    const url = serviceUrl(thread, `api/v1/comments/${encodeURIComponent(id)}`);
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await request(url, { headers, cache: "no-store" });
    if (answer.ok) return await answer.json();
    return [401, 403, 404, 410].includes(answer.status) ? { status: "gone" } : null;
  } catch {
    return null;  // network failure: the next visit asks again
  }
}

// Updates each comment that the first part of the list did not show at the reader's last visit.
async function refreshOwn(thread) {
  for (const kept of remembered(thread)) {
    if (isListed(thread, kept.id)) {
      forget(thread, kept.id);
      continue;
    }
    const state = await stateOf(thread, kept);
    if (state === null || thread.own.some((comment) => comment.id === kept.id)) continue;
    const published = state.status === "published";
    if (state.status !== "held" && !published) forget(thread, kept.id); // what follows is said once
    const words = { held: HELD, published: PUBLISHED, gone: "This comment is no longer there." };
    const comment = { ...kept, name: String(kept.name), html: state.html ?? "",
      reasons: published ? [] : (state.reasons ?? []).map((reason) => reason.message),
      published, url: state.url, status: words[state.status] ?? "This comment was not published." };
    thread.own.push(comment);
    withoutJump(thread.section, () => placeOwn(thread, comment));
  }
}
