/* The form of a series: what is typed is read while it is typed, and the choices and dates follow. Without this module
   the buttons "Læs" and "Vis datoer" do the same. Ctrl+S saves; leaving with something unsaved is asked about. */

const PAUSE = 350;
const form = document.querySelector("[data-editor]");
const when = document.getElementById("part-when");
const told = form.querySelector("[data-told]");

let waiting = 0;
let running = null;
let leaving = false;

const written = () => new URLSearchParams([...new FormData(form)].filter(([name]) => !HIDDEN.has(name))).toString();
const HIDDEN = new Set(["csrf_token", "seen", "said", "kept", "asked", "parts", "rows"]);
const began = "changed" in form.dataset ? null : written();

/* What has the focus, found again when its place is taken by another of the same name and value. */
function place() {
  const field = document.activeElement;
  if (!when.contains(field) || !field.name) return () => {};
  const chosen = field.type === "radio" || field.type === "checkbox";
  const at = "selectionStart" in field && field.type !== "checkbox" && field.type !== "radio" ? [field.selectionStart, field.selectionEnd] : null;
  return () => {
    const again = [...when.querySelectorAll(`[name="${CSS.escape(field.name)}"]`)].find((other) => !chosen || other.value === field.value);
    if (!again) return;
    again.focus({ preventScroll: true });
    if (at && at[0] !== null && again.setSelectionRange) again.setSelectionRange(...at);
  };
}

function opened() {
  const open = [...when.querySelectorAll("details")].map((details) => details.open);
  const names = [...when.querySelectorAll("details")].map((details) => details.className);
  return () => when.querySelectorAll("details[class]").forEach((details) => {
    const before = names.indexOf(details.className);
    if (before >= 0 && open[before]) details.open = true;
  });
}

async function ask(doing, more = []) {
  clearTimeout(waiting);
  running?.abort();
  running = new AbortController();
  const fields = new URLSearchParams([...new FormData(form), ["do", doing], ["part", "1"], ...more]);
  let page;
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, signal: running.signal, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    page = await answer.text();
  } catch {
    return; // another one is on its way, or there is no network: the buttons are still there
  }
  show(new DOMParser().parseFromString(page, "text/html"));
}

function show(answer) {
  const back = place();
  const open = opened();
  for (const part of ["part-when", "part-dates"]) {
    const found = answer.getElementById(part);
    if (!found) return;
    document.getElementById(part).replaceChildren(...found.childNodes);
  }
  for (const { name, value } of answer.querySelectorAll("#part-besides input")) form.elements[name].value = value;
  open();
  back();
  const question = when.querySelector("#answer");
  told.textContent = (question ?? document.getElementById("read-back"))?.textContent.trim() ?? "";
}

function later(doing) {
  clearTimeout(waiting);
  running?.abort();
  waiting = setTimeout(() => ask(doing), PAUSE);
}

when.addEventListener("input", ({ target }) => {
  if ("quiet" in target.dataset) return;
  if (target.name === "phrase") later("read");
  else if (target.type !== "radio" && target.type !== "checkbox" && target.tagName !== "SELECT") later("choose");
});

when.addEventListener("change", ({ target }) => {
  if ("quiet" in target.dataset || target.name === "phrase") return;
  ask("choose");
});

when.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  ask(event.target.name === "phrase" ? "read" : "choose");
});

form.addEventListener("submit", (event) => {
  const by = event.submitter;
  if (by && when.contains(by)) {
    event.preventDefault();
    ask(by.name === "do" ? by.value : "show", by.name === "do" ? [] : [[by.name, by.value]]);
    return;
  }
  leaving = true;
});

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-save]"));
});

addEventListener("beforeunload", (event) => {
  if (!leaving && written() !== began) event.preventDefault();
});

form.classList.add("scripted");
