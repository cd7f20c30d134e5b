/* The wheel by keyboard and pointer. One tab stop; arrows go back and forth in time within a ring, and between rings
   to what lies nearest in time; Home and End to a ring's ends, Page Up and Page Down a month. What has focus or lies
   under the pointer is told on a card, taken from its rows in the table. Without this module every mark is a plain
   link whose title says the same. */

const A_MONTH = 30;
const MOST_ON_CARD = 8;
const AWAY = 200; // ms that the pointer may take from a mark to its card

const dayOf = (mark) => Number(mark.dataset.day);
const nearest = (marks, day) =>
  marks.reduce((best, mark) => (Math.abs(dayOf(mark) - day) < Math.abs(dayOf(best) - day) ? mark : best));

/** Rings of marks, the outermost first, each by date. */
function ringsOf(drawn) {
  const rings = [...drawn.querySelectorAll(".ring")].map((ring) => [...ring.querySelectorAll(".mark")]);
  return rings.filter((marks) => marks.length);
}

const STEPS = {
  ArrowRight: ({ ring, place }) => ring[place + 1],
  ArrowLeft: ({ ring, place }) => ring[place - 1],
  ArrowDown: ({ rings, number, day }) => rings[number + 1] && nearest(rings[number + 1], day),
  ArrowUp: ({ rings, number, day }) => rings[number - 1] && nearest(rings[number - 1], day),
  Home: ({ ring }) => ring[0],
  End: ({ ring }) => ring.at(-1),
  PageDown: ({ ring, place, day }) => ring.slice(place + 1).find((mark) => dayOf(mark) >= day + A_MONTH) ?? ring.at(-1),
  PageUp: ({ ring, place, day }) => ring.slice(0, place).findLast((mark) => dayOf(mark) <= day - A_MONTH) ?? ring[0],
};

function listenToKeys(drawn) {
  const rings = ringsOf(drawn);
  const marks = rings.flat();
  const stopAt = (stop) => marks.forEach((mark) => mark.setAttribute("tabindex", mark === stop ? "0" : "-1"));
  const today = Number(drawn.querySelector(".wheel").dataset.today ?? 0);
  stopAt(nearest(rings[0], today));
  drawn.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".mark");
    if (mark) stopAt(mark);
  });
  drawn.addEventListener("keydown", (event) => {
    const mark = event.target.closest(".mark");
    const step = STEPS[event.key];
    if (!mark || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const number = rings.findIndex((ring) => ring.includes(mark));
    const ring = rings[number];
    step({ rings, number, ring, place: ring.indexOf(mark), day: dayOf(mark) })?.focus();
  });
}

/** The title becomes the name, so that no tooltip covers the card. */
function nameOf(mark) {
  const title = mark.querySelector("title");
  if (title) {
    mark.setAttribute("aria-label", title.textContent);
    title.remove();
  }
  return mark.getAttribute("aria-label");
}

const rowsOf = (mark) => mark.dataset.rows.split(" ").map((number) => document.getElementById(`r${number}`));

function element(name, css, ...children) {
  const made = document.createElement(name);
  made.className = css;
  made.append(...children);
  return made;
}

/** A title without its link, in its own language. */
function titled(name, link) {
  const made = element(name, "", link.textContent);
  if (link.lang) made.lang = link.lang;
  return made;
}

const copyOf = (cell) => [...cell.cloneNode(true).childNodes];

function told(row) {
  const [when, title, body, units] = row.cells;
  const what = element("div", "card-title", ...copyOf(title));
  const link = what.querySelector("a");
  link?.replaceWith(titled("strong", link));
  const who = element("p", "card-who", ...copyOf(body), ...copyOf(units));
  return [element("p", "card-when", when.textContent), what, who];
}

const inShort = (row) =>
  element("li", "", element("span", "card-when", row.cells[0].textContent), " ", titled("span", row.querySelector(".title")));

function contents(mark) {
  const rows = rowsOf(mark);
  const name = nameOf(mark);
  if (!mark.classList.contains("crowd")) return told(rows[0]);
  const list = element("ul", "", ...rows.slice(0, MOST_ON_CARD).map(inShort));
  if (mark.dataset.count > MOST_ON_CARD) list.append(element("li", "", `+ ${mark.dataset.count - MOST_ON_CARD}`));
  return [element("strong", "", name), list];
}

function showCards(drawn) {
  const card = element("div", "card");
  card.hidden = true;
  card.setAttribute("aria-hidden", "true"); // the mark's name says it all
  drawn.append(card);
  let leaving;

  const hide = () => {
    card.hidden = true;
  };
  const hideSoon = () => {
    leaving = setTimeout(hide, AWAY);
  };
  const stay = () => clearTimeout(leaving);

  function show(mark) {
    stay();
    card.replaceChildren(...contents(mark));
    card.hidden = false;
    const [frame, figure] = [drawn.getBoundingClientRect(), mark.querySelector(".figure").getBoundingClientRect()];
    const middle = figure.left + figure.width / 2 - frame.left;
    const left = Math.min(Math.max(middle - card.offsetWidth / 2, 0), frame.width - card.offsetWidth);
    const below = figure.top - card.offsetHeight - 8 < 0;
    const top = below ? figure.bottom + 8 : figure.top - card.offsetHeight - 8;
    card.style.left = `${left}px`;
    card.style.top = `${Math.min(top, innerHeight - card.offsetHeight - 8) - frame.top}px`;
  }

  for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    drawn.addEventListener(begin, (event) => {
      const mark = event.target.closest(".mark");
      if (mark) show(mark);
      else if (card.contains(event.target)) stay();
    });
    drawn.addEventListener(end, hideSoon);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

for (const drawn of document.querySelectorAll(".drawn")) {
  if (!drawn.querySelector(".mark")) continue;
  listenToKeys(drawn);
  showCards(drawn);
}
for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
