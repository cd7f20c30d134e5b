/* A button beside each date field that opens the browser's own calendar; what is chosen there is written into the field
   as people write it. Without this module the field is typed into. */

const DATE = /^(\d{1,2})\/(\d{1,2})-(\d{2}|\d{4})$/;
const written = (day) => {
  const [year, month, date] = day.split("-").map(Number);
  return `${date}/${month}-${year}`;
};

/* The day that the field holds, if it is written in figures; else the one that the page would begin at. */
function held(field) {
  const found = DATE.exec(field.value.trim());
  if (!found) return field.dataset.day ?? "";
  const [, date, month, year] = found;
  return `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

function made(field) {
  const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
  picker.setAttribute("aria-hidden", "true");
  picker.addEventListener("input", (event) => event.stopPropagation());
  picker.addEventListener("change", (event) => {
    event.stopPropagation();
    if (!picker.value) return;
    field.value = written(picker.value);
    field.focus();
    for (const told of ["input", "change"]) field.dispatchEvent(new Event(told, { bubbles: true }));
  });
  return picker;
}

function button(label, opens) {
  const way = Object.assign(document.createElement("button"), { type: "button", className: "button", title: label });
  way.setAttribute("aria-label", label);
  way.innerHTML = '<svg aria-hidden="true" viewBox="0 0 16 16" fill="none" stroke="currentColor"><path d="M1.5 3.5h13v11h-13zM1.5 7h13M5 1v4M11 1v4"/></svg>';
  way.addEventListener("click", opens);
  return way;
}

function enhance(field) {
  const label = field.dataset.dayPicker;
  delete field.dataset.dayPicker;
  const picker = made(field);
  const row = Object.assign(document.createElement("span"), { className: "picking" });
  field.replaceWith(row);
  row.append(field, picker, button(label, () => {
    picker.value = held(field);
    picker.showPicker();
  }));
}

const enhanceAll = () => document.querySelectorAll("[data-day-picker]").forEach(enhance);

if ("showPicker" in HTMLInputElement.prototype) {
  enhanceAll();
  new MutationObserver(enhanceAll).observe(document.body, { childList: true, subtree: true });
}
