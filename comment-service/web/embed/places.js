// Ids in a section, and links to them. A page may have several sections, and a <base> element.

// The address of the element with this id. With a <base> element, "#id" leads to another page.
const placeUrl = (id) =>
  `${document.querySelector("base[href]") ? location.href.split("#")[0] : ""}#${id}`;

// An address of the service. One without a host belongs to the page's host, whatever <base> says.
function serviceUrl(thread, path) {
  const address = `${thread.service}/${path}`;
  try { return new URL(address, location.href).href; } catch { return address; }
}

// The page's first section keeps the ids of the markup; in each following one they end with its
// number. Comments keep theirs, unless an earlier section shows the same thread.
const idIn = (thread, id) =>
  id.startsWith("postil-") || (thread.repeated && id.startsWith("comment-")) ? id + thread.suffix : id;

const commentIn = (thread, id) => document.getElementById(idIn(thread, `comment-${id}`));

const REFERENCES = ["for", "aria-labelledby", "aria-describedby"];

// Renames the ids below `root` and what refers to them there: labels and links.
function makeIdsUnique(thread, root) {
  if (thread.suffix === "") return;
  const renamed = new Map();
  for (const node of root.querySelectorAll("[id]")) {
    const taken = node.isConnected && document.getElementById(node.id) !== node;
    const id = taken ? node.id + thread.suffix : idIn(thread, node.id);
    renamed.set(node.id, id);
    node.id = id;
  }
  for (const name of REFERENCES) {
    for (const node of root.querySelectorAll(`[${name}]`)) {
      const ids = node.getAttribute(name).split(/\s+/u);
      node.setAttribute(name, ids.map((id) => renamed.get(id) ?? id).join(" "));
    }
  }
  for (const link of root.querySelectorAll("a[href^='#']")) {
    const id = link.getAttribute("href").slice(1);
    link.setAttribute("href", `#${renamed.get(id) ?? id}`);
  }
}

// Lets links below `root` lead to this page, and Reply links in a new window to the service's.
function makeLinksAbsolute(thread, root) {
  for (const link of root.querySelectorAll("a[href^='#']")) {
    link.setAttribute("href", placeUrl(link.getAttribute("href").slice(1)));
  }
  for (const link of root.querySelectorAll("a.postil-reply[href^='?']")) {
    link.href = serviceUrl(thread, `threads${link.getAttribute("href")}`);
  }
}
