/* How far a solve has come, asked for every second. When it has ended the page is loaded anew, and shows what came of
   it. Without this module the page refreshes itself. */

const A_SECOND = 1000;
const region = document.getElementById("progress");
let failures = 0;

async function look() {
  try {
    const response = await fetch(region.dataset.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    const found = new DOMParser().parseFromString(await response.text(), "text/html").body;
    failures = 0;
    if (found.querySelector("[data-state]")?.dataset.state !== "running") {
      location.reload();
      return;
    }
    show(found);
  } catch {
    failures += 1;
    if (failures > 10) return;
  }
  setTimeout(look, A_SECOND * Math.max(1, failures));
}

/** Only what differs is replaced, so that a screen reader is not told the same again. */
function show(found) {
  const [now, before] = [found.querySelectorAll("dd"), region.querySelectorAll("dd")];
  if (now.length !== before.length) {
    region.replaceChildren(...found.childNodes);
    return;
  }
  now.forEach((value, at) => {
    if (before[at].textContent !== value.textContent) before[at].textContent = value.textContent;
  });
  region.querySelector("progress").value = found.querySelector("progress").value;
}

setTimeout(look, A_SECOND);
