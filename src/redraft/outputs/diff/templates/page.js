"use strict";
// What the other scripts share: the reasons of all findings, the marks, and the commands to copy.

const data = JSON.parse(document.getElementById("reasons").textContent);
const marks = [...document.querySelectorAll("a.m[data-f]")];

function make(name, text, className) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function say(text) {
  document.getElementById("said").textContent = text;
}

function command(target, rule) {
  return `redraft decide "${data.folder}" ${target} ${rule} --by "YOUR NAME"`;
}

function copy(text) {
  const told = () => say("Copied. Paste the command into the window where you run redraft.");
  const byHand = () => {
    const field = make("textarea", text);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    told();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(told, byHand);
  else byHand();
}

for (const button of document.querySelectorAll("[data-rule]")) {
  button.hidden = false;
  button.title = "Copies the command that records this decision";
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-rule]");
  if (!button) return;
  copy(command(button.closest("[data-target]").dataset.target, button.dataset.rule));
  const words = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = words; }, 1500);
});

// A link to a place in folded text opens the fold first.
function reveal(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
