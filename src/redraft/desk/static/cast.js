// The view "People and places": a row each, with all names, how often and where, pseudonym and warnings.

import { $, badge, focusOnly, h, plural } from "./dom.js";
import { namesOf, whoIsIt } from "./cast_list.js";
import * as panel from "./panel.js";
import { view } from "./store.js";

export const needs = () => ["cast"];
export const title = "People and places";
let chosen = "";
let wanted = "";

export function open(parts, content) {
  const search = h("input", { id: "find", type: "search", autocomplete: "off", value: wanted, on: { input: () => { wanted = search.value; draw(); } } });
  content.replaceChildren(h("h2", { id: "view-title", tabIndex: -1 }, title),
    h("p", { class: "lead" }, "Whom and what the drafts name, and what stands for them in every draft. Choose a row to change a pseudonym or role, or to say who is who."),
    h("p", { class: "find" }, h("label", { for: "find" }, "Find a name or pseudonym "), search, " ", h("span", { id: "found", class: "small" })),
    h("div", { id: "list", class: "list" }));
  if (parts[0] && view("cast").rows.has(parts[0])) chosen = parts[0];
  if (!view("cast").rows.has(chosen)) chosen = [...view("cast").rows.keys()][0] ?? "";
  draw();
  if (parts[0]) { current()?.scrollIntoView({ block: "center" }); current()?.focus({ preventScroll: true }); }
}

export const refresh = () => draw();

function draw() {
  const list = $("list");
  if (!list) return;
  const had = list.contains(document.activeElement);
  const needle = wanted.trim().toLowerCase();
  const rows = [...view("cast").rows.values()].filter((row) => !needle || [row.pseudonym, row.role, ...row.names.map(([name]) => name)].some((text) => text.toLowerCase().includes(needle)));
  const sections = new Map();
  for (const row of rows) sections.set(row.section, [...(sections.get(row.section) ?? []), row]);
  list.replaceChildren(...[...sections].map(([name, all]) => table(name, all)), inPlace());
  $("found").textContent = needle ? plural(rows.length, "row") : "";
  focusOnly(items(), current());
  if (had) current()?.focus({ preventScroll: true });
  panel.show(item());
  panel.redraw();
}

function table(name, rows) {
  const head = ["Names in the drafts", "Stands as", "Role", "Where", "State"];
  return h("table", { class: "cast" }, h("caption", {}, name, h("span", { class: "figure" }, ` ${rows.length}`)),
    h("thead", {}, h("tr", {}, head.map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", {}, rows.map(line)));
}

function line(row) {
  const names = row.names.map(([name, count], index) => [index ? " · " : "", h("span", { class: "nowrap-name" }, name, count ? h("span", { class: "times" }, ` ×${count}`) : "")]);
  const where = row.drafts.map(([number, count], index) => [index ? ", " : "", h("a", { href: `#documents/${number}/${row.first}/${row.id}`, "aria-label": `Draft ${number}, ${plural(count, "time")}: show` }, `Draft ${number}`), h("span", { class: "times" }, ` ×${count}`)]);
  return h("tr", { class: row.id === chosen ? "chosen" : "" },
    h("th", { scope: "row" }, h("button", { type: "button", class: "pick", data: { row: row.id }, "aria-current": row.id === chosen ? "true" : null, on: { click: () => choose(row.id, true) } }, badge(row.colour), h("span", { class: "was" }, names))),
    h("td", { "data-name": "Stands as" }, row.merged_into ? `one with ${whoIsIt(row.merged_into)}` : row.by_name ? "by name, as agreed" : h("strong", {}, row.pseudonym || "–")),
    h("td", { "data-name": "Role" }, row.role || "–", row.declared ? h("span", { class: "small" }, " (case.yaml)") : ""),
    h("td", { "data-name": "Where" }, where.length ? where : "–"),
    h("td", { "data-name": "State" }, state(row)));
}

function state(row) {
  const notes = [];
  if (row.count) notes.push(row.open ? h("span", { class: "status due" }, "To decide") : h("span", { class: "status done" }, row.decision ? "Decided" : "No decision needed"));
  for (const warning of row.warnings) notes.push(h("span", { class: warning.blocks ? "note stop" : "note" }, warning.blocks ? "Must change: " : "Warning: ", warning.says));
  if (row.unclear.length) notes.push(h("span", { class: "note" }, `${plural(row.unclear.length, "name")} could also be somebody else’s`));
  for (const one of row.doubles) notes.push(h("span", { class: "note" }, "May be one with ", whoIsIt(one.other)));
  return notes;
}

function inPlace() {
  const rows = view("cast").head.in_place;
  if (!rows.length) return "";
  return h("section", { class: "in-place" }, h("h3", {}, "Pseudonyms that the drafts use already"),
    h("p", {}, "They stay as they are, and nobody else gets one of them."),
    h("ul", {}, rows.map((row) => h("li", {}, h("strong", {}, row.name), ` ×${row.count}`, row.for.length ? ` stands for ${row.for.join(", ")}` : ""))));
}

function choose(id, toPanel = false) {
  chosen = id;
  for (const one of items()) {
    if (one.dataset.row === id) one.setAttribute("aria-current", "true"); else one.removeAttribute("aria-current");
    one.closest("tr").classList.toggle("chosen", one.dataset.row === id);
  }
  focusOnly(items(), current());
  panel.show(item());
  panel.redraw();
  if (toPanel) panel.forward();
}

const items = () => [...document.querySelectorAll("#list [data-row]")];
const current = () => items().find((one) => one.dataset.row === chosen);

export function item() {
  const row = view("cast").rows.get(chosen);
  if (!row) return null;
  return { ...row, sort: "cast", target: row.id, mark: row.first, same: row.id, title: row.names[0]?.[0] ?? row.pseudonym, wording: row.names[0]?.[0] ?? "",
    becomes: row.pseudonym, entity: row.id, candidates: [], proposes: true, names: true, guarded: row.what === "person" || row.what === "family" ? "consent" : "reason",
    suggestion: "", where: "", namesOf: () => namesOf(row.id) };
}

export function move(step) {
  const all = items();
  const next = all[all.indexOf(current()) + step];
  if (!next) return false;
  choose(next.dataset.row);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

export const answered = () => {};
export const confirmed = () => {};
export const failed = () => {};

