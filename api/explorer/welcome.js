/** What is shown before a node is chosen: what this is, how much it holds, and where one might begin. */

import { ask, askOnce } from "./api.js";
import { make } from "./dom.js";
import { categoryChip, fill, nodeLink } from "./parts.js";
import { categoryMeaning, categoryOrder, count } from "./words.js";

const BEGINNINGS = 6;

/** The page before a node is chosen. */
export function showWelcome(main) {
  const numbers = make("p", { class: "numbers" });
  const beginnings = make("div", {});
  main.replaceChildren(
    make(
      "div",
      { class: "welcome" },
      make("h1", {}, "What is connected, and who says so"),
      make("p", { class: "lead" },
        "A graph of symptoms, diseases, tests, specialists and treatments. Every connection opens the sentence that says so."),
      numbers,
      make("section", { "aria-labelledby": "begin" }, make("h2", { id: "begin" }, "Begin with a document"), beginnings),
      make("section", { "aria-labelledby": "meaning" }, make("h2", { id: "meaning" }, "What the colours mean"), meanings()),
    ),
  );
  fill(numbers, "Counting", async () => countsLine(await ask("v1")));
  return fill(beginnings, "Looking up the documents", beginningsOf);
}

function countsLine({ counts }) {
  const parts = [
    count(counts.nodes, "node"), count(counts.edges, "edge"),
    count(counts.statements, "statement"), count(counts.documents, "document"),
  ];
  return make("span", {}, parts.join(" · "));
}

function meanings() {
  const rows = categoryOrder().map((category) =>
    make("li", {}, categoryChip(category), make("span", {}, categoryMeaning(category))));
  return make("ul", { class: "meanings" }, ...rows);
}

/** The first documents, each with the node that its title names. */
async function beginningsOf() {
  const { documents, total } = await askOnce("v1/documents", { limit: 500 });
  if (!documents.length) {
    return make("p", {}, "Nothing is loaded yet. `nosograph load` takes documents in; `nosograph demo` brings one along.");
  }
  const shown = documents.slice(0, BEGINNINGS);
  const rows = await Promise.all(shown.map(async (document) =>
    make("li", {}, make("cite", {}, document.title), await subjectOf(document))));
  const more = total.count - shown.length;
  return [make("ul", { class: "documents" }, ...rows), more > 0 ? make("p", {}, `And ${count(more, "more document", "more documents")}.`) : null];
}

/** What a document is about, as far as the search knows what the words before its colon mean. */
async function subjectOf({ title }) {
  const q = title.split(":")[0].trim();
  if (!q) return null;
  const { results } = await ask("v1/search", { q, limit: 1 });
  return results.length ? nodeLink(results[0].node) : null;
}
