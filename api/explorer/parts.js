/** Small things that several views show: chips, problems, notes on what was cut. */

import { make } from "./dom.js";
import { linkToNode } from "./state.js";
import { categoryMeaning, categoryOrder, categoryWords } from "./words.js";

/**
 * The class that gives a category its colour. Only names of the vocabulary become class names.
 * @param {string} category
 */
export function colourClass(category) {
  return categoryOrder().includes(category) ? `is-${category}` : "is-other";
}

/** A spot of a category's colour; what it means is always written beside it. */
export function spot(category) {
  return make("span", { class: `spot ${colourClass(category)}`, "aria-hidden": "true" });
}

/** A category, in its colour and in words. */
export function categoryChip(category) {
  const meaning = categoryMeaning(category);
  return make("span", { class: "chip", title: meaning }, spot(category), categoryWords(category));
}

/** A node as a link to it. */
export function nodeLink(node, attributes = {}) {
  const title = node.categories.map(categoryWords).join(", ");
  return make(
    "a",
    { class: "node-link", href: linkToNode(node.id), title, ...attributes },
    spot(node.categories[0]),
    make("span", {}, node.name),
  );
}

/** What went wrong, what would be accepted, and a way to try again. */
export function problemBox(problem, again = null) {
  return make(
    "div",
    { class: "problem", role: "alert" },
    make("p", {}, make("strong", {}, problem.message)),
    problem.accepted ? make("p", {}, problem.accepted) : null,
    again ? make("button", { type: "button", onclick: again }, "Try again") : null,
  );
}

/** Why an answer is not all there is; null when it is. */
export function cutNote(truncated) {
  return truncated && make("p", { class: "cut" }, "Not everything is shown. ", truncated.detail);
}

/** Something is on its way. */
export function waiting(what) {
  return make("p", { class: "waiting" }, `${what} …`);
}

/** A button that shows more. */
export function moreButton(text, onclick) {
  return make("button", { type: "button", class: "more", onclick }, text);
}

/**
 * Fill a place with what a promise brings, or with the problem. A place that was given something
 * else to wait for in the meantime keeps that.
 */
export async function fill(place, what, work) {
  const turn = Symbol(what);
  place.turn = turn;
  place.setAttribute("aria-busy", "true");
  // What stands there stays until the new is there: a page that blinks is hard to follow.
  if (!place.childNodes.length) place.append(waiting(what));
  let shown;
  try {
    shown = await work();
  } catch (problem) {
    shown = [problemBox(problem, () => fill(place, what, work))];
  }
  if (place.turn !== turn) return;
  place.removeAttribute("aria-busy");
  place.replaceChildren(...[shown].flat().filter(Boolean));
}
