// The speaker list in one piece: every place with its reason, and what can be done about it.
const RETURNS = 3000; // milliseconds after which a press that was lost may be made again

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".list");
  const part = (name) => root.querySelector(`[data-list=${name}]`);
  const places = JSON.parse(data.places);
  inWords = data.words;
  root.setAttribute("aria-label", inWords.list);
  root.press = (act, id = "") => {
    if (root.busy && Date.now() < root.busy + RETURNS) return;
    root.busy = Date.now();
    setTriggerValue("pressed", { act, id, seen: root.seen, at: root.busy });
  };
  root.busy = 0;
  root.seen = data.seen;
  const press = (...what) => root.press(...what);

  const head = { ...places, places: 0, may: data.may };
  inOrder(part("head"), [settle(part("head"), "head", head, () => drawHead(head, press))]);
  const rows = places.places.map((place) =>
    settle(part("places"), place.id, [place, data.may, data.me], () => drawRow(place, data, press)));
  inOrder(part("places"), rows);
  part("places").hidden = !rows.length;
  const left = places.waiting - places.places.length;
  const foot = { waiting: places.waiting, left, all: places.all };
  inOrder(part("foot"), [settle(part("foot"), "foot", foot, () => drawFoot(foot, press))]);
  if (!root.listens) {
    root.listens = true;
    root.addEventListener("keydown", shutMenu);
    root.addEventListener("focusout", shutMenuLeft);
  }
}

function drawHead({ title, sides, queue_open, session_open, may }, press) {
  const side = ({ side, counts }) => made("span", { class: `badge ${side}` }, icon(SIDE_ICONS[side]), counts);
  return made("div", { class: "head" },
    made("h2", {}, title),
    made("div", { class: "sides" }, ...sides.map(side)),
    may && session_open && made("button",
      { type: "button", "data-keep": "queue", title: inWords.keeps_place,
        onclick: () => press(queue_open ? "close" : "open") },
      icon(queue_open ? "lock" : "lock_open"), queue_open ? inWords.close_queue : inWords.open_queue),
    !session_open && made("p", { class: "note" }, icon("info"), inWords.not_open),
    session_open && !queue_open && made("p", { class: "note" }, icon("lock"), inWords.queue_closed));
}

function drawRow(place, { may, me }, press) {
  const more = may && made("details", { class: "more", name: "more" },
    made("summary", { "aria-label": fill(inWords.more_for, { number: place.number }), title: inWords.more, "data-keep": "more" },
      icon("more_vert")),
    made("div", { class: "menu" }, ...CHOICES(place, me).map(([act, iconName, words]) =>
      made("button", { type: "button", "data-keep": act, onclick: ({ target }) => {
        shut(target.closest("details"));
        press(act, place.id);
      } }, icon(iconName), words))));
  return made("li", { class: "place", "data-place": place.id },
    made("span", { class: "position", "aria-hidden": "true" }, place.position),
    made("div", { class: "told" },
      made("div", { class: "tags" }, nameOf(place), ...tagsOf(place, me)),
      textOf(place),
      made("p", { class: "why" }, place.safe && icon("verified_user"), place.why)),
    more);
}

const CHOICES = ({ claim }, me) => [
  ["out of turn", "mic", inWords.give_now],
  claim?.by === me ? ["release", "visibility_off", inWords.release]
    : ["claim", "visibility", claim ? fill(inWords.claim_instead, { who: claim.who }) : inWords.claim],
  ["not there", "person_off", inWords.not_there],
  ["at their wish", "close", inWords.at_their_wish],
];

function drawFoot({ waiting, left, all }, press) {
  if (!waiting) return made("p", { class: "note" }, icon("front_hand"), inWords.nobody_waits);
  if (left > 0) return made("button", { type: "button", class: "wide", onclick: () => press("show all") }, all);
  return made("span");
}

function shutMenu(event) {
  const open = event.target.closest?.("details.more[open]");
  if (event.key !== "Escape" || !open) return;
  shut(open);
  event.stopPropagation();
}

function shut(menu) {
  menu.open = false;
  menu.querySelector("summary").focus({ preventScroll: true });
}

function shutMenuLeft(event) {
  const left = event.target.closest?.("details.more[open]");
  if (left && !left.contains(event.relatedTarget)) setTimeout(() => { left.open = left.contains(left.getRootNode().activeElement); }, 150);
}
