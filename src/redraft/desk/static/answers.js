// What can be answered to whatever is chosen: the buttons, their keys, what each asks for, and the wish that comes of it.

/** Keys of answers; `main.js` has those that move and show. None is used twice, and none is one of a browser or an arrow. */
export const KEYS = {
  accept: "a", keep: "k", reword: "r", query: "q", who: "w", split: "s", dismiss: "x", role: "l",
};

const REASON = { name: "reason", label: "Reason", hint: "It stands in the record." };
const MAYBE = { name: "reason", label: "Reason, if you want to give one", optional: true };

const ACCEPT = { id: "accept", label: "Accept", ruling: "accept", said: "Accepted" };
const KEEP = { id: "keep", label: "Keep the original", ruling: "keep", said: "Original kept" };
const QUERY = { id: "query", label: "I doubt this", ruling: "query", said: "Doubted", asks: [{ ...MAYBE, label: "What is doubtful? You may leave it empty" }], hint: "It stays open until somebody answers." };

function keeping(guarded) {
  if (!guarded) return KEEP;
  const asks = [{ ...REASON, label: "Why may it stay?" }];
  if (guarded === "consent") {
    asks.push({ name: "consent", label: "Where is it on record that they agreed to be named?", hint: "Such as: letter of 3 May, file 12." });
  }
  return { ...KEEP, asks, hint: "It names or reaches somebody, so it stays for a reason only. If it is no name at all, choose “Not a name” instead." };
}

function answersOnWording(item) {
  const list = item.candidates.map((id, index) => ({
    id: `means-${index + 1}`, key: String(index + 1), means: id, ruling: "means", to: id, said: "Said who is meant",
  }));
  list.push(item.candidates.length && item.becomes ? { ...ACCEPT, label: `Accept “${item.becomes}”` } : item.proposes ? ACCEPT : { ...ACCEPT, label: "Leave as it is", said: "Left as it is" });
  if (item.suggestion && !item.proposes) {
    list.push({ id: "suggested", key: "g", label: `Use “${item.suggestion}”`, ruling: "reword", text: item.suggestion, said: "Reworded" });
  }
  if (item.proposes) list.push(keeping(item.guarded));
  if (item.entity && !item.here) {
    list.push({ id: "reword", label: "Other pseudonym", ruling: "rename", said: "Pseudonym changed", slow: true,
      asks: [{ name: "text", label: "The pseudonym that is to stand instead", value: item.becomes ?? "" }, MAYBE] });
  } else {
    list.push({ id: "reword", label: "Other words", ruling: "reword", said: "Reworded",
      asks: [{ name: "text", label: "The words that are to stand instead", value: item.becomes ?? item.suggestion ?? "" }, MAYBE] });
  }
  list.push(QUERY);
  if (item.names) list.push(whoElse(item));
  if (item.entity && !item.here && item.what !== "family") list.push(SPLIT);
  list.push({ id: "dismiss", label: item.here ? "Not a name here" : "Not a name in this case", ruling: "dismiss", said: "Said to be no name", slow: true, minor: true,
    asks: [MAYBE], hint: item.here ? "It stays as it is in this place." : `“${item.wording}” stays as it is wherever it stands in this case.` });
  return list;
}

function whoElse(item) {
  const whole = item.entity && !item.here;
  return {
    id: "who", label: "This is also …", ruling: whole ? "merge" : "means", said: whole ? "Said to be one with another" : "Said who is meant", slow: true, minor: true,
    asks: [{ name: whole ? "into" : "to", label: whole ? "Who are they one with?" : "Who is meant?", who: true, fresh: !whole }, MAYBE],
    hint: whole ? "All their names are of one from then on, under one pseudonym." : "",
  };
}

const SPLIT = {
  id: "split", label: "One name is somebody else’s", ruling: "split", said: "Split", slow: true, minor: true,
  asks: [{ name: "wording", label: "Which name is somebody else’s?", ofNames: true }, { name: "to", label: "Whose is it?", who: true, fresh: true }, MAYBE],
};
const ROLE = {
  id: "role", label: "Other role", ruling: "role", said: "Role changed", slow: true, minor: true,
  asks: [{ name: "text", label: "Who they are to the story, such as: maternal grandmother" }, MAYBE],
};

const OTHERS = {
  picture: () => [
    { ...ACCEPT, label: "Blank it", said: "Blanked" },
    { ...KEEP, label: "Keep it", said: "Kept", asks: [MAYBE], hint: "Keep a picture only if everybody may see all of it, also what the draft crops away." },
  ],
  comments: () => [{ ...ACCEPT, label: "Settled", said: "Settled" }],
  revisions: () => [{ ...ACCEPT, label: "Accept all of them", said: "Changes accepted" }, { ...KEEP, label: "Reject all of them", said: "Changes rejected" }],
  double: (item) => [
    { ...ACCEPT, label: "They are two", said: "Said to be two" },
    { id: "one", key: "o", label: "They are one", ruling: "merge", target: item.pair[1].id, into: item.pair[0].id, said: "Said to be one", slow: true },
  ],
  pseudonym: (item) => [
    ...(item.entity ? [{ id: "reword", label: "Other pseudonym", ruling: "rename", target: item.entity, said: "Pseudonym changed", slow: true,
      asks: [{ name: "text", label: "The pseudonym that is to stand instead", value: item.title }, MAYBE] }] : []),
    ...(item.waivable ? [{ ...ACCEPT, label: "Leave it so", said: "Left so", asks: [item.entity ? { ...REASON, label: "Why may it stay?" } : MAYBE] }] : []),
  ],
  draft: () => [],
};

/** The answers that fit what is chosen, the usual ones first; each has a `key`. */
export function answers(item) {
  const list = item.sort in OTHERS ? OTHERS[item.sort](item) : answersOnWording(item);
  if (item.sort === "cast") list.push(ROLE);
  return list.map((answer) => ({ key: KEYS[answer.id], asks: [], ...answer }));
}

/** The wish that an answer makes, with what was filled in. */
export function wish(item, answer, filled = {}) {
  const asked = { ruling: answer.ruling, target: answer.target ?? item.target, ...filled };
  for (const name of ["text", "into", "to"]) if (answer[name]) asked[name] = answer[name];
  if (item.here && !["merge", "split", "rename", "role"].includes(answer.ruling)) {
    asked.target = item.here;
    if (answer.ruling !== "dismiss" && answer.ruling !== "means") asked.only = true;
  } else if (answer.ruling === "means") {
    asked.target = item.mark;
    asked.everywhere = asked.to !== "new";
  } else if (answer.ruling === "dismiss") {
    asked.target = "";
    asked.wording = item.wording;
  }
  return asked;
}
