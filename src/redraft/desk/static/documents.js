// The view "Documents": a draft as it reads, with what was found marked in the text and the replacement beside it.

import { $, focusOnly, h, unseen } from "./dom.js";
import * as missed from "./missed.js";
import * as panel from "./panel.js";
import { namesOf } from "./cast_list.js";
import { store, view } from "./store.js";

export const title = "Documents";
let number = 1;
let chosen = "";
let only = "all";
let drawn = new Map();

export const needs = (parts) => [`documents/${parts[0] || number}`];
export const shown = () => number;

export function open(parts, content) {
  number = Number(parts[0]) || number;
  const draft = h("select", { id: "draft", on: { change: () => { location.hash = `#documents/${draft.value}`; } } },
    store.overview.documents.map((one) => h("option", { value: one.number, selected: one.number === number }, `${one.number}. ${one.name} – ${one.open ? `${one.open} of ${one.marks} to decide` : "all decided"}`)));
  const filter = h("select", { id: "only", on: { change: () => { only = filter.value; marks(); } } },
    [["all", "All marks"], ["open", "To decide"], ["change", "Changes"], ["flag", "Details to judge"], ["ask", "Not explained"]].map(([value, words]) => h("option", { value, selected: only === value }, words)));
  content.replaceChildren(h("h2", { id: "view-title", class: "unseen", tabIndex: -1 }, title),
    h("div", { class: "draft-tools", role: "group", "aria-label": "Draft and marks" },
      h("p", {}, h("label", { for: "draft" }, "Draft"), draft), h("p", {}, h("label", { for: "only" }, "Step through"), filter),
      h("p", { class: "step" }, h("button", { type: "button", on: { click: () => move(-1) } }, "‹ Previous"), " ", h("button", { type: "button", on: { click: () => move(1) } }, "Next ›"), " ",
        h("button", { type: "button", id: "missed", on: { mousedown: (event) => event.preventDefault(), click: () => { panel.forward(); missed.ask(number); } } }, "Mark something missed", h("kbd", { "aria-hidden": "true" }, "m")))),
    h("article", { class: "sheet", id: "sheet", "aria-label": view(`documents/${number}`).head.name }));
  draw();
  const of = parts[2] ? marksOf().find((one) => one.entity === parts[2])?.id : "";
  const target = (parts[1] && marksOf().some((one) => one.id === parts[1]) ? parts[1] : "") || of || "";
  if (target) choose(target, true);
  else if (!marksOf().some((one) => one.id === chosen)) choose((marksOf().find((one) => one.open) ?? marksOf()[0])?.id ?? "", false);
  else choose(chosen, false);
}

const rows = () => view(`documents/${number}`).rows;
const marksOf = () => [...rows().values()].flatMap((row) => row.marks);
const markOf = (id) => marksOf().find((one) => one.id === id);

export function refresh(names) {
  if (!names.includes(`documents/${number}`)) { panel.redraw(); return; }
  const had = document.activeElement?.closest?.(".m")?.dataset.f;
  for (const id of view(`documents/${number}`).changed) {
    const row = rows().get(id);
    const old = drawn.get(id);
    if (!old || !row) { draw(); break; }
    old.replaceChildren(...text(row));
  }
  if (chosen && !markOf(chosen)) chosen = "";
  marks();
  if (had) (element(had) ?? items()[0])?.focus({ preventScroll: true });
  panel.show(item(), "Choose a mark in the text, or select words that were missed.");
  panel.redraw();
}

function draw() {
  const sheet = $("sheet");
  drawn = new Map();
  const parts = [];
  let group = null;
  for (const row of rows().values()) {
    if (row.title && group?.title === row.title && group.form === row.form) group.rows.push(row);
    else { group = { title: row.title, form: row.form, rows: [row] }; parts.push(group); }
  }
  const page = parts.filter((part) => part.form !== "behind");
  const behind = parts.filter((part) => part.form === "behind");
  sheet.replaceChildren(h("div", { class: "page" }, page.map(block)), behind.length ? h("div", { class: "behind" }, h("h3", {}, "Behind the page"), h("p", { class: "small" }, "What travels with the file and no reader of the page sees."), behind.map(block)) : "");
  marks();
}

function block(part) {
  switch (part.form) {
    case "cell": return table(part);
    case "heading": return h("div", { class: "stretch" }, passage(part.rows[0], "h3", "heading"));
    case "text": return h("div", { class: "stretch" }, part.rows.map((row) => passage(row, "p")));
    case "behind": return h("section", { class: "stretch beside" }, h("h4", {}, part.title), part.rows.map((row) => h("div", { class: "item" }, h("span", { class: "small" }, row.where), passage(row, "p"))));
    default: return h("section", { class: `stretch ${part.form}`, "aria-label": part.title }, h("p", { class: "label", "aria-hidden": "true" }, part.title), part.rows.map((row) => passage(row, "p")));
  }
}

function table(part) {
  const lines = new Map();
  for (const row of part.rows) {
    const [line, column] = row.cell;
    if (!lines.has(line)) lines.set(line, new Map());
    const cells = lines.get(line);
    cells.set(column, [...(cells.get(column) ?? []), row]);
  }
  const [first, ...rest] = [...lines.values()];
  const cells = (line, tag) => h("tr", {}, [...line.values()].map((all) => h(tag, tag === "th" ? { scope: "col" } : {}, all.map((row) => passage(row, "p")))));
  return h("div", { class: "stretch scroll", tabIndex: 0, role: "region", "aria-label": part.title }, h("table", { class: "draft-table" }, h("caption", { class: "label" }, part.title), h("thead", {}, cells(first, "th")), h("tbody", {}, rest.map((line) => cells(line, "td")))));
}

function passage(row, tag, kind = "") {
  const element = h(tag, { class: `passage ${kind}${row.earlier ? " earlier" : ""}`, data: { p: row.id }, title: row.where }, text(row));
  drawn.set(row.id, element);
  return element;
}

/** The text of a passage cut where something was found; offsets count characters, not UTF-16 units. */
function text(row) {
  const characters = /[\ud800-\udfff]/.test(row.text) ? [...row.text] : null;
  const cut = (from, to) => characters ? characters.slice(from, to).join("") : row.text.slice(from, to);
  const pieces = row.earlier ? [h("span", { class: "small" }, "Before earlier authors’ changes: ")] : [];
  let at = 0;
  for (const one of row.marks) {
    if (one.start > at) pieces.push(h("span", { data: { o: at } }, cut(at, one.start)));
    pieces.push(mark(one));
    at = one.end;
  }
  if (at < row.text.length) pieces.push(h("span", { data: { o: at } }, cut(at)));
  return pieces;
}

function mark(one) {
  const becomes = one.becomes === null ? "" : [unseen(" becomes "), h("ins", { class: one.becomes ? "" : "gone" }, one.becomes || "taken out")];
  const said = one.doubted ? ", doubted" : one.open ? ", to decide" : "";
  return h("span", {
    role: "button", tabIndex: -1, class: `m ${one.colour} ${one.state}${one.open ? " open" : ""}${one.doubted ? " doubted" : ""}${one.decision && !one.doubted ? " decided" : ""}`,
    data: { f: one.id }, "aria-current": one.id === chosen ? "true" : null,
  }, h("span", { class: "was", data: { o: one.start } }, one.was), becomes, said ? unseen(said) : "");
}

const fits = (one) => only === "all" || (only === "open" ? one.open : one.state === only);
const items = () => { const all = new Map(marksOf().map((one) => [one.id, one])); return [...document.querySelectorAll("#sheet .m")].filter((one) => all.has(one.dataset.f) && fits(all.get(one.dataset.f))); };
const element = (id) => document.querySelector(`#sheet .m[data-f="${CSS.escape(id)}"]`);

function marks() {
  const all = items();
  for (const one of document.querySelectorAll("#sheet .m")) one.tabIndex = -1;
  focusOnly(all, all.find((one) => one.dataset.f === chosen));
}

function choose(id, there) {
  element(chosen)?.removeAttribute("aria-current");
  chosen = id;
  const now = element(id);
  now?.setAttribute("aria-current", "true");
  marks();
  panel.show(item(), "Choose a mark in the text, or select words that were missed.");
  panel.redraw();
  if (there && now) {
    now.closest(".stretch")?.classList.add("seen"); // its true height, before it is scrolled to
    now.scrollIntoView({ block: "center" });
    now.focus({ preventScroll: true });
  }
}

export function item() {
  const one = chosen && markOf(chosen);
  if (!one) return null;
  return { ...one, sort: "mark", mark: one.id, title: one.was, wording: one.was, kind: one.kind, namesOf: () => namesOf(one.entity) };
}

export function move(step, onlyOpen = false) {
  const all = onlyOpen ? items().filter((one) => one.classList.contains("open")) : items();
  if (!all.length) return false;
  const at = all.findIndex((one) => one.dataset.f === chosen);
  let next = all[at + step];
  if (at < 0) {
    const here = element(chosen);
    next = here ? all.find((one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) : all[0];
  }
  if (!next) return false;
  choose(next.dataset.f, true);
  return true;
}

// Beside words that are selected in the sheet a button offers to mark them; the key does the same.
const offer = h("button", { type: "button", class: "offer main", hidden: true, on: { click: () => { offer.hidden = true; panel.forward(); missed.ask(number); } } }, "Mark as missed", h("kbd", { "aria-hidden": "true" }, "m"));
offer.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
document.body.append(offer);
document.addEventListener("selectionchange", () => {
  const place = $("sheet") && missed.selected(number);
  offer.hidden = !place;
  if (!place) return;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  offer.style.top = `${scrollY + box.bottom + 6}px`;
  offer.style.left = `${scrollX + Math.min(box.left, innerWidth - 190)}px`;
});

document.addEventListener("click", (event) => {
  const one = event.target.closest?.("#sheet .m");
  if (!one || !getSelection().isCollapsed) return;
  choose(one.dataset.f, false);
  one.focus({ preventScroll: true });
  panel.forward();
});
document.addEventListener("keydown", (event) => {
  const one = event.target.closest?.("#sheet .m");
  if (one && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(one.dataset.f, false); panel.forward(); $("panel").querySelector(".answers button")?.focus(); }
});

export function answered(targets, said, current) {
  for (const one of marksOf()) {
    if (current.here ? one.id === current.here : one.same === current.same) element(one.id)?.classList.replace("open", "decided");
  }
}

export function failed(targets, current) {
  for (const one of marksOf()) if (one.open && (current.here ? one.id === current.here : one.same === current.same)) element(one.id)?.classList.replace("decided", "open");
}

export const confirmed = () => {};
