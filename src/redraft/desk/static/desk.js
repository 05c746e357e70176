// Speaks with the desk: `desk.get(path)`, `desk.post(path, body)`; both give the JSON of the answer, or throw a Fault.
// Reports that somebody is at the page, at most once a minute, so that the desk does not stop by itself.
"use strict";

const STORE = "redraft-desk";
const MINUTE = 60000;

/** Why a request got nothing: `message` in plain words, `nextStep`, and `status` (0 if the desk does not answer). */
export class Fault extends Error {
  constructor(status, said) {
    super(said.message);
    this.status = status;
    this.nextStep = said.next_step || "";
  }
}

const GONE = {
  message: "The desk does not answer: it was finished, or it stopped because nobody was at it.",
  next_step: "Every decision that was shown as made is on disk. Type `redraft review` again to go on.",
};

async function send(method, path, body) {
  const headers = { "X-Redraft-Desk": localStorage.getItem(STORE) || "" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Fault(0, GONE);
  }
}

async function understood(answer) {
  const said = await answer.json().catch(() => GONE);
  if (!answer.ok) throw new Fault(answer.status, said);
  return said;
}

/** Fetch the page's key, which is given out once; it stays in this browser, for this address alone. */
async function enter() {
  localStorage.setItem(STORE, (await understood(await send("POST", "/api/key", {}))).key);
}

let entering = null;

async function ask(method, path, body) {
  if (!localStorage.getItem(STORE)) await (entering ||= enter());
  const answer = await send(method, path, body);
  if (answer.status !== 403 || entering) return understood(answer);
  await (entering = enter()); // what is stored is the key of an earlier desk
  return understood(await send(method, path, body));
}

let reported = 0;

function active() {
  const now = Date.now();
  if (now - reported < MINUTE) return;
  reported = now;
  desk.post("/api/active", {}).catch(() => {});
}

for (const event of ["keydown", "pointerdown", "wheel", "touchstart"]) {
  addEventListener(event, active, { capture: true, passive: true });
}

export const desk = {
  get: (path) => ask("GET", path),
  post: (path, body) => ask("POST", path, body),
};
