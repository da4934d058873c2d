/** Who says so: the sentences behind an edge, word for word, with where they stand. */

import { ask, askOnce } from "./api.js";
import { freshId, make } from "./dom.js";
import { fill, moreButton } from "./parts.js";
import { count, sentence } from "./words.js";

const LEVELS = { asserted: "stated outright", probable: "said to be probable", possible: "said to be possible" };
const METHODS = { list_item: "list item", prose: "sentence", dataset_row: "row of a dataset" };

/**
 * A button that opens an edge's evidence, and the place it opens in.
 * @param {Object} edge
 * @returns {{button: HTMLElement, place: HTMLElement, open: function()}}
 */
export function evidenceOf(edge, label = count(edge.statements, "sentence")) {
  const id = freshId("evidence");
  const place = make("div", { id, class: "evidence", hidden: true });
  const button = make(
    "button",
    {
      type: "button", class: "why", "aria-expanded": "false", "aria-controls": id,
      "aria-label": `${label}. Evidence that ${sentence(edge)}`, onclick: () => toggle(),
    },
    label,
  );
  function toggle(open = place.hidden) {
    place.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open && !place.childNodes.length) fill(place, "Looking up the sentences", () => load(edge.id));
  }
  return { button, place, open: () => toggle(true) };
}

async function load(edgeId) {
  const [page, titles] = await Promise.all([ask(`v1/edges/${encodeURIComponent(edgeId)}`), documentTitles()]);
  const list = make("ul", { class: "statements" });
  return [make("p", { class: "claim" }, page.explanation), list, append(list, page, titles)];
}

/** Add a page of statements to the list; return the place of the button that brings the next. */
function append(list, page, titles) {
  list.append(...page.statements.map((statement) => make("li", {}, ...show(statement, titles))));
  const rest = make("div", {});
  if (page.next) {
    rest.append(moreButton("Show more sentences", () => fill(rest, "Looking up more sentences", async () =>
      append(list, await ask(page.next), titles))));
  }
  return rest;
}

async function documentTitles() {
  const { documents } = await askOnce("v1/documents", { limit: 500 });
  return new Map(documents.map((each) => [each.id, each]));
}

function show({ evidence, hedge, negated }, titles) {
  const document = titles.get(evidence.document);
  const where = evidence.section ? [" under “", evidence.section, "”"] : [];
  const certainty = negated ? "denied" : LEVELS[hedge.level] ?? hedge.level;
  return [
    make("blockquote", {}, ...markHedge(evidence.sentence, hedge.word)),
    make(
      "p",
      { class: "where" },
      METHODS[evidence.method] ?? evidence.method, ...where, " in ",
      make("cite", {}, document?.title ?? evidence.document),
      `, characters ${evidence.start} to ${evidence.end}; ${certainty}`,
      hedge.word ? [" (“", hedge.word, "”)"] : [],
      document?.licence ? `. Licence: ${document.licence}` : "",
    ),
  ];
}

/** The sentence, with the word that makes it less than certain marked. */
export function markHedge(text, word) {
  const at = word ? findWord(text, word) : -1;
  if (at < 0) return [text];
  const end = at + word.length;
  const mark = make("mark", { title: "How surely the document says it" }, text.slice(at, end));
  return [text.slice(0, at), mark, text.slice(end)];
}

function findWord(text, word) {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu"));
}
