// The view "To decide": what stands in the way, worst first; what was decided at this sitting stays in its place, ticked.

import { $, badge, focusOnly, h, plural, unseen } from "./dom.js";
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

/** Take in what the desk said anew: new questions find their section, answered ones are ticked. */
function update() {
  const rows = view("open").rows;
  const before = [...order];
  for (const row of rows.values()) {
    known.set(row.id, row);
    if (!order.includes(row.id)) insert(row);
  }
  for (const id of order) {
    if (rows.has(id)) { if (!waiting.has(id)) done.delete(id); } else if (!done.has(id) || done.get(id) === SAVING) done.set(id, "Decided");
  }
  return before;
}

function insert(row) {
  const last = order.findLastIndex((id) => known.get(id).section === row.section);
  const sections = view("open").head.sections.map(([name]) => name);
  const after = last >= 0 ? last : order.findLastIndex((id) => sections.indexOf(known.get(id).section) < sections.indexOf(row.section) && sections.includes(known.get(id).section));
  order.splice(after + 1, 0, row.id);
}

export function refresh() {
  update();
  draw();
}

function draw() {
  const list = $("list");
  if (!list) return;
  const had = list.contains(document.activeElement);
  const left = order.filter((id) => !done.has(id)).length;
  drawNext(left);
  const sections = Map.groupBy ? Map.groupBy(order, (id) => known.get(id).section) : grouped();
  list.replaceChildren(...[...sections].map(([name, ids]) => section(name, ids)));
  focusOnly(items(), list.querySelector(`[data-row="${CSS.escape(chosen)}"]`) ?? undefined);
  if (had) current()?.focus({ preventScroll: true });
  panel.show(item(), order.length ? "Choose something from the list." : "");
  panel.redraw();
}

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
  const id = `s-${order.indexOf(ids[0])}`;
  const left = ids.filter((one) => !done.has(one)).length;
  const easy = ids.filter((one) => !done.has(one) && known.get(one).sort === "change");
  const all = easy.length > 1 ? h("button", { type: "button", class: "all", on: { click: () => dispatchEvent(new CustomEvent("desk-all", { detail: easy.map((one) => ({ target: one, ruling: "accept" })) })) } }, `Accept all ${easy.length}`, unseen(` in “${name}”`)) : "";
  return h("section", { class: "questions", "aria-labelledby": id },
    h("div", { class: "section-head" }, h("h3", { id }, name, h("span", { class: "figure" }, left ? ` ${left}` : " done")), all),
    h("ol", {}, ids.map((one) => h("li", {}, line(known.get(one))))));
}

function line(row) {
  const state = done.get(row.id);
  const becomes = row.becomes !== undefined && row.becomes !== null && row.title !== row.becomes
    ? [h("span", { class: "arrow", "aria-hidden": "true" }, "→"), unseen(" becomes "), h("span", { class: "now" }, row.becomes || "taken out")] : [];
  return h("button", {
    type: "button", class: `line${state ? " done" : ""}`, data: { row: row.id }, "aria-current": row.id === chosen ? "true" : null,
    on: { click: () => choose(row.id, true) },
  }, badge(row.colour), h("span", { class: "what" }, h("span", { class: "was" }, row.brief || row.title || row.says), becomes),
  h("span", { class: "aside" }, h("span", { class: "kind" }, row.kind ?? (row.brief ? row.title : "")), row.count > 1 ? h("span", { class: "times" }, ` ×${row.count}`) : ""),
  state ? h("span", { class: "status done" }, state) : unseen(", to decide"));
}

function choose(id, toPanel = false) {
  chosen = id;
  for (const one of items()) one.toggleAttribute("aria-current", one.dataset.row === id);
  for (const one of items()) if (one.dataset.row === id) one.setAttribute("aria-current", "true");
  focusOnly(items(), current());
  panel.show(item());
  panel.redraw();
  if (toPanel) panel.forward();
}

const items = () => [...document.querySelectorAll("#list [data-row]")];
const current = () => items().find((one) => one.dataset.row === chosen);

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
  draw();
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
  draw();
  if (!panel.alone()) current()?.focus({ preventScroll: true });
}
