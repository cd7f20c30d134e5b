/* What drops down from the top of the page closes again with Esc, and when something else is chosen. Without this module
   the word that opened it closes it. */

const drops = [...document.querySelectorAll("details.drop")];

document.addEventListener("keydown", (event) => {
  const open = drops.find((drop) => drop.open);
  if (event.key !== "Escape" || event.defaultPrevented || !open) return;
  event.preventDefault();
  const inside = open.contains(document.activeElement);
  open.open = false;
  if (inside) open.querySelector("summary").focus();
});

function closeWhatIsLeft({ target }) {
  for (const drop of drops) if (!drop.contains(target)) drop.open = false;
}

document.addEventListener("pointerdown", closeWhatIsLeft);
document.addEventListener("focusin", closeWhatIsLeft);
