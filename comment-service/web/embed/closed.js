// A closed thread. Its section has no form, and a text that the reader has typed stays readable.

const isClosed = (thread) =>
  thread.section.querySelector(".postil-comments")?.dataset.postilOpen === "false";

// The text of a form that is no longer in the page, for the reader to copy. It has the form's id,
// so that links to the form still lead to its place.
function unsentText(thread) {
  const { form } = thread;
  const id = idIn(thread, "postil-unsent");
  const field = element("textarea", { id, rows: "8", readonly: "" });
  field.value = form.elements.body.value;
  return element("div", { class: "postil-field postil-unsent", id: form.id },
    element("label", { for: id },
      isolated("This text was not sent. It is kept on this device, and you can copy it here.")), field);
}

// Takes the form of a closed thread out of the page, and puts the form of an open one back.
function showFormIfOpen(thread) {
  const { form, section, place } = thread;
  const closed = isClosed(thread);
  section.querySelector(".postil-unsent")?.remove();
  if (!closed && place.isConnected) place.replaceWith(form);
  if (!closed) return;
  const focused = form.contains(document.activeElement);
  if (form.isConnected) form.replaceWith(place);
  if (form.elements.body.value.trim() !== "") place.after(unsentText(thread));
  if (!focused) return;
  const next = section.querySelector(".postil-unsent textarea") ?? section.querySelector(".postil-count");
  next.focus({ preventScroll: true });
}
