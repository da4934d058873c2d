/**
 * Making elements. Text always goes in as a text node: what a document says is never markup, so a
 * concept named like a tag stays a name. Nothing in the explorer uses innerHTML.
 */

const SVG = "http://www.w3.org/2000/svg";

/** Properties that must be set as properties, since as attributes they would only be a beginning. */
const AS_PROPERTY = new Set(["value", "checked", "disabled", "hidden", "open", "selected"]);

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (AS_PROPERTY.has(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * Make an HTML element.
 * @param {string} tag
 * @param {Object} attributes `onclick: handler` listens; null and false leave an attribute out.
 * @param {...(Node|string|null|Array)} children Strings become text.
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** Make an SVG element; the same rules. */
export function draw(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

let made = 0;

/** A new element identifier, for labels and what they label. */
export function freshId(stem) {
  made += 1;
  return `${stem}-${made}`;
}

/** Tell people who listen rather than look. */
export function announce(text) {
  document.getElementById("news").textContent = text;
}
