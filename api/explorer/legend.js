/** The legend of the picture: what the colours mean, and which of them are shown. */

import { make } from "./dom.js";
import { spot } from "./parts.js";
import { change } from "./state.js";
import { categoryMeaning, categoryOrder, categoryWords, count } from "./words.js";

/**
 * Make the legend. Pressing a category hides it or shows it again; the service then leaves it out,
 * so that what remains fills the picture.
 * @param {Object} summary The node with its edge counts.
 * @param {Object[]} neighbours Those that are drawn.
 * @param {string[]} hide Categories that are hidden.
 */
export function legend(summary, neighbours, hide) {
  const present = new Set([
    ...summary.edges.map((each) => each.category),
    ...neighbours.map((each) => each.node.categories[0]),
    ...hide,
  ]);
  const shown = categoryOrder().filter((category) => present.has(category));
  return make(
    "div",
    { class: "legend", role: "group", "aria-label": "Categories that the picture shows" },
    ...shown.map((category) => toggle(category, summary, hide)),
  );
}

function toggle(category, summary, hide) {
  const hidden = hide.includes(category);
  const edges = summary.edges.filter((each) => each.category === category);
  const number = edges.reduce((sum, each) => sum + each.edges, 0);
  return make(
    "button",
    {
      type: "button", class: "chip toggle", "aria-pressed": String(!hidden), "data-category": category,
      title: [categoryMeaning(category), number ? count(number, "edge") : ""].filter(Boolean).join("; "),
      onclick: () => change({ hide: hidden ? hide.filter((each) => each !== category) : [...hide, category] }),
    },
    spot(category),
    categoryWords(category),
    number ? make("span", { class: "tally" }, number.toLocaleString("en-GB")) : null,
  );
}

/** Which categories to ask for; none when nothing is hidden, which asks for all. */
export function askedCategories(hide) {
  const known = categoryOrder();
  return hide.some((each) => known.includes(each)) ? known.filter((each) => !hide.includes(each)) : [];
}
