// Starts the embed once for each section of the page.

const NEAR = "1200px"; // about two phone screens: the answer is there before the reader is

function addStyle(thread) {
  if (thread.section.dataset.postilStyle === "none") return;
  thread.section.classList.add("postil"); // the rules of embed.css are for what is below this class
  const href = serviceUrl(thread, "embed.css");
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  document.head.prepend(element("link", { rel: "stylesheet", href }));
}

async function comeNear(thread) {
  await refresh(thread);
  await refreshOwn(thread);
  if (thread.cameByLink) await goToTarget(thread);
}

function start(section, index, sections) {
  const { postilThread: key, postilService = "" } = section.dataset;
  const isSame = ({ dataset }) => dataset.postilThread === key && (dataset.postilService ?? "") === postilService;
  const thread = { section, key, form: null, parent: null, own: [], service: postilService.replace(/\/$/u, ""),
    suffix: index === 0 ? "" : `-${index + 1}`, repeated: sections.slice(0, index).some(isSame) };
  addStyle(thread);
  enhanceForm(thread);
  decorate(thread);
  showFormIfOpen(thread);
  const called = () => /^#(comments?(-|$)|postil-)/u.test(location.hash);
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) once();
  }, { rootMargin: NEAR });
  const once = () => {
    if (thread.near) return;
    thread.near = true;
    thread.cameByLink = called();
    observer.disconnect();
    comeNear(thread);
  };
  observer.observe(section);
  window.addEventListener("hashchange", () => {
    if (thread.near) goToTarget(thread);
    else if (called()) once();
  });
  if (called()) once();
}

[...document.querySelectorAll("[data-postil-thread]")].forEach(start);
