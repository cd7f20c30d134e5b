/* What stands on a plan's wheel is moved: dragged around in its ring, or by keyboard: M on its mark, arrows to the day,
   PgUp and PgDn by months, Enter, or Esc to leave it. Both end on the page that says what it would mean, where nothing
   is saved yet. Only a mark that says from which day it is moved can be; what is drawn as one is moved in its month. */

import {
  PAGES, STEPS, dayOf, daysBetween, inMonth, inWords, iso, later, propose, say, spoken, within, workingDay,
} from "./moving.js";

const MOVABLE = ".mark[data-first]";
const A_PULL = 5; // pixels; less is a click
const SVG = "http://www.w3.org/2000/svg";

const drawn = document.querySelector(".drawn[data-from]");
const wheel = drawn.querySelector(".wheel");
const help = document.querySelector(".moving-help");
const now = document.querySelector(".moving-now");
const from = dayOf(drawn.dataset.from);
const until = dayOf(drawn.dataset.until);
const days = daysBetween(from, until);

/** What is being moved: its mark, the day that it is moved from and the day that it has been taken to; by mouse, also
    the day under the pointer when it was taken. */
let moving = null;

/** Where the mouse was pressed, on which mark, until it is let go. */
let pressed = null;

const titleOf = (mark) => spoken(document.getElementById(`r${mark.dataset.rows}`).querySelector(".title"));
const isElsewhere = () => moving.undated || iso(moving.to) !== iso(moving.first);

function begin(mark, grabbed = null) {
  const undated = mark.matches(".is-missing");
  const first = undated ? workingDay(dayOf(mark.dataset.first)) : dayOf(mark.dataset.first);
  moving = { mark, first, to: first, undated, grabbed, landing: landingOf(mark, undated) };
  mark.classList.add("is-taken");
}

function to(day) {
  moving.to = within(day, from, until);
  const degrees = (at) => (360 * daysBetween(from, at)) / days;
  const { landing, first } = moving;
  landing.hand.setAttribute("transform", `rotate(${degrees(moving.to) + 180 / days})`);
  landing.figure?.setAttribute("transform", `rotate(${degrees(moving.to) - degrees(first)})`);
  say(now, help.dataset.moving, { title: titleOf(moving.mark), day: inWords(moving.to) });
}

function end() {
  moving?.mark.classList.remove("is-taken");
  moving?.landing.all.remove();
  now.textContent = "";
  moving = null;
}

function leave() {
  const title = titleOf(moving.mark);
  end();
  say(now, help.dataset.left, { title });
}

/** Where it would land, drawn over the wheel: a hand at the day's middle, and of what has a day its figure there. */
function landingOf(mark, undated) {
  const radii = [...wheel.querySelectorAll(".scale circle")].map((circle) => circle.r.baseVal.value);
  const all = document.createElementNS(SVG, "g");
  const hand = document.createElementNS(SVG, "path");
  const figure = undated ? null : mark.querySelector(".figure").cloneNode();
  all.setAttribute("class", "landing");
  all.setAttribute("aria-hidden", "true");
  hand.setAttribute("d", `M0 ${-Math.min(...radii)}V${-Math.max(...radii)}`);
  all.append(hand, ...(figure ? [figure] : []));
  wheel.append(all);
  return { all, hand, figure };
}

/* By mouse */

/** The day under the pointer: once around is the year, from twelve o'clock on. */
function dayAt(event) {
  const box = wheel.getBoundingClientRect();
  const [right, up] = [event.clientX - box.left - box.width / 2, box.top + box.height / 2 - event.clientY];
  const turn = (Math.atan2(right, up) / (2 * Math.PI) + 1) % 1;
  return later(from, Math.floor(turn * days));
}

drawn.addEventListener("pointerdown", (event) => {
  if (moving) end();
  const mark = event.target.closest(MOVABLE);
  if (!mark || event.button !== 0 || event.pointerType === "touch") return;
  pressed = { mark, x: event.clientX, y: event.clientY, day: dayAt(event) };
});

drawn.addEventListener("pointermove", (event) => {
  if (!pressed) return;
  if (!moving) {
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < A_PULL) return;
    begin(pressed.mark, pressed.day);
    drawn.setPointerCapture(event.pointerId);
  }
  if (!moving.grabbed) return; // taken by keyboard meanwhile
  const day = dayAt(event);
  to(moving.undated ? day : later(moving.first, daysBetween(moving.grabbed, day)));
});

drawn.addEventListener("pointerup", () => {
  pressed = null;
  if (!moving?.grabbed) return;
  letNoClickFollow();
  if (isElsewhere()) propose(moving.mark, moving.to);
  end();
});

function letNoClickFollow() {
  const stop = (event) => event.preventDefault();
  drawn.addEventListener("click", stop, { capture: true });
  setTimeout(() => drawn.removeEventListener("click", stop, { capture: true }));
}

drawn.addEventListener("pointercancel", () => {
  pressed = null;
  end();
});
drawn.addEventListener("dragstart", (event) => event.preventDefault()); // a link would be dragged as an address

/* By keyboard; before the wheel's own keys, which would leave the mark */

function press(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const taken = moving ? whileMoving(event.key) : start(event);
  if (!taken) return;
  event.preventDefault();
  event.stopPropagation();
}

function start(event) {
  const mark = event.target.closest(MOVABLE);
  if (event.key.toLowerCase() !== "m" || !mark) return false;
  begin(mark);
  to(moving.first);
  return true;
}

function whileMoving(key) {
  if (key in STEPS) to(later(moving.to, STEPS[key]));
  else if (key in PAGES) to(inMonth(moving.to, PAGES[key]));
  else if (key === "Enter" && isElsewhere()) propose(moving.mark, moving.to);
  else if (key === "Enter" || key === "Escape") leave();
  else return false;
  return true;
}

drawn.addEventListener("keydown", press, { capture: true });
drawn.addEventListener("focusout", () => moving?.grabbed || end());
window.addEventListener("pageshow", end);

help.hidden = !drawn.querySelector(MOVABLE);
