// Building the page without markup in scripts: `h("p", { class: "small" }, "text")` is an element.

/** An element. `props`: `class`, `on` (handlers by event), `data` (dataset), properties such as `disabled`, else attributes. */
export function h(name, props = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") element.className = value;
    else if (key === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export const $ = (id) => document.getElementById(id);

/** Words for screen readers alone. */
export const unseen = (text) => h("span", { class: "unseen" }, text);

const badges = $("badges").content;

/** The letter that tells a kind of detail without colour. */
export function badge(colour) {
  return colour ? badges.querySelector(`.${CSS.escape(colour)}`)?.cloneNode(true) ?? "" : h("span");
}

export function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** Tell a screen reader what happened, without moving it. */
export function say(text) {
  $("said").textContent = "";
  requestAnimationFrame(() => { $("said").textContent = text; });
}

/** Say what went wrong, where everybody sees it, until the next thing succeeds. */
export function alarm(fault) {
  const close = h("button", { type: "button", on: { click: quiet } }, "Close");
  $("alert").replaceChildren(h("div", {}, h("strong", {}, fault.message), " ", fault.nextStep ?? ""), close);
}

export function quiet() {
  $("alert").replaceChildren();
}

/** One stop for Tab in a long list: the arrows move inside it. `items()` are its elements in order. */
export function focusOnly(items, chosen) {
  for (const item of items) item.tabIndex = item === chosen ? 0 : -1;
  if (chosen === undefined && items[0]) items[0].tabIndex = 0;
}
