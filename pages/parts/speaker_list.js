// The speaker list in one piece: every place with its reason, and what can be done about it.
const RETURNS = 3000; // milliseconds after which a press that was lost may be made again

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".list");
  const part = (name) => root.querySelector(`[data-list=${name}]`);
  const places = JSON.parse(data.places);
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
  const foot = { waiting: places.waiting, left };
  inOrder(part("foot"), [settle(part("foot"), "foot", foot, () => drawFoot(foot, press))]);
  if (!root.listens) {
    root.listens = true;
    root.addEventListener("keydown", shutMenu);
    root.addEventListener("focusout", shutMenuLeft);
  }
}

function drawHead({ waiting, sides, queue_open, session_open, may }, press) {
  const side = ({ side, where, waiting, heard }) => made("span", { class: `badge ${side}` },
    icon(SIDE_ICONS[side]), `${waiting} ${where} · ${heard} heard`);
  return made("div", { class: "head" },
    made("h2", {}, waiting ? `Next · ${waiting} waiting` : "Nobody waits"),
    made("div", { class: "sides" }, ...sides.map(side)),
    may && session_open && made("button",
      { type: "button", "data-keep": "queue", title: "Who waits keeps their place; points of order are still taken.",
        onclick: () => press(queue_open ? "close" : "open") },
      icon(queue_open ? "lock" : "lock_open"), queue_open ? "Close the queue" : "Open the queue again"),
    !session_open && made("p", { class: "note" }, icon("info"),
      "Nobody can ask: the session is not open. Open it on the agenda page."),
    session_open && !queue_open && made("p", { class: "note" }, icon("lock"),
      "The queue is closed: only points of order are taken."));
}

function drawRow(place, { may, me }, press) {
  const more = may && made("details", { class: "more", name: "more" },
    made("summary", { "aria-label": `More for number ${place.number}`, title: "More", "data-keep": "more" }, icon("more_vert")),
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
  ["out of turn", "mic", "Give the floor now, out of turn"],
  claim?.by === me ? ["release", "visibility_off", "I am not reading this any more"]
    : ["claim", "visibility", claim ? `Read this instead of ${claim.who}` : "I am reading this"],
  ["not there", "person_off", "Not there when called: take off the list"],
  ["at their wish", "close", "Take off the list at their own wish"],
];

function drawFoot({ waiting, left }, press) {
  if (!waiting) return made("p", { class: "note" }, icon("front_hand"), "Nobody waits. Add a hand from the room, or show the join code.");
  if (left > 0) return made("button", { type: "button", class: "wide", onclick: () => press("show all") }, `Show all ${waiting}`);
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
