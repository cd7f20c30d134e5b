/* What moving a date has in common wherever it is done (drag.js, year-drag.js, wheel-drag.js): days, keys, words, and
   the page that shows what comes along. Imported without a stamp, so browsers ask each time whether it has changed. */

const A_DAY = 24 * 60 * 60 * 1000;

/** How many days the arrows go. */
export const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** How many months the other keys go. */
export const PAGES = { PageUp: -1, PageDown: 1 };

// English is written as elsewhere on the page: the day before the month.
const tongue = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const words = new Intl.DateTimeFormat(tongue, {
  weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});

export const iso = (day) => day.toISOString().slice(0, 10);
export const dayOf = (text) => new Date(`${text}T00:00:00Z`);
export const later = (day, days) => new Date(day.getTime() + days * A_DAY);
export const daysBetween = (from, to) => Math.round((to - from) / A_DAY);
export const inWords = (day) => words.format(day).replace(",", "");

/** The day, or the first or last one of the days from `from` up to but not including `until`. */
export const within = (day, from, until) => new Date(Math.min(Math.max(day, from), later(until, -1)));

/** The day itself, or the Monday after it. */
export function workingDay(day) {
  return [0, 6].includes(day.getUTCDay()) ? workingDay(later(day, 1)) : day;
}

/** The same weekday, counted in the month, of the month so many months on; the last one where there are too few. */
export function inMonth(day, months) {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const weeks = Math.floor((day.getUTCDate() - 1) / 7);
  const found = later(first, ((day.getUTCDay() - first.getUTCDay() + 7) % 7) + 7 * weeks);
  return found.getUTCMonth() === first.getUTCMonth() ? found : later(found, -7);
}

/** To the page that shows what comes along when what the link leads to is moved to the day; it leads back here. */
export function propose(link, day) {
  const page = new URL(link.getAttribute("href"), location.href); // in a drawing a link has no pathname
  const address = new URL(`${page.pathname}/move`, page);
  address.searchParams.set("to", iso(day));
  address.searchParams.set("back", location.pathname + location.search);
  location.href = address;
}

/** The words of an element, in the language that it says they are in. */
export function spoken(element) {
  const made = document.createElement("span");
  made.textContent = element.textContent;
  made.lang = element.closest("[lang]").lang;
  return made;
}

/** Puts the template there, with its {names} filled in by texts or elements. */
export function say(where, template, values) {
  where.replaceChildren(...template.split(/{(\w+)}/).map((part, at) => (at % 2 ? values[part] : part)));
}
