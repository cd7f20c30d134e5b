/* The keyboard of a month or a week, as the ARIA grid pattern has it: one tab stop, arrows from day to day, Home and
   End within the week, Page Up and Page Down from page to page, Enter into a day and Escape out of it. Without this
   module, and where the grid is shown as a list, every link is a tab stop of its own. */

const A_DAY = 24 * 60 * 60 * 1000;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const table = document.querySelector(".grid");
const cells = [...table.querySelectorAll("td")];
const roomForGrid = window.matchMedia("(min-width: 52.01rem)");

const idOf = (day) => `d-${day.toISOString().slice(0, 10)}`;
const dayOf = (cell) => new Date(`${cell.id.slice(2)}T00:00:00Z`);
const linksIn = (cell) => [...cell.querySelectorAll("a")];
const isOn = () => table.getAttribute("role") === "grid";

function switchOn() {
  const on = roomForGrid.matches;
  table.setAttribute("role", on ? "grid" : "table");
  for (const cell of cells) {
    cell.setAttribute("role", on ? "gridcell" : "cell");
    cell.toggleAttribute("tabindex", false);
    for (const link of linksIn(cell)) link.toggleAttribute("tabindex", false);
  }
  if (!on) return;
  for (const link of table.querySelectorAll("td a")) link.tabIndex = -1;
  stopAt(cellAtFirst());
}

/** The one cell that Tab reaches: what the address points at, else today, else the month's first day. */
function cellAtFirst() {
  const named = cells.find((cell) => `#${cell.id}` === location.hash);
  return named ?? table.querySelector("td.is-today, td.in-month") ?? cells[0];
}

function stopAt(cell) {
  for (const other of cells) other.tabIndex = other === cell ? 0 : -1;
}

function goTo(day, way) {
  const cell = document.getElementById(idOf(day));
  if (cell) {
    stopAt(cell);
    cell.focus();
    return;
  }
  turnPage(way, day);
}

/** To the page before or after this one, which begins at the same day of its month or week. */
function turnPage(way, day) {
  const link = document.querySelector(`a[rel=${way < 0 ? "prev" : "next"}]`);
  if (link) location.href = `${link.href}#${idOf(day)}`;
}

function aPageOn(day, way) {
  if (cells.length === 7) return new Date(day.getTime() + way * 7 * A_DAY);
  const inMonth = dayOf(table.querySelector("td.in-month"));
  const [year, month] = [inMonth.getUTCFullYear(), inMonth.getUTCMonth() + way];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), lastOfMonth)));
}

function moveFrom(cell, key) {
  const day = dayOf(cell);
  if (key in STEPS) goTo(new Date(day.getTime() + STEPS[key] * A_DAY), STEPS[key]);
  else if (key === "Home" || key === "End") cell.parentElement.querySelector(`td:${key === "Home" ? "nth-child(2)" : "last-child"}`).focus();
  else if (key === "PageUp" || key === "PageDown") turnPage(key === "PageUp" ? -1 : 1, aPageOn(day, key === "PageUp" ? -1 : 1));
  else if (key === "Enter" || key === "F2") linksIn(cell)[0]?.focus();
  else return false;
  return true;
}

function moveInside(cell, link, key) {
  const links = linksIn(cell);
  const at = links.indexOf(link);
  if (key === "Escape" || key === "F2") cell.focus();
  else if (key === "ArrowDown" || key === "ArrowRight") links[Math.min(at + 1, links.length - 1)].focus();
  else if (key === "ArrowUp" || key === "ArrowLeft") links[Math.max(at - 1, 0)].focus();
  else return false;
  return true;
}

table.addEventListener("keydown", (event) => {
  if (!isOn() || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cell = event.target.closest("td");
  if (!cell) return;
  const moved = event.target === cell ? moveFrom(cell, event.key) : moveInside(cell, event.target, event.key);
  if (moved) event.preventDefault();
});

table.addEventListener("focusin", (event) => {
  const cell = event.target.closest("td");
  if (isOn() && cell) stopAt(cell);
});

roomForGrid.addEventListener("change", switchOn);
switchOn();
if (isOn() && location.hash.startsWith("#d-")) cellAtFirst().focus();
