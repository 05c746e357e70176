// Marking what redraft missed: words that are selected in a draft, or typed as they stand there.

import { $, h, say } from "./dom.js";
import { whoIsIt } from "./cast_list.js";
import { view } from "./store.js";

let send = () => {};
/** `made(wish)` puts a mark on record. */
export function connect(made) { send = made; }

/** What is selected within one passage of the sheet: its place as the desk wants it, or null. */
export function selected(draft) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const passage = range.startContainer.parentElement?.closest("[data-p]");
  if (!passage || passage !== range.endContainer.parentElement?.closest("[data-p]")) return null;
  let [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  if (start === null || end === null || end <= start) return null;
  const characters = [...view(`documents/${draft}`).rows.get(passage.dataset.p).text];
  while (start < end && /\s/.test(characters[start])) start += 1;
  while (end > start && /\s/.test(characters[end - 1])) end -= 1;
  if (end <= start) return null;
  return { draft, passage: passage.dataset.p, start, end, wording: characters.slice(start, end).join("") };
}

function offset(node, within) {
  const piece = node.parentElement?.closest("[data-o]");
  if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(piece.dataset.o) + [...node.data.slice(0, within)].length;
}

/** Ask what the words are, in the panel. */
export function ask(draft) {
  const place = selected(draft);
  const panel = $("panel");
  panel.hidden = false;
  const words = h("input", { id: "missed-words", name: "wording", type: "text", required: true, autocomplete: "off", spellcheck: "false", value: place?.wording ?? "", maxlength: "300", "aria-describedby": "missed-count" });
  const kind = $("kinds").content.querySelector("select").cloneNode(true);
  Object.assign(kind, { id: "missed-kind", name: "kind" });
  const count = h("span", { id: "missed-count", class: "small", role: "status" });
  const who = h("select", { id: "missed-who", name: "to" });
  const people = () => {
    const sort = { PERSON: ["person"], ORGANIZATION: ["body"], LOCATION: ["place"], ADDRESS: ["place"] }[kind.value] ?? [];
    who.replaceChildren(h("option", { value: "" }, "Let redraft tell"), h("option", { value: "new" }, "Somebody who is not in the list yet"),
      ...[...(view("cast")?.rows.values() ?? [])].filter((row) => sort.includes(row.id.split("-")[0]) && !row.merged_into).map((row) => h("option", { value: row.id }, whoIsIt(row.id))));
    who.closest("p").hidden = !sort.length;
  };
  const counted = () => { count.textContent = tally(words.value.trim(), draft); };
  words.addEventListener("input", counted);
  kind.addEventListener("change", people);
  const everywhere = h("input", { type: "radio", name: "scope", value: "all", checked: true });
  const here = h("input", { type: "radio", name: "scope", value: "here" });
  const form = h("form", { class: "ask missed", "aria-labelledby": "panel-title", on: { submit, keydown(event) { if (event.key === "Escape") { event.stopPropagation(); close(); } } } },
    h("h2", { id: "panel-title" }, "Mark something missed"),
    h("p", { class: "small" }, "Select the words in the draft first, or type them here as they stand there."),
    h("p", {}, h("label", { for: "missed-words" }, "Words"), words, count),
    h("p", {}, h("label", { for: "missed-kind" }, "What is it?"), kind),
    h("p", {}, h("label", { for: "missed-who" }, "Who or what is it?"), who),
    place ? h("fieldset", { class: "scope" }, h("legend", {}, "Mark it"), h("label", { class: "choice" }, everywhere, "everywhere in this case"), h("label", { class: "choice" }, here, "only here")) : "",
    h("p", {}, h("label", { for: "missed-reason" }, "Reason, if you want to give one"), h("input", { id: "missed-reason", name: "reason", type: "text", autocomplete: "off", maxlength: "500" })),
    h("p", { class: "buttons" }, h("button", { class: "main" }, "Mark it"), " ", h("button", { type: "button", on: { click: close } }, "Cancel")));
  panel.replaceChildren(form, h("div", { id: "asked" }));
  people();
  counted();
  (place ? kind : words).focus();
  say("Mark something missed");

  function submit(event) {
    event.preventDefault();
    const fields = new FormData(form);
    const asked = { ruling: "mark", kind: fields.get("kind"), to: who.closest("p").hidden ? "" : fields.get("to"), reason: fields.get("reason").trim(), wording: words.value.trim(), everywhere: true };
    if (place && place.wording === asked.wording) {
      asked.place = place;
      asked.everywhere = fields.get("scope") === "all";
    }
    close();
    send(asked);
  }

  function close() {
    dispatchEvent(new Event("desk-redraw"));
    $("missed")?.focus({ preventScroll: true });
  }
}

/** How often words stand in the draft that is shown. */
function tally(wording, draft) {
  if (wording.length < 2) return "";
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${wording.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")}(?![\\p{L}\\p{N}])`, "giu");
  let found = 0;
  for (const row of view(`documents/${draft}`).rows.values()) found += (row.text.match(pattern) ?? []).length;
  return found ? `Stands ${found === 1 ? "once" : `${found} times`} in this draft.` : "Does not stand in this draft as it is written here.";
}
