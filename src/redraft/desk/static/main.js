// The desk's page: which view is shown, keys, names, and the way of a decision from a key to the record and back.

import { answers, KEYS } from "./answers.js";
import * as cast from "./cast.js";
import { desk } from "./desk.js";
import { $, alarm, h, quiet, say } from "./dom.js";
import * as documents from "./documents.js";
import * as history from "./history.js";
import * as missed from "./missed.js";
import * as panel from "./panel.js";
import { listen, load, loadOverview, rule, SAVING, store, undo, view } from "./store.js";
import * as toDecide from "./to_decide.js";

const VIEWS = { decide: toDecide, documents, cast, history };
let shown = null;
let shownNames = [];

// What is shown, by the part of the address behind #; no wording ever stands there.
async function route() {
  const [name, ...parts] = location.hash.slice(1).split("/").filter(Boolean);
  const next = VIEWS[name] ?? toDecide;
  const moved = next !== shown;
  const content = $("content");
  content.setAttribute("aria-busy", "true");
  try {
    shownNames = next.needs(parts);
    await Promise.all([...shownNames, "cast", "history"].map(load));
    shown = next;
    panel.back();
    next.open(parts, content);
    quiet();
  } catch (fault) {
    alarm(fault);
  }
  content.setAttribute("aria-busy", "false");
  document.title = `${next.title} – Reviewer’s desk – redraft`;
  for (const link of document.querySelectorAll("nav a")) {
    const here = VIEWS[link.hash.slice(1)] === next;
    if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  if (moved && next !== documents && ready) $("view-title")?.focus({ preventScroll: true });
  if (moved) scrollTo(0, 0);
  if (parts.length > 1) shown.move?.(0);
}
let ready = false;

/** The views that an answer is to bring up to date: what is shown, and what the panel shows of it. */
const seen = (wide = true) => [...new Set([...shownNames, "history", ...(wide ? ["cast"] : [])])];

// One decision: on the page at once, then on record; what the desk declines goes back and says why.
async function decide(item, asked, answer) {
  if (!(await named())) return;
  const targets = [item.target];
  quiet();
  shown.answered(targets, answer.slow ? SAVING : answer.said, item);
  say(answer.slow ? `${answer.said}. Working out what follows …` : answer.said);
  try {
    const [result] = await rule([asked], seen(Boolean(answer.slow)));
    if (!result.recorded) { declined(targets, item, result); return; }
    shown.confirmed(targets);
    told(answer.said, result);
  } catch (fault) {
    shown.failed(targets, item);
    alarm(fault);
  }
}

function declined(targets, item, result) {
  shown.failed(targets, item);
  say("");
  if (!panel.refuse(result.message, result.next_step)) alarm({ message: result.message, nextStep: result.next_step });
}

function told(said, result) {
  const { open, total } = store.overview.progress;
  say(`${said}. ${open ? `${open} of ${total} to decide.` : "Nothing is left to decide."} ${(result.notices ?? []).join(" ")}`);
  if (result.notices?.length) panel.refuse("", result.notices.join(" "));
}

async function decideAll(wishes) {
  if (!(await named())) return;
  const targets = wishes.map((one) => one.target);
  shown.answered(targets, "Accepted", {});
  try {
    const results = await rule(wishes, seen(false));
    const refused = results.filter((one) => !one.recorded);
    shown.confirmed(targets);
    if (refused.length) { shown.failed(refused.map((one) => one.target), {}); alarm({ message: refused[0].message, nextStep: refused[0].next_step }); }
    say(`${results.length - refused.length} accepted. ${store.overview.progress.open} of ${store.overview.progress.total} to decide.`);
  } catch (fault) {
    shown.failed(targets, {});
    alarm(fault);
  }
}

async function markMissed(asked) {
  if (!(await named())) return;
  say("Marking …");
  try {
    const [result] = await rule([asked], seen());
    if (result.recorded) { say(["Marked.", ...(result.notices ?? [])].join(" ")); getSelection().removeAllRanges(); }
    else alarm({ message: result.message, nextStep: result.next_step });
  } catch (fault) {
    alarm(fault);
  }
}

async function takeBack() {
  if ($("undo").disabled || !(await named())) return;
  try {
    const undone = await undo(seen());
    say(undone ? `Taken back. ${store.overview.progress.open} of ${store.overview.progress.total} to decide.` : "Nothing that was decided at this sitting still stands.");
  } catch (fault) {
    alarm(fault);
  }
}

// Who decides: asked once, kept until the page is closed.
function named() {
  return store.name ? Promise.resolve(true) : askName();
}

function askName() {
  const dialog = $("name-dialog");
  const field = $("name-field");
  field.value = store.name;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => {
    if (dialog.returnValue === "save" && field.value.trim()) { store.name = field.value.trim(); frame(); }
    done(Boolean(store.name) && dialog.returnValue === "save");
  }, { once: true }));
}

// The frame: progress, drafts, who decides.
function frame() {
  const { case: name, progress, documents: drafts } = store.overview;
  $("case").textContent = name;
  $("count").textContent = progress.open ? `${progress.open.toLocaleString("en-GB")} of ${progress.total.toLocaleString("en-GB")} to decide` : "Nothing left to decide";
  $("bar").max = Math.max(1, progress.total);
  $("bar").value = progress.total - progress.open;
  const figures = { open: progress.open, documents: drafts.length, cast: view("cast")?.rows.size, history: view("history")?.rows.size };
  for (const one of document.querySelectorAll("[data-figure]")) one.textContent = figures[one.dataset.figure]?.toLocaleString("en-GB") ?? "";
  $("name").textContent = store.name ? `Deciding as ${store.name}` : "Your name …";
  $("undo").disabled = !store.made || store.busy > 0;
  $("undo-what").textContent = store.made ? "Takes back your latest decision" : "Nothing to take back";
  document.body.classList.toggle("busy", store.busy > 0);
  $("printed").textContent = `${name}, printed ${new Date().toLocaleString("en-GB")}`;
}

// Keys. Single letters can be switched off (WCAG 2.1.4); arrows move in lists, Escape closes what is open.
const MOVES = { n: () => shown.move(1), p: () => shown.move(-1), u: takeBack, "?": showKeys, h: toggleHere,
  m: () => { if (shown === documents) { panel.forward(); missed.ask(documents.shown()); } }, d: () => showInDraft() };
const LISTED = [
  ["n or ↓", "the next one"], ["p or ↑", "the one before"], ["Enter", "go to the answers; Tab moves between them"],
  [KEYS.accept, "accept, or leave as it is"], [KEYS.keep, "keep the original"], [KEYS.reword, "other words, or another pseudonym"], [KEYS.query, "say that you doubt it"],
  [KEYS.who, "say who it is also"], [KEYS.split, "say that one name is somebody else’s"], [KEYS.dismiss, "say that it is no name"], ["1 to 9", "choose whom an unclear name means"],
  ["o", "say that two are one"], ["g", "take the words that are suggested"], ["h", "everywhere, or only here"], ["d", "show it in the draft"], ["m", "mark something missed (in a draft)"], ["u", "undo"], ["?", "this list"], ["Esc", "close, cancel"],
];

function showKeys() {
  $("keys-list").replaceChildren(...LISTED.map(([key, words]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, words))));
  $("keys-dialog").showModal();
}

function toggleHere() {
  document.querySelector("#panel input[name=scope]:not(:checked)")?.click();
}

function showInDraft() {
  const one = panel.chosen();
  const context = one?.contexts?.[0];
  if (context) location.hash = `#documents/${context.draft}/${context.mark}`;
  else if (one?.drafts?.length) location.hash = `#documents/${one.drafts[0][0]}/${one.first}`;
}

const inField = (target) => target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]") || !shown) return;
  if (inField(event.target)) return;
  const inList = event.target.closest?.("#list, #sheet") || event.target === document.body;
  if (inList && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    if (event.target !== document.body && shown.move(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    return;
  }
  if (event.key === "Enter" && event.target.closest?.("#list [data-row]")) {
    event.preventDefault();
    event.target.click();
    document.querySelector("#panel .answers button")?.focus();
    return;
  }
  if (!$("single-keys").checked || event.target.closest?.("input, fieldset")) return;
  const key = event.key.toLowerCase();
  if (MOVES[key]) { event.preventDefault(); MOVES[key](); return; }
  const one = panel.chosen();
  const answer = one && answers(one).find((each) => each.key === key);
  if (answer && !panel.asking()) { event.preventDefault(); panel.take(answer.id); }
});

for (const close of document.querySelectorAll("[data-close]")) close.addEventListener("click", () => close.closest("dialog").close("cancel"));
$("undo").addEventListener("click", takeBack);
$("name").addEventListener("click", askName);
$("keys").addEventListener("click", showKeys);
$("leave").addEventListener("click", () => {
  $("leave-dialog").showModal();
});
$("leave-dialog").addEventListener("close", async () => {
  if ($("leave-dialog").returnValue !== "leave") return;
  try {
    await desk.post("/api/leave", {});
    $("columns").replaceChildren(h("main", { id: "content" }, h("h2", {}, "The desk is closed"), h("p", {}, "Every decision is on disk. You can close this page.")));
    document.querySelector("nav").hidden = true;
    document.querySelector(".tools").hidden = true;
  } catch (fault) {
    alarm(fault);
  }
});
$("skip").addEventListener("click", (event) => { event.preventDefault(); (document.querySelector("#list [tabindex='0'], #sheet [tabindex='0']") ?? $("content")).focus(); });
addEventListener("desk-all", (event) => decideAll(event.detail));
addEventListener("desk-redraw", () => { panel.back(); panel.show(null); shown.refresh(shownNames); });
addEventListener("desk-back", () => { panel.back(); document.querySelector("#list [tabindex='0'], #sheet [tabindex='0']")?.focus(); });
addEventListener("desk-stops", ({ detail }) => alarm({ message: `The desk ends in ${detail > 90 ? "two minutes" : "a moment"}, because nobody seems to be at it.`, nextStep: "Press any key or move the pointer to go on. Every decision is on disk." }));
addEventListener("desk-goes-on", quiet);
addEventListener("desk-gone", ({ detail }) => alarm(detail));
addEventListener("hashchange", route);

panel.connect(decide);
missed.connect(markMissed);
listen((names) => {
  if (!store.overview) return;
  frame();
  if (ready && shown && names.some((name) => seen().includes(name))) shown.refresh(names);
});

try {
  await loadOverview();
  await route();
  ready = true;
  frame();
} catch (fault) {
  alarm(fault);
}
