// The panel beside each view: what is chosen, why it was found, what was decided on it so far, and the answers to it.

import { answers, wish } from "./answers.js";
import { whoIsIt } from "./cast_list.js";
import { $, badge, h, plural, unseen } from "./dom.js";
import { view } from "./store.js";

const panel = $("panel");
const narrow = matchMedia("(max-width: 60rem)");
let item = null;
let decide = () => {};
let here = false;
let form = null;

/** `answered(item, wish, answer)` puts an answer on record. */
export function connect(answered) {
  decide = answered;
}

export const chosen = () => item;
export const asking = () => form !== null;

/** Show what is chosen, or `nothing` to do. A form that is being filled in stays. */
export function show(next, nothing = "") {
  if (form && next && item && next.target === item.target && next.mark === item.mark) return;
  if (!next || !item || next.target !== item.target || next.mark !== item.mark) here = false;
  form = null;
  item = next;
  draw(nothing);
}

/** Where there is no room for both, the panel takes the place of the list; `back` brings that again. */
export function forward() {
  $("columns").classList.add("detail");
  if (narrow.matches) { panel.focus(); scrollTo(0, 0); }
}

export function back() {
  $("columns").classList.remove("detail");
}

export const alone = () => narrow.matches && $("columns").classList.contains("detail");

function draw(nothing = "") {
  panel.hidden = !item && !nothing;
  if (!item) {
    panel.replaceChildren(nothing ? h("p", { class: "none" }, nothing) : "");
    return;
  }
  const current = here && item.mark ? { ...item, here: item.mark } : item;
  panel.replaceChildren(
    h("button", { type: "button", class: "back", on: { click: () => dispatchEvent(new Event("desk-back")) } }, "Back to the list"),
    ...head(current),
    scope(),
    buttons(current),
    h("div", { id: "asked" }),
    ...facts(current),
    ...contexts(current),
    ...soFar(current),
  );
}

function head(current) {
  const title = h("h2", { id: "panel-title", tabIndex: -1 }, badge(current.colour), h("span", { class: "was" }, current.title));
  const lines = [title];
  if (current.becomes !== undefined && current.becomes !== null && current.sort !== "pseudonym") {
    lines.push(h("p", { class: "becomes" }, current.proposes ? "becomes " : "would become ", current.becomes === "" ? h("em", {}, "nothing: taken out") : h("strong", {}, current.becomes)));
  } else if (current.kind) {
    lines.push(h("p", { class: "becomes" }, current.proposes ? "stays as it is" : "stays as it is unless you say otherwise"));
  }
  const facts = [current.kind, current.count ? (current.count === 1 ? "once in the case" : plural(current.count, "time") + " in the case") : ""];
  lines.push(h("p", { class: "small" }, facts.filter(Boolean).join(" · ")));
  if (current.done) lines.push(h("p", { class: "settled-line" }, `${current.done}.`));
  else if (current.decision) lines.push(h("p", { class: "settled-line" }, `${current.decision}.`));
  return lines;
}

function scope() {
  if (!item.mark || !item.count || item.count < 2 || item.sort === "cast") return "";
  const choice = (value, words) => h("label", { class: "choice" },
    h("input", { type: "radio", name: "scope", value, checked: here === (value === "here"), on: { change: () => { here = value === "here"; form = null; draw(); panel.querySelector(`input[value=${value}]`).focus(); } } }), words);
  return h("fieldset", { class: "scope" }, h("legend", {}, "Your answer holds"),
    choice("all", `everywhere (${item.count.toLocaleString("en-GB")})`), choice("here", "only here"));
}

function buttons(current) {
  const list = answers(current);
  const button = (answer) => h("button", {
    type: "button", class: answer.id === "accept" ? "main" : "", data: { answer: answer.id },
    "aria-keyshortcuts": answer.key ?? null, on: { click: () => take(answer.id) },
  }, answer.means ? whoIsIt(answer.means) : answer.label, answer.key ? h("kbd", { "aria-hidden": "true" }, answer.key) : "");
  return h("div", { class: "answers" },
    h("div", { class: "usual" }, list.filter((answer) => !answer.minor).map(button)),
    h("div", { class: "minor" }, list.filter((answer) => answer.minor).map(button)));
}

/** Give an answer by its name, as a key or a button does; false if there is none of that name here. */
export function take(id) {
  if (!item) return false;
  const current = here && item.mark ? { ...item, here: item.mark } : item;
  const answer = answers(current).find((one) => one.id === id);
  if (!answer) return false;
  if (answer.asks.some((field) => !field.optional) || (answer.asks.length && answer.hint)) ask(current, answer);
  else decide(current, wish(current, answer), answer);
  return true;
}

function ask(current, answer) {
  const fields = answer.asks.map((field) => fieldOf(field, current));
  const failed = h("p", { class: "failed", id: "asked-failed", role: "alert" });
  form = h("form", { class: "ask", "aria-labelledby": "asked-title", on: {
    submit(event) {
      event.preventDefault();
      const filled = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
      close(false);
      decide(current, wish(current, answer, filled), answer);
    },
    keydown(event) { if (event.key === "Escape") { event.stopPropagation(); close(true); } },
  } }, h("h3", { id: "asked-title" }, answer.label ?? "Your answer"), answer.hint ? h("p", { class: "small" }, answer.hint) : "", fields, failed,
  h("p", { class: "buttons" }, h("button", { class: "main" }, "Save"), " ", h("button", { type: "button", on: { click: () => close(true) } }, "Cancel")));
  $("asked").replaceChildren(form);
  const first = form.querySelector("input, select, textarea");
  first.focus();
  if (first.select) first.select();

  function close(back) {
    form = null;
    $("asked")?.replaceChildren();
    if (back) panel.querySelector(`[data-answer="${answer.id}"]`)?.focus();
  }
}

let counter = 0;
function fieldOf(field, current) {
  const id = `field-${(counter += 1)}`;
  const hint = field.hint ? h("span", { class: "small", id: `${id}-hint` }, field.hint) : "";
  const common = { id, name: field.name, required: !field.optional, "aria-describedby": field.hint ? `${id}-hint` : null };
  const input = field.who ? whoField(common, current, field)
    : field.ofNames ? h("select", common, current.namesOf().map((name) => h("option", { value: name }, name)))
      : h("input", { ...common, type: "text", value: field.value ?? "", autocomplete: "off", spellcheck: "true", maxlength: "500" });
  return h("p", {}, h("label", { for: id }, field.label), hint, input);
}

function whoField(common, current, field) {
  const prefix = current.what === "person" || current.colour === "person" ? ["person"] : ["place", "body"];
  const rows = [...(view("cast")?.rows.values() ?? [])].filter((row) => prefix.includes(row.id.split("-")[0]) && row.id !== current.entity && row.id !== current.target);
  const likely = current.candidates ?? [];
  const options = [...rows.filter((row) => likely.includes(row.id)), ...rows.filter((row) => !likely.includes(row.id) && !row.merged_into)];
  return h("select", common, h("option", { value: "" }, "Choose …"),
    field.fresh ? h("option", { value: "new" }, "Somebody who is not in the list yet") : "",
    options.map((row) => h("option", { value: row.id }, whoIsIt(row.id))));
}

function facts(current) {
  const rows = [
    ["To decide", current.done ? "" : current.says], ["Why", current.why],
    ["How sure", current.sure], ["Where", current.where], ["Role", current.role], ["Chosen by", current.chosen_by],
    ["Doubt", current.doubt],
  ].filter(([, value]) => value);
  const all = current.entity && view("cast")?.rows.get(current.entity);
  const list = h("dl", { class: "facts" }, rows.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
  if (all) list.append(h("dt", {}, "All names"), h("dd", { class: "was" }, all.names.map(([name, count]) => count ? `${name} ×${count}` : name).join(" · ")));
  for (const one of all?.unclear ?? []) list.append(h("dt", {}, "Unclear"), h("dd", {}, h("a", { href: `#decide/${one.mark}` }, `“${one.text}”`), ` ×${one.count} could also be ${one.others.map(whoIsIt).join(", ")}`));
  for (const one of all?.doubles ?? []) list.append(h("dt", {}, "Double"), h("dd", {}, h("a", { href: `#decide/${one.target}` }, `May be one with ${whoIsIt(one.other)}`), `. ${one.why}`));
  for (const warning of all?.warnings ?? []) list.append(h("dt", {}, "Warning"), h("dd", {}, warning.says, warning.answered ? h("span", { class: "small" }, ` ${warning.answered}`) : ""));
  return [list, ...special(current)];
}

function special(current) {
  if (current.picture) return [picture(current.picture)];
  if (current.thread) return [h("ol", { class: "thread" }, current.thread.map((said) => h("li", { class: said.this ? "this" : "" }, h("strong", {}, said.author || "No name"), h("span", { class: "small" }, ` ${said.where}`), h("p", {}, said.text || "(no text)"))))];
  if (current.changes) return [h("ol", { class: "thread" }, current.changes.slice(0, 200).map((one) => h("li", {}, h("strong", {}, one.author || "No name"), ` ${one.kind}`, one.new ? " (new)" : "", h("span", { class: "small" }, ` ${one.where}`), h("p", {}, one.text || "–"))))];
  if (current.pair) return [h("ul", { class: "thread" }, current.pair.map((one) => h("li", {}, h("strong", {}, one.pseudonym), h("p", { class: "was" }, one.names.join(" · ")))))];
  return [];
}

function picture(one) {
  const image = one.src ? h("img", { src: one.src, alt: one.alt ? `Described in the draft as: ${one.alt}` : "No description in the draft" }) : h("p", { class: "no-picture" }, one.why_not);
  const words = one.words.length ? [h("h3", {}, "Words read in it"), h("p", { class: "read" }, one.words.map(([text, goes]) => goes ? h("mark", {}, text) : text))] : [];
  return h("div", { class: "picture" }, image, h("p", { class: "small" }, `${one.kind}${one.width ? `, ${one.width} × ${one.height} pixels` : ""}. ${one.places.join("; ")}.${one.on_page ? "" : " Nothing in the document shows it; it is left out of the copy."}`), words);
}

function contexts(current) {
  if (!current.contexts?.length) return [];
  const more = current.count > current.contexts.length ? h("p", { class: "small" }, `The first ${current.contexts.length} of ${current.count}.`) : "";
  return [h("h3", {}, "In the drafts"), h("ul", { class: "contexts" }, current.contexts.map((one) => h("li", {},
    h("p", { class: "context" }, one.before, h("mark", {}, one.was), one.becomes === null ? "" : [unseen(" becomes "), h("ins", {}, one.becomes || "taken out")], one.after),
    h("a", { href: `#documents/${one.draft}/${one.mark}` }, one.where)))), more];
}

function soFar(current) {
  const rows = [...(view("history")?.rows.values() ?? [])].filter((row) => (current.same && row.same === current.same) || row.target === current.target || row.target === current.mark);
  if (!rows.length) return [];
  return [h("h3", {}, "Decided so far"), h("ul", { class: "so-far" }, rows.map((row) => h("li", { class: row.standing ? "" : "gone" },
    `${row.said} by ${row.by}, ${row.at}`, row.reason ? ` (“${row.reason}”)` : "", row.standing || row.said === "Taken back" ? "" : " – taken back")))];
}

/** Draw the panel again for new data, with the focus where it was. */
export function redraw() {
  if (form || !item) return;
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset?.answer : null;
  draw();
  if (focused) panel.querySelector(`[data-answer="${focused}"]`)?.focus();
}

/** Say in the panel why an answer was not taken. */
export function refuse(message, nextStep) {
  const box = $("asked");
  if (!box) return false;
  box.replaceChildren(h("div", { class: "failed", role: "alert" }, h("strong", {}, message), " ", nextStep));
  return true;
}
