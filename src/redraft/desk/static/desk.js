// Speaks with the desk: `desk.get(path)`, `desk.post(path, body)`; both give the JSON of the answer, or throw a Fault.
// Reports that somebody is at the page, at most once a minute, so that the desk does not stop by itself; says before it does
// (event `desk-stops` with the seconds that are left), when somebody came back (`desk-goes-on`), and when it has (`desk-gone`).
"use strict";

const STORE = "redraft-desk";
const MINUTE = 60000;
const WARNING = 120;

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
  if ("stops_in" in said) plan(said.stops_in);
  if (said.left) clearTimeout(timer);
  return said;
}

const tell = (event, detail) => dispatchEvent(new CustomEvent(event, { detail }));
let timer = 0;
let warned = false;

/** Ask again when the desk may be about to stop, and not before: nothing that was heard since has put it off then. */
function plan(left) {
  clearTimeout(timer);
  timer = setTimeout(look, 1000 * (left > WARNING ? left - WARNING : Math.max(1, left)));
  if (left > WARNING && warned) tell("desk-goes-on");
  if (left <= WARNING && !warned) tell("desk-stops", left);
  warned = left <= WARNING;
}

async function look() {
  try {
    await ask("GET", "/api/state");
  } catch (fault) {
    tell("desk-gone", fault);
  }
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
  if (now - reported < MINUTE && !warned) return;
  reported = now;
  desk.post("/api/active", {}).catch(() => {});
}

for (const event of ["keydown", "pointerdown", "pointermove", "wheel", "scroll", "touchstart", "focusin"]) {
  addEventListener(event, active, { capture: true, passive: true });
}

export const desk = {
  get: (path) => ask("GET", path),
  post: (path, body) => ask("POST", path, body),
};
