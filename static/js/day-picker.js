/* A button beside a date field that opens the browser's own calendar; what is chosen there is written into the field
   as people write it. Without this module the field is typed into. */

const wanted = (day) => {
  const [year, month, date] = day.split("-").map(Number);
  return `${date}/${month}-${year}`;
};

function enhance(holder) {
  const field = holder.querySelector("input");
  const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, value: holder.dataset.day });
  if (!("showPicker" in picker)) return;
  picker.setAttribute("aria-hidden", "true");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", title: holder.dataset.dayPicker });
  button.setAttribute("aria-label", holder.dataset.dayPicker);
  button.innerHTML = '<svg aria-hidden="true" viewBox="0 0 16 16" fill="none" stroke="currentColor"><path d="M1.5 3.5h13v11h-13zM1.5 7h13M5 1v4M11 1v4"/></svg>';
  button.addEventListener("click", () => picker.showPicker());
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    field.value = wanted(picker.value);
    field.focus();
  });
  const row = Object.assign(document.createElement("span"), { className: "picking" });
  field.replaceWith(row);
  row.append(field, picker, button);
}

document.querySelectorAll("[data-day-picker]").forEach(enhance);
