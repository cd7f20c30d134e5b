/* Abonnér with scripts: the preview follows the choices, and the link is copied by a click. Without them, all works. */

const PAUSE = 250;

/* The preview */

function follow(form) {
  const button = form.elements.namedItem(form.dataset.preview);
  let waiting;
  let asked;

  async function renew() {
    asked?.abort();
    asked = new AbortController();
    const filled = new FormData(form);
    filled.append(button.name, button.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body: filled, signal: asked.signal });
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") button.hidden = false;
    }
  }

  form.addEventListener("change", (event) => {
    if (event.target.name === "name") return;
    clearTimeout(waiting);
    waiting = setTimeout(renew, PAUSE);
  });
  button.hidden = true;
}

function show(page) {
  for (const part of document.querySelectorAll("[data-fresh]")) {
    const fresh = page.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
}

/* The link */

function offerToCopy(button) {
  const field = document.getElementById(button.dataset.copy);
  const said = field.closest("div").parentElement.querySelector("[role=status]");

  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    said.textContent = button.dataset.copied;
  });
  field.addEventListener("focus", () => field.select());
  button.hidden = false;
  document.getElementById(button.dataset.insteadOf).hidden = true;
}

for (const form of document.querySelectorAll("form[data-preview]")) follow(form);
for (const button of document.querySelectorAll("[data-copy]")) offerToCopy(button);

/* A link that is shown once came by sending a form. Reloading would send it again and make another one. */
const once = document.querySelector("[data-once]");
if (once) history.replaceState(null, "", once.dataset.once);

/* Nor does a double click. */
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
