/* What moving a date has in common wherever it is done (drag.js, year-drag.js): days, keys, words, and the page that
   shows what comes along. Imported without a stamp, so browsers ask each time whether it has changed. */

const A_DAY = 24 * 60 * 60 * 1000;

/** How many days the arrows go. */
export const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const words = new Intl.DateTimeFormat(document.documentElement.lang, {
  weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});

export const iso = (day) => day.toISOString().slice(0, 10);
export const dayOf = (text) => new Date(`${text}T00:00:00Z`);
export const later = (day, days) => new Date(day.getTime() + days * A_DAY);
export const daysBetween = (from, to) => Math.round((to - from) / A_DAY);
export const inWords = (day) => words.format(day);

/** To the page that shows what comes along when what the link leads to is moved to the day; it leads back here. */
export function propose(link, day) {
  const address = new URL(`${link.pathname}/move`, location.href);
  address.searchParams.set("to", iso(day));
  address.searchParams.set("back", location.pathname + location.search);
  location.href = address;
}

/** The template with its {names} filled in. */
export const filledIn = (template, values) => template.replace(/{(\w+)}/g, (_whole, name) => values[name]);
