/* What stands in a month or a week is moved to another day: dragged there, or by keyboard: M on its link, arrows to the
   day, Enter, or Esc to leave it. What has no day yet is taken from its lane below to the day that it gets. Both end on
   the page that shows what comes along, where nothing is saved yet. Only what leads to a page of its own can be moved,
   unless it is held: the server decides who may edit what. Without this module the date is typed on that page. */

import { STEPS, dayOf, daysBetween, inWords, iso, later, propose, say, spoken } from "./moving.js";

const OWN_PAGE = /\/(series|plans\/[^/]+\/at)\/[^/]+\/[^/]+$/;

const table = document.querySelector(".grid");
const lane = document.querySelector(".undated");
const places = lane ? [table, lane] : [table];
const help = document.querySelector(".moving-help");
const now = document.querySelector(".moving-now");

/** What is being moved: its element and link, the day that it begins on (for what has none, a day to count from), and
    how far it has been taken. */
let moving = null;

const cellOf = (day) => document.getElementById(`d-${iso(day)}`);
const holderOf = (element) => element.closest?.(".item, .bar");
const isMovable = (link) => OWN_PAGE.test(link.pathname) && !("held" in link.dataset);
const linkIn = (holder) => holder && [...holder.querySelectorAll("a.title, .title a")].find(isMovable);
/** Where the counting begins for what has no day: today if it is shown, else the first day of the month or week. */
const aDayHere = () => dayOf((table.querySelector("td.is-today, td.in-month") ?? table.querySelector("td")).id.slice(2));
const target = () => later(moving.first, moving.days);

function begin(holder) {
  const link = linkIn(holder);
  if (!link) return false;
  const undated = lane !== null && lane.contains(holder);
  const first = undated ? aDayHere() : dayOf(holder.dataset.first ?? holder.closest("td").id.slice(2));
  moving = { holder, link, first, undated, days: 0 };
  holder.classList.add("is-taken");
  return true;
}

function mark(days) {
  table.querySelector(".lands-here")?.classList.remove("lands-here");
  moving.days = days;
  cellOf(target())?.classList.add("lands-here");
}

function end() {
  moving?.holder.classList.remove("is-taken");
  table.querySelector(".lands-here")?.classList.remove("lands-here");
  now.textContent = "";
  moving = null;
}

const isElsewhere = () => moving.undated || moving.days !== 0;

/* By mouse */

/** The day under the pointer: a bar lies over several cells, which are found by where they stand. */
function dayAt(event) {
  const inside = ({ left, right, top, bottom }) =>
    event.clientX >= left && event.clientX < right && event.clientY >= top && event.clientY < bottom;
  const cell = [...table.querySelectorAll("td")].find((each) => inside(each.getBoundingClientRect()));
  return cell && dayOf(cell.id.slice(2));
}

function take(event) {
  const holder = event.target.nodeType === Node.ELEMENT_NODE ? holderOf(event.target) : null;
  if (!holder || !begin(holder)) return;
  moving.grabbed = moving.undated ? moving.first : dayAt(event) ?? moving.first;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", moving.link.textContent);
}

table.addEventListener("dragover", (event) => {
  const day = moving && dayAt(event);
  if (!day) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  mark(daysBetween(moving.grabbed, day));
});

table.addEventListener("drop", (event) => {
  if (!moving) return;
  event.preventDefault();
  if (isElsewhere()) propose(moving.link, target());
  end();
});

for (const place of places) {
  place.addEventListener("dragstart", take);
  place.addEventListener("dragend", end);
}

/* By keyboard; before the grid's own keys, which would leave the link */

function press(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const taken = moving ? whileMoving(event.key) : start(event);
  if (!taken) return;
  event.preventDefault();
  event.stopPropagation();
}

function start(event) {
  if (event.key.toLowerCase() !== "m" || event.target.tagName !== "A") return false;
  if (!begin(holderOf(event.target))) return false;
  tell(0);
  return true;
}

function whileMoving(key) {
  if (key in STEPS) tell(moving.days + STEPS[key]);
  else if (key === "Enter") isElsewhere() ? propose(moving.link, target()) : leave();
  else if (key === "Escape") leave();
  else if (key === "Tab") {
    leave();
    return false;
  }
  return true;
}

function tell(days) {
  mark(days);
  say(now, help.dataset.moving, { title: spoken(moving.link), day: inWords(target()) });
}

function leave() {
  const title = spoken(moving.link);
  end();
  say(now, help.dataset.left, { title });
}

for (const place of places) {
  place.addEventListener("keydown", press, { capture: true });
  place.addEventListener("focusout", () => moving?.grabbed || end());
}
window.addEventListener("pageshow", end);

for (const holder of places.flatMap((place) => [...place.querySelectorAll(".item, .bar")])) {
  if (!linkIn(holder)) continue;
  holder.classList.add("can-move");
  holder.draggable = true;
}
if (help) help.hidden = !document.querySelector(".can-move");
