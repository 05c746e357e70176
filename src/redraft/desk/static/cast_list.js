// Who is who, in a few words: for buttons and lists of choices.

import { view } from "./store.js";

/** A person, place or body by pseudonym and first name. */
export function whoIsIt(id) {
  const row = view("cast")?.rows.get(id);
  if (!row) return id;
  const name = row.names[0]?.[0] ?? "";
  if (!name) return row.pseudonym || id;
  return row.pseudonym ? `${name} (${row.pseudonym})` : name;
}

/** All names of somebody. */
export function namesOf(id) {
  return (view("cast")?.rows.get(id)?.names ?? []).map(([name]) => name);
}
