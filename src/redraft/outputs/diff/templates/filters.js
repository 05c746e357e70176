// The filters above the drafts. Their state is kept behind the # of the address, so that a view can be returned to.

const tools = document.getElementById("tools");
const filters = ["show", "type", "entity", "draft"];
tools.hidden = false;

function wanted(mark, ask) {
  const finding = data.findings[mark.dataset.f];
  return (!ask.show || (ask.show === "open" ? finding.open : finding.state === ask.show))
    && (!ask.type || finding.type === ask.type)
    && (!ask.entity || finding.entity === ask.entity)
    && (!ask.draft || String(finding.draft) === ask.draft);
}

function state() {
  return Object.fromEntries(filters.map((name) => [name, tools.elements[name].value]));
}

function apply() {
  const ask = state();
  const filtering = filters.some((name) => ask[name]);
  const reading = filters.every((name) => !ask[name] || name === "draft");
  const rows = new Set();
  let shown = 0;
  const off = new Set();
  for (const mark of marks) {
    const fits = wanted(mark, ask);
    mark.classList.toggle("off", !fits);
    if (fits) { shown += 1; rows.add(mark.closest(".row")); } else off.add(mark.dataset.f);
  }
  for (const twin of document.querySelectorAll("span.m[data-f]")) twin.classList.toggle("off", off.has(twin.dataset.f));
  for (const draft of document.querySelectorAll("section[data-draft]")) {
    draft.hidden = Boolean(ask.draft) && draft.dataset.draft !== ask.draft;
    for (const row of draft.querySelectorAll(".row:not(.heads)")) row.hidden = !reading && !rows.has(row);
    for (const fold of draft.querySelectorAll(".fold")) fold.hidden = !reading;
    if (!reading && !draft.hidden) draft.hidden = !draft.querySelector(".row:not(.heads):not([hidden])");
    for (const sheet of draft.querySelectorAll(".sheet")) sheet.hidden = !sheet.querySelector(".row:not(.heads):not([hidden])");
  }
  document.documentElement.dataset.view = tools.elements.view.value;
  document.getElementById("shown").textContent = shown
    ? `${filtering ? "Showing" : "All"} ${shown.toLocaleString("en-GB")} of ${marks.length.toLocaleString("en-GB")} marks`
    : "Nothing was found that fits these filters.";
}

function remember() {
  const kept = new URLSearchParams(Object.entries({ ...state(), view: tools.elements.view.value === "inline" ? "inline" : "" }).filter(([, value]) => value));
  try { history.replaceState(null, "", kept.size ? `#${kept}` : location.pathname + location.search); } catch { /* some browsers forbid it for files */ }
}

function recall() {
  const kept = new URLSearchParams(location.hash.slice(1));
  if (!location.hash.includes("=")) return;
  for (const name of filters) {
    const list = tools.elements[name];
    list.value = kept.get(name) ?? "";
    if (list.selectedIndex < 0) list.value = "";
  }
  tools.elements.view.value = kept.get("view") === "inline" ? "inline" : "side";
  apply();
}

tools.addEventListener("change", () => { apply(); remember(); });
tools.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
tools.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", recall);

tools.addEventListener("click", (event) => {
  const step = Number(event.target.closest("[data-step]")?.dataset.step);
  if (step) go(step);
  const unfold = event.target.closest("[data-unfold]");
  if (!unfold) return;
  const open = unfold.getAttribute("aria-pressed") !== "true";
  unfold.setAttribute("aria-pressed", String(open));
  unfold.textContent = open ? "Fold unchanged text" : "Show all text";
  for (const fold of document.querySelectorAll(".fold")) fold.open = open;
});

let at = -1;
function go(step) {
  const visible = marks.filter((mark) => !mark.classList.contains("off") && !mark.closest("[hidden]"));
  if (!visible.length) return;
  const here = visible.indexOf(marks[at]);
  const next = visible[(here < 0 ? (step > 0 ? 0 : visible.length - 1) : here + step + visible.length) % visible.length];
  at = marks.indexOf(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}
document.addEventListener("focusin", (event) => {
  const mark = event.target.closest?.("a.m[data-f]");
  if (mark) at = marks.indexOf(mark);
});

apply();
recall();
