// A form that sends itself to the thin door until there is an answer, and forgets nothing meanwhile.
// Drawn once: what Streamlit runs again changes what goes along unseen, never what is typed.
const forms = new WeakMap(); // parentElement -> the form that lives there
const RAREST = 30; // seconds between two tries
const PATIENCE = 20000; // milliseconds for one of them

export default function ({ parentElement, data, setTriggerValue }) {
  let form = forms.get(parentElement);
  const spoken = JSON.stringify([data.label, data.send, data.choices, data.fixed.id]);
  if (form?.spoken !== spoken) {
    const typed = form?.values();
    form?.end();
    form = build(parentElement.querySelector("form"), data);
    form.spoken = spoken;
    if (typed) form.fill(typed);
    forms.set(parentElement, form);
    form.begin();
  }
  form.now = data;
  form.tellHints();
  form.told = () => setTriggerValue("sent", Date.now());
  return () => { form.end(); forms.delete(parentElement); };
}

function build(root, first) {
  root.replaceChildren();
  const make = (tag, set, ...inside) => {
    const made = Object.assign(document.createElement(tag), set);
    made.append(...inside);
    return made;
  };
  for (const choice of first.choices) {
    const boxes = choice.options.map(([value, words], at) => make("label", {},
      make("input", { type: "radio", name: choice.name, value, checked: !at }), " " + words));
    root.append(make("fieldset", { className: "choice" }, make("legend", { textContent: choice.legend }), ...boxes));
  }
  const label = make("label", { htmlFor: "text", textContent: first.label });
  const hints = make("div", { id: "hints" }), said = make("p", { id: "said", className: "said" });
  said.setAttribute("role", "status");
  const field = make("textarea", { id: "text", name: "text", rows: first.rows, value: first.text, dir: "auto" });
  field.setAttribute("aria-describedby", "hints said");
  const button = make("button", { className: "do", textContent: first.send });
  root.append(label, hints, field, said, button);

  const form = { now: first, ended: false };
  let draft = {}, kept = "", wakeUp = () => {};
  const shelves = () => first.shelf ? [sessionStorage, localStorage] : [];
  form.values = () => ({ ...Object.fromEntries(new FormData(root)), text: field.value });
  form.fill = (values) => {
    field.value = values.text ?? field.value;
    for (const box of root.querySelectorAll("input")) if (values[box.name]) box.checked = values[box.name] === box.value;
  };
  form.tellHints = () => {
    const words = form.now.hints.join("\n");
    if (hints.dataset.words === words) return;
    hints.dataset.words = words;
    hints.replaceChildren(...form.now.hints.map((each) => make("p", { textContent: each })));
  };
  const tell = (words, refused) => {
    if (said.textContent !== words) said.textContent = words;
    said.classList.toggle("no", !!refused);
    if (refused) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  // Each tab has a shelf of its own; the common one is for a browser that crashed.
  const keep = (forgetAll) => {
    const now = draft.text || draft.key ? JSON.stringify(draft) : "";
    try {
      for (const shelf of shelves()) {
        if (now) shelf.setItem(first.shelf, now);
        else if (forgetAll || shelf === sessionStorage || shelf.getItem(first.shelf) === kept) shelf.removeItem(first.shelf);
      }
      kept = now;
    } catch (full) { kept = now; }
  };
  const stoppable = (is) => { button.textContent = is ? form.now.words.stop : form.now.send; button.dataset.stops = is || ""; };
  const busy = (is) => {
    field.readOnly = is;
    for (const box of root.querySelectorAll("input")) box.disabled = is;
    stoppable(false);
  };
  const rest = (seconds) => new Promise((done) => { wakeUp = done; setTimeout(done, seconds * 1000); });
  async function send() {
    const { key } = draft, fields = { ...draft, token: form.now.token };
    busy(true);
    tell(form.now.words.sending);
    for (let pause = 1; draft.key === key && !form.ended; pause = Math.min(pause * 2, RAREST)) {
      const answer = await post(fields);
      if (answer && draft.key === key) return heard(answer);
      if (draft.key !== key) return;
      tell(form.now.words.retry);
      // Only after a failure can it be stopped: the second tap of a double tap must not do so.
      stoppable(true);
      await rest(pause);
    }
  }
  async function post(fields) {
    const patience = new AbortController(), timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(new URL(form.now.post, document.baseURI), {
        method: "POST", body: new URLSearchParams(fields), signal: patience.signal,
        headers: { "X-Evenfloor": "fetch", Accept: "application/json" },
      });
      return answer.status < 500 ? await answer.json() : null;
    } catch (lost) { return null; }
    finally { clearTimeout(timer); }
  }
  function heard(answer) {
    draft = answer.ok ? {} : form.values();
    if (answer.code === "not_allowed") return gone();
    keep();
    busy(false);
    if (answer.ok && first.empties) field.value = "";
    tell(answer.ok ? form.now.done : answer.sentence, !answer.ok);
    if (answer.ok) form.told();
  }
  function gone() {
    draft = {};
    keep(true);
    busy(true);
    button.disabled = true;
    tell(form.now.words.left, true);
  }
  const typed = () => { if (!draft.key) { draft = form.values(); keep(); } };
  const submit = (event) => {
    event.preventDefault();
    if (button.dataset.stops) {
      delete draft.key;
      keep();
      busy(false);
      tell("");
      return wakeUp();
    }
    if (draft.key || button.disabled) return;
    const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
    // The rule that was read as it was sent holds, also where the line comes back under another.
    draft = { ...form.now.fixed, ...form.values(), key };
    keep();
    send();
  };
  // Who leaves, here or on the small page, leaves no draft behind.
  const leaving = ({ target }) => { if (target.action?.endsWith("/leave")) { draft = {}; keep(true); form.ended = true; } };
  const online = () => wakeUp();
  form.begin = () => {
    root.addEventListener("input", typed);
    root.addEventListener("submit", submit);
    document.addEventListener("submit", leaving);
    addEventListener("online", online);
    try {
      for (const shelf of shelves()) kept ||= shelf.getItem(first.shelf) || "";
      draft = JSON.parse(kept || "{}");
    } catch (none) { draft = {}; }
    form.fill(draft);
    if (draft.key) send();
  };
  form.end = () => {
    form.ended = true;
    wakeUp();
    root.removeEventListener("input", typed);
    root.removeEventListener("submit", submit);
    document.removeEventListener("submit", leaving);
    removeEventListener("online", online);
  };
  return form;
}
