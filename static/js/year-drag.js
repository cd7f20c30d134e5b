/* What stands in a year is moved: dragged to another month of the table, where it keeps its place ("2. tirsdag"), or to
   another day of the wall planner; or by keyboard: M on its link, arrows to the day, PgUp and PgDn by months, Enter, or
   Esc to leave it. Both end on the page that shows what comes along, where nothing is saved yet. Only what its reader
   may edit says on which day it begins, and can be moved. Without this module the date is typed on that page. */

import {
  PAGES, STEPS, dayOf, inMonth, inWords, iso, later, propose, say, spoken, within, workingDay,
} from "./moving.js";

const place = document.querySelector(".sheet, .wall");
const table = document.querySelector("table.year");
const help = document.querySelector(".moving-help");
const now = document.querySelector(".moving-now");

/** What is being moved: its link, the day that it begins on (for what has none, the first working day of its window),
    the day that it has been taken to, and whether by mouse. */
let moving = null;

const linkAt = (element) => element.closest?.("a[data-first]");

const monthsBetween = (from, to) =>
  12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth();

/** The month of a cell of the table: the last twelve of its row are the months. */
function monthOf(cell) {
  const index = 12 - cell.parentElement.cells.length + cell.cellIndex;
  const first = dayOf(`${table.dataset.from}-01`);
  return index < 0 ? null : new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1));
}

/** The day that what is moved gets if it is let go over that element; null where it cannot be. */
function dayAt(element) {
  if (!table) {
    const day = element.closest(".wall li")?.querySelector("time");
    return day ? dayOf(day.dateTime) : null;
  }
  const cell = element.closest("td");
  const month = cell && monthOf(cell);
  return month && inMonth(moving.first, monthsBetween(moving.first, month));
}

/** Where that day stands: its cell in the table, in the row of what is moved, or its line in the wall planner. */
function placeOf(day) {
  if (!table) return place.querySelector(`time[datetime="${iso(day)}"]`)?.closest("li");
  const cells = [...moving.link.closest("tr").cells];
  return cells.find((cell) => {
    const month = monthOf(cell);
    return month && monthsBetween(month, day) === 0;
  });
}

/** A plan's dates stay in its year. */
function inYear(day) {
  return table?.dataset.until ? within(day, dayOf(`${table.dataset.from}-01`), dayOf(table.dataset.until)) : day;
}

function unmark() {
  place.querySelector(".lands-here")?.classList.remove("lands-here");
}

function begin(link) {
  const undated = link.matches(".undated");
  const first = undated ? workingDay(dayOf(link.dataset.first)) : dayOf(link.dataset.first);
  moving = { link, first, to: first, undated, byMouse: false };
  link.classList.add("is-taken");
}

function to(day) {
  unmark();
  moving.to = inYear(day);
  placeOf(moving.to)?.classList.add("lands-here");
  say(now, help.dataset.moving, { title: titleOf(moving.link), day: inWords(moving.to) });
}

function end() {
  moving?.link.classList.remove("is-taken");
  unmark();
  now.textContent = "";
  moving = null;
}

const isElsewhere = () => moving.undated || iso(moving.to) !== iso(moving.first);

function titleOf(link) {
  return spoken(link.closest("tr")?.querySelector(".what span") ?? link.querySelector("[lang]") ?? link);
}

/* By mouse */

place?.addEventListener("dragstart", (event) => {
  const link = linkAt(event.target);
  if (!link) return;
  begin(link);
  moving.byMouse = true;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", titleOf(link).textContent);
});

place?.addEventListener("dragover", (event) => {
  const day = moving && dayAt(event.target);
  if (!day) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  if (iso(day) !== iso(moving.to)) to(day);
});

place?.addEventListener("drop", (event) => {
  const day = moving && dayAt(event.target);
  if (!day) return;
  event.preventDefault();
  moving.to = day;
  if (isElsewhere()) propose(moving.link, moving.to);
  end();
});

place?.addEventListener("dragend", end);

/* By keyboard */

function press(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const taken = moving ? whileMoving(event.key) : start(event);
  if (taken) event.preventDefault();
}

function start(event) {
  const link = linkAt(event.target);
  if (event.key.toLowerCase() !== "m" || !link) return false;
  begin(link);
  to(moving.first);
  return true;
}

function whileMoving(key) {
  if (key in STEPS) to(later(moving.to, STEPS[key]));
  else if (key in PAGES) to(inMonth(moving.to, PAGES[key]));
  else if (key === "Enter" && isElsewhere()) propose(moving.link, moving.to);
  else if (key === "Enter" || key === "Escape") leave();
  else return false;
  return true;
}

function leave() {
  const title = titleOf(moving.link);
  end();
  say(now, help.dataset.left, { title });
}

place?.addEventListener("keydown", press);
place?.addEventListener("focusout", () => moving?.byMouse || end());
window.addEventListener("pageshow", end);

for (const link of place?.querySelectorAll("a[data-first]") ?? []) link.draggable = true;
if (help) help.hidden = !place?.querySelector("a[data-first]");
