// Pieces that the cockpit and the speaker list draw alike. What people wrote becomes text, never markup.
let inWords = {}; // what these pieces say, in the language of the page
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
// A message and what is put in, by name: in pieces, of which some may be nodes, or as one text.
const filled = (message, parts) => message.split(/%\((\w+)\)s/).map((each, at) => (at % 2 ? parts[each] : each));
const fill = (message, parts) => filled(message, parts).join("");

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
    one.speaks && badge("plain", "translate", one.speaks, inWords.speaks),
    one.people && badge("plain", "groups", one.people),
    one.support && badge("plain", "thumb_up", one.support),
    claim && badge("claimed", "visibility", claim),
    one.came && made("span", { class: "came" }, one.came),
  ].filter(Boolean);
}

// What was asked, and beside it what it is in other languages: each in its own direction.
function textOf({ asked, others }, timed = others.length > 0) {
  if (!asked.text) return "";
  const both = [{ ...asked, remark: others.length ? inWords.asked : "" }, ...others];
  return made("div", { class: "wordings" }, ...both.map((each) => wordingOf(each, timed)));
}

function wordingOf({ text, tag, tongue, dir, reading, read_by, remark }, timed) {
  const told = (...parts) => parts.filter(Boolean).flatMap((part, at) => (at ? [" · ", part] : [part]));
  return made("div", { class: "wording" },
    (tongue || remark || timed) && made("p", { class: "tongue" },
      ...told(tongue && made("b", { lang: tag }, tongue), remark, timed && reading)),
    ...shortened(text, tag, dir, read_by === undefined ? inWords.question : inWords.translation),
    read_by && made("p", { class: "aloud" }, made("bdi", {}, read_by)));
}

// A long text begins; a press shows the rest of it.
const LONG = 220;
function shortened(text, tag, dir, whole) {
  const words = made("p", { class: "text", lang: tag || null, dir }, text);
  if (text.length <= LONG && text.split("\n").length < 4) return [words];
  const more = made("button", { type: "button", class: "quiet", "aria-expanded": "false" }, whole);
  more.addEventListener("click", () => {
    const open = words.classList.toggle("whole");
    more.setAttribute("aria-expanded", open);
    more.textContent = open ? inWords.less : whole;
  });
  words.classList.add("long");
  return [words, more];
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
    const held = before.node.contains(within) && within;
    const menu = before.node.querySelector("details[open]") && node.querySelector("details");
    if (menu) menu.open = true;
    before.node.replaceWith(node);
    // What the keyboard was on may be gone, as “Yield” is after it: then it goes to what stands first.
    if (held) (node.querySelector(`[data-keep="${held.dataset.keep}"]`) ?? node.querySelector("[data-keep]"))
      ?.focus({ preventScroll: true });
  }
  parent.drawn.set(key, { as, node });
  return node;
}

function inOrder(parent, nodes) {
  const wanted = new Set(nodes);
  const within = parent.getRootNode().activeElement;
  const left = [...parent.children].findIndex((child) => !wanted.has(child) && child.contains(within));
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null);
  });
  for (const [key, { node }] of parent.drawn ?? []) if (!wanted.has(node)) parent.drawn.delete(key);
  // Who took a row off by keyboard goes on with the one that came into its place, or with the last.
  if (left >= 0) (nodes[left] ?? nodes.at(-1))?.querySelector("[data-keep]")?.focus({ preventScroll: true });
}
