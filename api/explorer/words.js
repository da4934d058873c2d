/** The graph's words for people: how a predicate reads from either end, and how many there are. */

import { askOnce } from "./api.js";

let predicates = new Map();
let categories = new Map();

/** Learn the vocabulary from the service; everything else here needs it first. */
export async function learnVocabulary() {
  const schema = await askOnce("v1/schema");
  predicates = new Map(schema.predicates.map((each) => [each.name, each]));
  categories = new Map(schema.categories.map((each) => [each.name, each]));
  return schema;
}

/** `AnatomicalSite` as people write it. */
export function categoryWords(category) {
  return category.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase().replace(/^./, (c) => c.toUpperCase());
}

/** What a category means, or an empty text. */
export function categoryMeaning(category) {
  return categories.get(category)?.description ?? "";
}

/** All categories in the vocabulary's order. */
export function categoryOrder() {
  return [...categories.keys()];
}

/** How an edge reads when this end comes first. */
export function phrase(predicate, inverse = false) {
  const known = predicates.get(predicate);
  if (known) return inverse ? known.inverse_phrase : known.phrase;
  return predicate.toLowerCase().replaceAll("_", " ");
}

/** Whether a predicate reads the same from both ends. */
export function isSymmetric(predicate) {
  return predicates.get(predicate)?.symmetric ?? false;
}

/** How an edge reads from one of its ends: the words, and the node at the other end. */
export function seenFrom(edge, curie) {
  const inverse = edge.subject.id !== curie;
  return {
    words: phrase(edge.predicate, inverse),
    other: inverse ? edge.subject : edge.object,
    direction: isSymmetric(edge.predicate) ? "both" : inverse ? "in" : "out",
  };
}

/** An edge as a sentence without its full stop, subject first. */
export function sentence(edge) {
  return `${edge.subject.name} ${phrase(edge.predicate)} ${edge.object.name}`;
}

/** `1 sentence`, `2 sentences`, `1,000 sentences`. */
export function count(number, noun, plural = `${noun}s`) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? noun : plural}`;
}

/** A total as the service knows it: exactly, or at least. */
export function totalWords(total) {
  return `${total.exact ? "" : "at least "}${total.count.toLocaleString("en-GB")}`;
}
