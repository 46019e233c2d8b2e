// Runs in the page: lists what a fragment must not hold. It reads only through getters taken from
// the prototypes, because some payloads hide behind elements named like properties of a node.
export function forbiddenIn(root) {
  const getter = (owner, name) => {
    const read = Object.getOwnPropertyDescriptor(owner.prototype, name).get;
    return (node) => read.call(node);
  };
  const tagName = getter(Element, "tagName");
  const attributes = getter(Element, "attributes");
  const firstChild = getter(Node, "firstChild");
  const nextSibling = getter(Node, "nextSibling");
  const nodeType = getter(Node, "nodeType");
  const namespace = getter(Element, "namespaceURI");
  const protocol = getter(HTMLAnchorElement, "protocol");
  const content = getter(HTMLTemplateElement, "content");

  const ours = ["class", "id", "tabindex", "hidden", "aria-label", "aria-labelledby", "aria-hidden",
    "data-postil-version", "data-postil-open", "data-postil-parent", "datetime"];
  const readers = { A: ["href", "title", "rel"], OL: ["start"] };
  const allowed = new Set(("DIV H2 H3 OL UL LI ARTICLE HEADER SPAN A BDI P TIME BR BLOCKQUOTE PRE " +
    "CODE EM STRONG HR").split(" "));
  const found = [];

  const checkElement = (element, inBody) => {
    const tag = tagName(element);
    if (!allowed.has(tag) || namespace(element) !== "http://www.w3.org/1999/xhtml") {
      found.push(`<${tag}>`);
    }
    const list = attributes(element);
    for (let i = 0; i < list.length; i += 1) {
      const { name } = list[i];
      const fine = (readers[tag] ?? []).includes(name) || (!inBody && ours.includes(name)) ||
        (name === "dir" && (tag === "DIV" || tag === "TIME"));
      if (!fine) found.push(`<${tag} ${name}>`);
    }
    if (tag === "A" && !["http:", "https:", "mailto:"].includes(protocol(element))) {
      found.push(`<A href=${protocol(element)}>`);
    }
    return tag;
  };

  // The body is our element of that class; a reader's cannot have a class without being found.
  const isBody = (element) => Element.prototype.getAttribute.call(element, "class") === "postil-body";
  const pending = [[root, false]];
  while (pending.length > 0) {
    const [node, inBody] = pending.pop();
    for (let child = firstChild(node); child !== null; child = nextSibling(child)) {
      if (nodeType(child) === 8) found.push("comment");
      if (nodeType(child) !== 1) continue;
      const tag = checkElement(child, inBody);
      pending.push([child, inBody || isBody(child)]);
      if (tag === "TEMPLATE") pending.push([content(child), inBody]);
    }
  }
  return found;
}
