// Pieces that the cockpit and the speaker list draw alike. What people wrote becomes text, never markup.
const made = (tag, props = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.filter((each) => each !== "" && each != null && each !== false));
  return element;
};
const icon = (name) => made("span", { class: "icon", "aria-hidden": "true" }, name);
const written = (tag, words, props = {}) => made(tag, { dir: "auto", ...props }, words);
const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

const SIDE_ICONS = { onsite: "meeting_room", online: "wifi" };
const badge = (kind, iconName, words, title) =>
  made("span", { class: `badge ${kind}`, title }, icon(iconName), words);
const sideBadge = ({ side, where }) => badge(side, SIDE_ICONS[side], where);

function nameOf({ number, name, kind }, tag = "span") {
  return made(tag, { class: "who" },
    made("span", { class: "number" }, `#${number}`), name && " ", name && written("bdi", name),
    kind && made("span", { class: "kind" }, ` · ${kind}`));
}

// All that is short about one who waits: side, language, hub, support, who reads it, how it came in.
function tagsOf(one, me) {
  const claim = one.claim && (one.claim.by === me ? one.claim.you_read : one.claim.reads);
  return [
    sideBadge(one),
    one.language && badge("plain", "translate", one.language, "Language of the question"),
    one.people && badge("plain", "groups", one.people),
    one.support && badge("plain", "thumb_up", one.support),
    claim && badge("claimed", "visibility", claim),
    one.came && made("span", { class: "came" }, one.came),
  ].filter(Boolean);
}

// A long text begins; a press shows the rest of it.
const LONG = 220;
function textOf({ text, language }) {
  if (!text) return "";
  const words = written("p", text, { class: "text", lang: language || null });
  if (text.length <= LONG && text.split("\n").length < 4) return words;
  const more = made("button", { type: "button", class: "quiet", "aria-expanded": "false" }, "Whole question");
  more.addEventListener("click", () => {
    const open = words.classList.toggle("whole");
    more.setAttribute("aria-expanded", open);
    more.textContent = open ? "Less" : "Whole question";
  });
  words.classList.add("long");
  return made("div", {}, words, more);
}

// Nodes by what they show: one that shows the same stays, with its focus and what is open in it.
function settle(parent, key, shown, draw) {
  parent.drawn ??= new Map();
  const as = JSON.stringify(shown);
  const before = parent.drawn.get(key);
  if (before?.as === as) return before.node;
  const node = draw(shown);
  if (before) {
    const within = parent.getRootNode().activeElement;
    const held = before.node.contains(within) && within.dataset.keep;
    before.node.replaceWith(node);
    if (held) node.querySelector(`[data-keep="${held}"]`)?.focus({ preventScroll: true });
  }
  parent.drawn.set(key, { as, node });
  return node;
}

function inOrder(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null);
  });
  for (const [key, { node }] of parent.drawn ?? []) if (!wanted.has(node)) parent.drawn.delete(key);
}
