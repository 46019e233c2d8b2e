// Shows the reader's own comments that wait for a moderator. Nobody else sees them.

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

function placeOwn(thread, comment) {
  commentIn(thread, comment.id)?.closest("li").remove();
  const body = element("div", { class: "postil-body", dir: "auto" });
  body.innerHTML = comment.html; // safe HTML from the service
  const [initial = "?"] = comment.name.trim().toUpperCase();
  const reasons = comment.reasons.map((reason) => element("p", { class: "postil-reason" }, isolated(reason)));
  const article = element("article",
    { class: "postil-comment postil-own postil-held", id: idIn(thread, `comment-${comment.id}`), tabindex: "-1" },
    element("header", { class: "postil-head" },
      element("span", { class: "postil-avatar", "aria-hidden": "true" }, initial),
      element("h3", { class: "postil-by" }, element("bdi", {}, comment.name)),
      element("p", { class: "postil-when" }, isolated(comment.status))),
    body, ...reasons);
  listFor(thread, comment.parent).append(element("li", { class: "postil-item" }, article));
  return article;
}

const HELD = "Held for a moderator. Only you see it here.";

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

// Updates each comment that waited for a moderator at the reader's last visit.
async function refreshOwn(thread) {
  for (const kept of remembered(thread)) {
    const state = await stateOf(thread, kept);
    if (state === null || thread.own.some((comment) => comment.id === kept.id)) continue;
    if (state.status !== "held") forget(thread, kept.id); // what follows is said once
    if (state.status === "published") continue;
    const ends = state.status === "gone" ? "This comment is no longer there."
      : "This comment was not published.";
    const comment = { ...kept, name: String(kept.name), html: state.html ?? "",
      reasons: (state.reasons ?? []).map((reason) => reason.message),
      status: state.status === "held" ? HELD : ends };
    thread.own.push(comment);
    withoutJump(thread.section, () => placeOwn(thread, comment));
  }
}
