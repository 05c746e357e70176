// The reason for a mark: shown while it is pointed at or has the focus, pinned by a click or Enter, closed by Escape.

const card = document.getElementById("reason");
const verdicts = { change: "Proposed change", kept: "Found and left as it is", flag: "Left unless you say otherwise", ask: "Near-miss" };
let current = null;
let pinned = false;
let timer = 0;

function fill(finding, id) {
  card.replaceChildren();
  const title = make("h2");
  title.id = "reason-title";
  const badge = make("span", current.closest(".row").querySelector(`a.m[data-f="${id}"]`)?.dataset.b ?? "", `badge ${finding.group}`);
  badge.setAttribute("aria-hidden", "true");
  title.append(badge, make("span", `${finding.label}: ${verdicts[finding.state].toLowerCase()}`));
  card.append(title);
  const change = make("p");
  change.append(make("del", finding.was), finding.becomes === null ? "" : " → ", make("strong", finding.becomes ?? ""));
  if (finding.becomes === null) change.replaceChildren(make("span", finding.was, "context"));
  else if (finding.becomes === "") change.append("taken out");
  card.append(change, make("p", finding.why));
  const list = make("dl");
  const line = (name, value) => { if (value) list.append(make("dt", name), make("dd", value)); };
  line("Suggested", finding.becomes === null ? finding.suggestion : "");
  line("Pseudonym", finding.pseudonym + (finding.role ? ` (${finding.role})` : ""));
  line("Found by", `${finding.recognizer}, score ${finding.score}`);
  line("Place", `draft ${finding.draft}, ${finding.where}`);
  line("In the case", finding.count === 1 ? "once" : `${finding.count} times in this wording`);
  line("Decision", finding.open ? "to decide" : finding.decision || "none needed");
  line("Finding", id);
  if (finding.entity) line("Person or place", finding.entity);
  card.append(list);
  card.append(decisions(finding, id), onward(finding));
}

function decisions(finding, id) {
  const box = make("div", "", "decide");
  box.dataset.target = `--finding ${id}`;
  const proposes = finding.state === "change";
  const rules = [...(finding.suggestion && !proposes ? [[`--reword "${finding.suggestion}"`, `Use “${finding.suggestion}”`]] : []), ["--accept", proposes ? "Accept" : "Leave"], ...(proposes ? [["--keep", "Keep"]] : []), ["--reword \"NEW WORDS\"", proposes ? "Reword" : "Replace"]];
  for (const [rule, words] of rules) {
    const button = make("button", words);
    button.type = "button";
    button.dataset.rule = rule;
    button.title = "Copies the command that records this decision";
    box.append(button);
  }
  return box;
}

function onward(finding) {
  const links = make("p", "", "onward");
  const link = (words, to) => { const a = make("a", words); a.href = `#${to}`; links.append(a); };
  link("All of this wording", `w${finding.wording}`);
  if (finding.entity) link(`Only ${finding.pseudonym || "this name"} in the drafts`, new URLSearchParams({ entity: finding.entity }));
  return links;
}

function place() {
  if (!current || card.hidden) return;
  const box = current.getClientRects()[0] ?? current.getBoundingClientRect();
  const below = box.bottom + card.offsetHeight + 12 < innerHeight || box.top < card.offsetHeight + 60;
  card.style.top = `${scrollY + (below ? box.bottom + 6 : box.top - card.offsetHeight - 6)}px`;
  card.style.left = `${scrollX + Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 16))}px`;
}

function show(mark, pin) {
  clearTimeout(timer);
  if (pinned && !pin) return;
  if (current !== mark) {
    forget();
    current = mark;
    mark.classList.add("current");
    mark.setAttribute("aria-describedby", "reason");
    fill(data.findings[mark.dataset.f], mark.dataset.f);
  }
  card.hidden = false;
  pinned = pin;
  card.querySelector(".close")?.remove();
  if (pin) {
    const close = make("button", "×", "close");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", hide);
    card.append(close);
  }
  place();
  requestAnimationFrame(place);
  if (pin) card.focus({ preventScroll: true });
}

function forget() {
  current?.classList.remove("current");
  current?.removeAttribute("aria-describedby");
  current = null;
}

function hide() {
  clearTimeout(timer);
  const back = pinned && card.contains(document.activeElement) ? current : null;
  card.hidden = true;
  pinned = false;
  forget();
  back?.focus({ preventScroll: true });
  if (back) card.hidden = true;
}

function later() {
  clearTimeout(timer);
  if (!pinned) timer = setTimeout(hide, 250);
}

const markAt = (event) => event.target.closest?.(".m[data-f]");
document.addEventListener("pointerover", (event) => {
  const mark = markAt(event);
  if (card.contains(event.target)) clearTimeout(timer);
  else if (mark && !pinned) { clearTimeout(timer); timer = setTimeout(() => show(mark, false), 120); }
  else if (!mark) later();
});
document.addEventListener("focusin", (event) => {
  const mark = markAt(event);
  if (mark && !pinned && mark.matches(":focus-visible")) show(mark, false);
});
document.addEventListener("focusout", (event) => { if (markAt(event)) later(); });
document.addEventListener("click", (event) => {
  const mark = markAt(event);
  if (mark) { event.preventDefault(); show(mark, true); return; }
  const link = event.target.closest?.("a[href^='#']");
  if (pinned && (link || !card.contains(event.target))) { pinned = false; later(); }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !card.hidden) hide(); });
// Passages get their real height only when they come into view, so the card follows its mark.
window.addEventListener("resize", place);
document.addEventListener("scroll", place, { passive: true });
document.addEventListener("contentvisibilityautostatechange", () => requestAnimationFrame(place), true);

// A place that filters have hidden is shown again when a link leads to it; #finding=ID opens the reason for one.
function arrive() {
  const asked = new URLSearchParams(location.hash.slice(1)).get("finding");
  const target = document.getElementById(asked ? `m-${asked}` : decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest("[hidden]")) tools.reset();
  setTimeout(() => {
    reveal(target);
    target.scrollIntoView({ block: target.matches(".m") ? "center" : "start" });
    if (asked) show(target, true);
    else if (target.matches(".m")) target.focus({ preventScroll: true });
  });
}
window.addEventListener("hashchange", arrive);
arrive();
