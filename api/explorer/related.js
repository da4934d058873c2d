/** What is related to a node, each with the nodes that both are joined to: the reason why. */

import { ask, nodePath } from "./api.js";
import { freshId, make } from "./dom.js";
import { cutNote, fill, moreButton, nodeLink } from "./parts.js";
import { change } from "./state.js";
import { categoryOrder, categoryWords, totalWords } from "./words.js";

const PAGE = 8;
const NAMED = 6;

/** Fill a place with what is related, of one kind or of any. */
export function showRelated(place, summary, { kind }) {
  const answer = make("div", {});
  place.replaceChildren(kindChoice(kind), answer);
  return showAnswer(answer, summary, kind);
}

function kindChoice(kind) {
  const options = [["", "Everything"], ...categoryOrder().map((each) => [each, categoryWords(each)])];
  const id = freshId("kind");
  return make(
    "p",
    { class: "kind" },
    make("label", { for: id }, "Show"),
    make(
      "select",
      { id, onchange: (event) => change({ kind: event.target.value || null }) },
      ...options.map(([value, words]) => make("option", { value, selected: value === (kind ?? "") }, words)),
    ),
  );
}

function showAnswer(place, summary, kind) {
  const list = make("ol", { class: "related" });
  return fill(place, "Looking for what is related", async () => {
    const page = await ask(nodePath(summary.node.id, "related"), { limit: PAGE, category: kind });
    if (page.related.length) return [list, append(list, page)];
    const what = kind ? `No other ${categoryWords(kind).toLowerCase()}` : "Nothing else";
    const words = `${what} shares a neighbour with ${summary.node.name}.`;
    return [make("p", { class: "none" }, words), cutNote(page.truncated)];
  });
}

/** Add a page to the list; return what stands under it: how many there are, and how to get more. */
function append(list, page) {
  list.append(...page.related.map((one) => make("li", {}, ...show(one))));
  const words = `${list.children.length} of ${totalWords(page.total)} shown`;
  const rest = make("div", { class: "shown" }, make("span", {}, words));
  if (page.next) {
    rest.append(moreButton("Show more", () => fill(rest, "Looking for more", async () => append(list, await ask(page.next)))));
  }
  const note = cutNote(page.truncated);
  if (note) rest.append(note);
  return rest;
}

function show({ node, explanation, shared }) {
  const named = shared.slice(0, NAMED);
  const rest = shared.slice(NAMED);
  return [
    nodeLink(node, { class: "node-link strong" }),
    make("p", { class: "explanation" }, explanation),
    make("p", { class: "chain" }, make("span", { class: "label" }, "Shared:"), ...named.map((each) => nodeLink(each.node))),
    rest.length
      ? make("details", {}, make("summary", {}, `${rest.length} more shared`),
        make("p", { class: "chain" }, ...rest.map((each) => nodeLink(each.node))))
      : null,
  ].filter(Boolean);
}
