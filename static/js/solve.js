/* How far a solve has come: streamed by the server; where it has no stream to give, asked for every second. When it has
   ended the page is loaded anew, and shows what came of it. Without this module the page refreshes itself. */

const A_SECOND = 1000;
const SILENCE = 5 * A_SECOND;
const region = document.getElementById("progress");
let failures = 0;

/** Listens for as long as the server streams. A stream that ends is asked for again by the browser; one that is refused,
    or says nothing (a proxy may hold it back), is given up for asking. */
function listen() {
  const stream = new EventSource(region.dataset.stream);
  let patience = setTimeout(giveUp, SILENCE);

  function giveUp() {
    clearTimeout(patience);
    stream.close();
    ask();
  }

  stream.addEventListener("progress", (event) => {
    clearTimeout(patience);
    show(parsed(event.data));
  });
  stream.addEventListener("over", () => {
    stream.close();
    location.reload();
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) giveUp();
    else {
      clearTimeout(patience);
      patience = setTimeout(giveUp, SILENCE);
    }
  });
}

async function ask() {
  try {
    const response = await fetch(region.dataset.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    const found = parsed(await response.text());
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
  setTimeout(ask, A_SECOND * Math.max(1, failures));
}

const parsed = (text) => new DOMParser().parseFromString(text, "text/html").body;

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

if ("EventSource" in window) listen();
else ask();
