/** All about a node: what it is called, what it is, and what is said of it, grouped by predicate. */

import { make } from "./dom.js";
import { evidenceOf } from "./evidence.js";
import { categoryChip, nodeLink } from "./parts.js";
import { count, phrase, seenFrom } from "./words.js";

/** The node's name, categories, other names and identifiers. */
export function nodeHead({ node, degree }) {
  return make(
    "div",
    { class: "node-head" },
    make("h1", { id: "node-name", tabindex: "-1" }, node.name),
    make("p", { class: "chips" }, ...node.categories.map(categoryChip)),
    node.description ? make("p", {}, node.description) : null,
    make(
      "dl",
      {},
      ...row("Also called", node.synonyms),
      ...row(node.xrefs.length ? "Identifiers" : "Identifier", [node.id, ...node.xrefs], "code"),
      ...row("Edges", [degree.toLocaleString("en-GB")]),
    ),
  );
}

function row(name, values, tag = "span") {
  if (!values.length) return [];
  const parts = values.map((value) => make("li", {}, make(tag, {}, value)));
  return [make("div", {}, make("dt", {}, name), make("dd", {}, make("ul", { class: "inline" }, ...parts)))];
}

/**
 * The edges at a node, grouped by how they read from it.
 * @param {Object} summary The node with its edge counts.
 * @param {Object[]} edges Those that are loaded.
 * @returns {{element: HTMLElement, show: function(Object): boolean}} `show` opens an edge's evidence,
 *   and says whether it could.
 */
export function edgeGroups(summary, edges) {
  const curie = summary.node.id;
  const openers = new Map();
  const groups = new Map();
  for (const edge of edges) {
    const { words, direction } = seenFrom(edge, curie);
    const key = `${edge.predicate} ${direction}`;
    if (!groups.has(key)) groups.set(key, { words, edges: [] });
    groups.get(key).edges.push(edge);
  }
  const element = make("div", { class: "groups" }, ...[...groups].map(([key, group]) =>
    edgeGroup(summary.node, group, countOf(summary, key), openers)));
  return { element, show: (edge) => openEdge(openers.get(edge.id)) };
}

function countOf(summary, key) {
  const fits = summary.edges.filter((each) => `${each.predicate} ${each.direction}` === key);
  return fits.reduce((sum, each) => sum + each.edges, 0);
}

function edgeGroup(node, { words, edges }, all, openers) {
  const some = edges.length < all ? `${edges.length} of ${all.toLocaleString("en-GB")}` : `${all}`;
  const byName = edges
    .map((edge) => ({ edge, other: seenFrom(edge, node.id).other }))
    .sort((one, two) => one.other.name.localeCompare(two.other.name));
  return make(
    "section",
    { class: "group" },
    make(
      "h3",
      {},
      make("span", {}, make("span", { class: "self" }, `${node.name} `), `${words} … `),
      make("span", { class: "tally" }, some),
    ),
    make("ul", {}, ...byName.map(({ edge, other }) => edgeRow(edge, other, openers))),
  );
}

function edgeRow(edge, other, openers) {
  const { button, place, open } = evidenceOf(edge);
  openers.set(edge.id, { button, open });
  return make("li", {}, make("div", { class: "edge-row" }, nodeLink(other), button), place);
}

function openEdge(opener) {
  if (!opener) return false;
  opener.open();
  opener.button.scrollIntoView({ block: "center" });
  opener.button.focus({ preventScroll: true });
  return true;
}

/** What a node's edges are, in one sentence: for those who listen. */
export function describeEdges({ node, edges }) {
  const sums = new Map();
  for (const { predicate, direction, edges: number } of edges) {
    const words = phrase(predicate, direction === "in");
    sums.set(words, (sums.get(words) ?? 0) + number);
  }
  const parts = [...sums].map(([words, number]) => `${words} ${count(number, "node")}`);
  return `${node.name}: ${parts.join(", ")}.`;
}
