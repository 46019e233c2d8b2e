// Shows at its field why a comment was refused or held.

function clearErrors(form) {
  form.querySelectorAll(".postil-error, .postil-errors").forEach((node) => node.remove());
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

function fieldOf(reason) {
  const named = reason.field || reason.pointer?.slice(1) || /^[a-z]+/u.exec(reason.rule ?? "")?.[0];
  return FIELDS.includes(named) ? named : "body";
}

// Links each reason to its field with aria attributes, and moves the focus to the first.
function showReasons(thread, headline, reasons) {
  const { form } = thread;
  say(thread, "");
  const box = element("div", { class: "postil-errors", role: "alert", tabindex: "-1" },
    element("p", {}, isolated(headline)));
  const list = element("ul");
  let first = null;
  for (const reason of reasons) {
    const name = fieldOf(reason);
    const field = form.elements[name];
    // Validation errors have a pointer but no subject: "must have at most 100 characters".
    const subject = reason.pointer ? `${field.labels[0].firstChild.textContent.trim()} ` : "";
    const text = subject + (reason.message ?? "");
    field.id ||= idIn(thread, `postil-${name}`);
    list.append(element("li", {}, element("a", { href: placeUrl(field.id) }, isolated(text))));
    const id = `${field.id}-error`;
    const note = form.querySelector(`#${CSS.escape(id)}`);
    if (note) note.append(" ", isolated(text));
    else field.after(element("span", { class: "postil-error", id }, isolated(text)));
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
    first ??= field;
  }
  if (reasons.length > 0) box.append(list);
  const title = form.querySelector("h2, h3");
  if (title) title.after(box);
  else form.prepend(box);
  (first ?? box).focus();
}

function waitingTime(answer) {
  const seconds = Number(answer.headers.get("Retry-After")) || 60;
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

const KEPT = "Your text is kept on this device.";

// The headline for a failed request.
function headlineFor(answer, problem) {
  const { status } = answer;
  if (problem.code === "nudge") return "Please look at your comment again, or send it as it is:";
  if (status === 422 || (status === 400 && problem.errors)) return "Your comment was not sent:";
  if (status === 403) {
    // In a preview on the owner's machine, the service names the setting that is missing.
    const setting = problem.detail?.includes("--site ") ? ` ${problem.detail}.` : "";
    return `This site may not write here: its comment service takes no comments from ${location.origin}.${setting} ${KEPT}`;
  }
  if (status === 404) return `Comments are not open for this page yet. ${KEPT}`;
  if (status === 409 && problem.code !== "thread-closed") {
    return "Your comment is still on its way. Please wait a moment and send it again.";
  }
  if (status === 409) return `Comments on this page are closed. ${KEPT}`;
  if (status === 413) return "Your comment is too long. Please shorten it.";
  if (status === 429) {
    return `Too many comments at once. Please try again in ${waitingTime(answer)}. ${KEPT}`;
  }
  if (problem.code === "queue_full") {
    return `Too many comments wait for a moderator just now. ${KEPT} Please try again later.`;
  }
  if (status >= 500) return `The comment service has a problem. ${KEPT} Please try again later.`;
  return `Your comment was not accepted (${status}). ${problem.detail ?? ""} ${KEPT}`;
}

const AWAY = `The comment service cannot be reached. ${KEPT} Please try again when you are online.`;
