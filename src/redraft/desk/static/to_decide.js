// The view "To decide": what stands in the way, worst first; what was decided at this sitting stays in its place, ticked.

import { $, badge, h, plural, unseen } from "./dom.js";
import * as panel from "./panel.js";
import { namesOf } from "./cast_list.js";
import { SAVING, store, view } from "./store.js";

export const needs = () => ["open"];
export const title = "To decide";

let order = [];
const known = new Map();
const done = new Map();
const waiting = new Set();
let chosen = "";

export function open(parts, content) {
  order = [];
  known.clear();
  done.clear();
  content.replaceChildren(h("div", { class: "view-head" }, h("h2", { id: "view-title", tabIndex: -1 }, title), h("div", { id: "tidy" })), h("div", { id: "next" }), h("div", { id: "list", class: "list" }));
  update();
  if (parts[0] && known.has(parts[0])) chosen = parts[0];
  if (!known.has(chosen)) chosen = order[0] ?? "";
  draw();
}

/** Take in what the desk said anew: new questions find their section, answered ones are ticked. The ids that changed. */
function update() {
  const { rows, changed } = view("open");
  const touched = new Set([...changed].filter((id) => known.has(id)));
  structure = order.length === 0;
  for (const row of rows.values()) {
    const before = known.get(row.id);
    known.set(row.id, row);
    if (!before) { insert(row); structure = true; }
    else if (before.section !== row.section) { order.splice(order.indexOf(row.id), 1); insert(row); structure = true; }
  }
  for (const id of order) {
    const now = rows.has(id) ? (waiting.has(id) ? done.get(id) : undefined) : done.has(id) && done.get(id) !== SAVING ? done.get(id) : "Decided";
    if (now === done.get(id)) continue;
    if (now === undefined) done.delete(id); else done.set(id, now);
    touched.add(id);
  }
  return touched;
}
let structure = true;

function insert(row) {
  const last = order.findLastIndex((id) => known.get(id).section === row.section);
  const sections = view("open").head.sections.map(([name]) => name);
  const after = last >= 0 ? last : order.findLastIndex((id) => sections.indexOf(known.get(id).section) < sections.indexOf(row.section) && sections.includes(known.get(id).section));
  order.splice(after + 1, 0, row.id);
}

export function refresh() {
  const touched = update();
  if (structure) draw(); else touch(touched);
}

/** Draw anew the lines of these questions, and what stands above them. */
function touch(ids) {
  const list = $("list");
  if (!list) return;
  const had = list.contains(document.activeElement);
  for (const id of ids) lineOf(id)?.replaceWith(line(known.get(id)));
  for (const name of new Set([...ids].map((id) => known.get(id)?.section))) headOf(name)?.replaceWith(head(name));
  settle(had);
}

function draw() {
  const list = $("list");
  if (!list) return;
  const had = list.contains(document.activeElement);
  list.replaceChildren(...[...grouped()].map(([name, ids]) => section(name, ids)));
  settle(had);
}

function settle(had) {
  drawNext(order.filter((id) => !done.has(id)).length);
  mark(had);
  panel.show(item(), order.length ? "Choose something from the list." : "");
  panel.redraw();
}

/** Say which line is chosen; it alone is a stop for Tab. */
function mark(focus) {
  for (const one of $("list").querySelectorAll("[data-row][aria-current], [data-row][tabindex='0']")) {
    one.removeAttribute("aria-current");
    one.tabIndex = -1;
  }
  const now = current() ?? $("list").querySelector("[data-row]");
  if (!now) return;
  now.tabIndex = 0;
  if (now.dataset.row === chosen) now.setAttribute("aria-current", "true");
  if (focus) now.focus({ preventScroll: true });
}

const lineOf = (id) => document.querySelector(`#list [data-row="${CSS.escape(id)}"]`);
const headOf = (name) => [...document.querySelectorAll("#list .section-head")].find((one) => one.dataset.section === name);

function grouped() {
  const map = new Map();
  for (const id of order) map.set(known.get(id).section, [...(map.get(known.get(id).section) ?? []), id]);
  return map;
}

function drawNext(left) {
  const ticked = order.length - left;
  const tidy = ticked ? h("button", { type: "button", on: { click: tidyUp } }, `Clear ${plural(ticked, "decided one")} from the list`) : "";
  $("tidy").replaceChildren(tidy);
  $("next").replaceChildren(left
    ? h("p", { class: "lead" }, "What stands in the way of publication, the worst first. Each is decided once, however often it stands there.")
    : h("div", { class: "finished" }, store.overview.next.map((sentence, index) => h(index ? "p" : "h3", {}, sentence))));
}

function tidyUp() {
  order = order.filter((id) => !done.has(id));
  done.clear();
  if (!order.includes(chosen)) chosen = order[0] ?? "";
  draw();
  (current() ?? $("view-title")).focus();
}

function section(name, ids) {
  const top = head(name);
  return h("section", { class: "questions", "aria-label": name }, top, h("ol", {}, ids.map((one) => h("li", {}, line(known.get(one))))));
}

function head(name) {
  const open = order.filter((one) => known.get(one).section === name && !done.has(one));
  const easy = open.filter((one) => known.get(one).sort === "change");
  const all = easy.length > 1 ? h("button", { type: "button", class: "all", on: { click: () => dispatchEvent(new CustomEvent("desk-all", { detail: easy.map((one) => ({ target: one, ruling: "accept" })) })) } }, `Accept all ${easy.length}`, unseen(` in “${name}”`)) : "";
  return h("div", { class: "section-head", data: { section: name } }, h("h3", {}, name, h("span", { class: "figure" }, open.length ? ` ${open.length}` : " done")), all);
}

function line(row) {
  const state = done.get(row.id);
  const becomes = row.becomes !== undefined && row.becomes !== null && row.title !== row.becomes
    ? [h("span", { class: "arrow", "aria-hidden": "true" }, "→"), unseen(" becomes "), h("span", { class: "now" }, row.becomes || "taken out")] : [];
  return h("button", {
    type: "button", class: `line${state ? " done" : ""}`, tabIndex: -1, data: { row: row.id },
    on: { click: () => choose(row.id, true) },
  }, badge(row.colour), h("span", { class: "what" }, h("span", { class: "was" }, row.brief || row.title || row.says), becomes),
  h("span", { class: "aside" }, h("span", { class: "kind" }, row.kind ?? (row.brief ? row.title : "")), row.count > 1 ? h("span", { class: "times" }, ` ×${row.count}`) : ""),
  state ? h("span", { class: "status done" }, state) : unseen(", to decide"));
}

function choose(id, toPanel = false) {
  chosen = id;
  mark(false);
  panel.show(item());
  panel.redraw();
  if (toPanel) panel.forward();
}

const current = () => lineOf(chosen);

export function item() {
  const row = known.get(chosen);
  if (!row) return null;
  return { ...row, target: row.id, here: "", candidates: row.candidates ?? [], entity: row.entity ?? (row.what && row.what !== "wording" ? row.id : ""), same: row.id, asks: true,
    where: "", done: done.get(row.id) === SAVING ? "" : done.get(row.id), namesOf: () => namesOf(row.id) };
}

/** Move by one, or to the next that is open. */
export function move(step, onlyOpen = false) {
  const at = order.indexOf(chosen);
  let next = at + step;
  while (onlyOpen && order[next] && done.has(order[next])) next += step;
  if (!order[next]) return false;
  choose(order[next]);
  current().focus({ preventScroll: true });
  current().scrollIntoView({ block: "nearest" });
  return true;
}

/** An answer is on its way: show it as made, and go on to the next. */
export function answered(targets, said) {
  for (const target of targets.filter((one) => known.has(one))) { done.set(target, said); waiting.add(target); }
  const at = order.indexOf(chosen);
  const after = [...order.slice(at + 1), ...order.slice(0, at)].find((id) => !done.has(id));
  const inList = document.activeElement === document.body || $("list").contains(document.activeElement) || $("panel").contains(document.activeElement);
  if (after && targets.includes(chosen)) chosen = after;
  touch(targets);
  if (panel.alone()) $("panel").focus();
  else if (inList) (current() ?? $("view-title")).focus({ preventScroll: true });
  current()?.scrollIntoView({ block: "nearest" });
}

/** The desk has answered: what it says counts from now on. */
export function confirmed(targets) {
  for (const target of targets) waiting.delete(target);
  refresh();
}

/** An answer was not taken: back to how it was. */
export function failed(targets) {
  for (const target of targets) { done.delete(target); waiting.delete(target); }
  if (targets.length === 1 && known.has(targets[0])) chosen = targets[0];
  touch(targets);
  if (!panel.alone()) current()?.focus({ preventScroll: true });
}
