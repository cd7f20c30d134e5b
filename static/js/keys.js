/* What hands know from elsewhere: Ctrl+S saves the form, Ctrl+Z takes back what was just done, Esc leaves without doing
   it. And whoever leaves a form with something unsaved is asked first. Without this module the buttons do the same.

   A form that is kept has `data-kept`, and `data-unsaved` where it is shown again with what could not be saved; the
   link that Esc follows has `data-leaves`. */

const QUIET = new Set(["csrf_token", "seen"]);
const WRITTEN_IN = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
const ESCAPES_ITSELF = "input[type=search], select";

const forms = [...document.querySelectorAll("form[data-kept]")];
const written = (form) => new URLSearchParams([...new FormData(form)].filter(([name]) => !QUIET.has(name))).toString();
const began = new Map(forms.map((form) => [form, "unsaved" in form.dataset ? null : written(form)]));
const isUnsaved = (form) => written(form) !== began.get(form);
let leaving = false;

/** The form that is being written in, or the only one there is. */
function atHand() {
  const own = document.activeElement?.closest("form[data-kept]");
  const unsaved = forms.filter(isUnsaved);
  return own ?? (unsaved.length === 1 ? unsaved[0] : forms.length === 1 ? forms[0] : null);
}

function save() {
  const form = atHand();
  form?.requestSubmit();
  return form !== null;
}

function undo() {
  const form = document.querySelector(".notice form.undo");
  if (!form || document.activeElement?.matches(WRITTEN_IN)) return false;
  form.requestSubmit();
  return true;
}

function leave() {
  const link = document.querySelector("[data-leaves]");
  if (!link || document.activeElement?.matches(ESCAPES_ITSELF)) return false;
  link.click();
  return true;
}

const DOES = { s: save, z: undo };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey || event.repeat) return;
  const control = event.ctrlKey || event.metaKey;
  const does = control ? DOES[event.key.toLowerCase()] : event.key === "Escape" ? leave : null;
  if (does?.()) event.preventDefault();
});

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    leaving = began.has(form);
  });
}

window.addEventListener("beforeunload", (event) => {
  if (!leaving && forms.some(isUnsaved)) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  leaving = false;
});
