// What the page knows of the case, as the desk last said it: the overview and the views, patched row by row.

import { desk } from "./desk.js";

export const store = { overview: null, revision: null, views: new Map(), name: "", busy: 0, made: 0 };
/** What stands for an answer that takes a moment to work out. */
export const SAVING = "Saving …";
const listeners = new Set();

/** Be told of changes: `listener(names)` gets the names of the views that have new rows. */
export function listen(listener) {
  listeners.add(listener);
}

function tell(names) {
  for (const listener of listeners) listener(names);
}

/** The rows of a view in order, by id; null while it has not been fetched. */
export const view = (name) => store.views.get(name) ?? null;

/** Fetch a view, or what is new in it since it was last fetched. */
export async function load(name) {
  const known = store.views.get(name);
  if (known && known.revision === store.revision) return known;
  const since = known ? `?since=${known.revision}` : "";
  patch(name, await desk.get(`/api/${name}${since}`));
  return store.views.get(name);
}

export async function loadOverview() {
  take(await desk.get("/api/state"));
}

/** Put wishes on record; the answer's results, in their order. `seen` names the views that the page shows now. */
export async function rule(wishes, seen) {
  store.busy += 1;
  tell([]);
  try {
    const answer = await desk.post("/api/rule", { by: store.name, wishes, see: seen, since: sinceOf(seen) });
    store.made += answer.results.filter((result) => result.recorded).length;
    take(answer);
    return answer.results;
  } finally {
    store.busy -= 1;
    tell([]);
  }
}

/** Take back the latest decision; what was taken back, or null. */
export async function undo(seen) {
  store.busy += 1;
  tell([]);
  try {
    const answer = await desk.post("/api/undo", { by: store.name, see: seen, since: sinceOf(seen) });
    store.made = answer.undone ? Math.max(0, store.made - 1) : 0;
    take(answer);
    return answer.undone;
  } finally {
    store.busy -= 1;
    tell([]);
  }
}

function sinceOf(names) {
  const known = names.map((name) => store.views.get(name)?.revision);
  return known.length && known.every((revision) => revision !== undefined) ? Math.min(...known) : null;
}

function take(answer) {
  if (store.revision !== null && answer.revision < store.revision) return; // overtaken by a later answer
  store.overview = answer.overview;
  store.revision = answer.revision;
  for (const [name, one] of Object.entries(answer.views ?? {})) patch(name, one, false);
  tell(Object.keys(answer.views ?? {}));
}

function patch(name, { revision, whole, head, rows, order }, telling = true) {
  const known = whole ? null : store.views.get(name);
  const by = new Map(rows.map((row) => [row.id, row]));
  const all = new Map(order.map((id) => [id, by.get(id) ?? known?.rows.get(id)]).filter(([, row]) => row));
  store.views.set(name, { revision, head, rows: all, changed: new Set(by.keys()) });
  if (telling) tell([name]);
}
