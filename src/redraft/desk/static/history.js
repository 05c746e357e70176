// The view "History": who decided what, when and why, the latest first.

import { h } from "./dom.js";
import * as panel from "./panel.js";
import { view } from "./store.js";

export const needs = () => ["history"];
export const title = "History";
let box = null;

export function open(parts, content) {
  box = h("div", {});
  content.replaceChildren(h("h2", { id: "view-title", tabIndex: -1 }, title), box);
  refresh();
}

export function refresh() {
  const rows = [...view("history").rows.values()];
  panel.show(null);
  if (!rows.length) {
    box.replaceChildren(h("p", { class: "none" }, "Nothing has been decided yet."));
    return;
  }
  const head = h("thead", {}, h("tr", {}, ["No.", "Decision", "On", "Who", "When", "Reason"].map((name) => h("th", { scope: "col" }, name))));
  box.replaceChildren(
    h("p", { class: "lead" }, "Every decision of this case, the latest first. Undo takes back the latest of this sitting; a new decision on the same thing counts instead of an older one."),
    h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Decisions" }, h("table", { class: "history" }, head, h("tbody", {}, rows.map(line)))));
}

function line(row) {
  const cell = (name, ...content) => h("td", { "data-name": name }, content);
  return h("tr", { class: row.standing ? "" : "gone" }, cell("No.", row.id),
    cell("Decision", row.said, row.standing || row.said === "Taken back" ? "" : h("span", { class: "small" }, " (taken back)")),
    cell("On", h("span", { class: "was" }, row.about)), cell("Who", row.by), cell("When", row.at), cell("Reason", row.reason || "–"));
}

export const item = () => null;
export const move = () => false;
export const answered = () => {};
export const confirmed = () => {};
export const failed = () => {};
