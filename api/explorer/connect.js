/** How are two things connected? A second search box, and paths as sentences and chains. */

import { ask } from "./api.js";
import { make } from "./dom.js";
import { evidenceOf } from "./evidence.js";
import { cutNote, fill, nodeLink, moreButton } from "./parts.js";
import { searchBox } from "./search.js";
import { change, linkTo, readState } from "./state.js";
import { count, phrase } from "./words.js";

const PATHS = 5;
const FARTHEST = 6;

/** The question's form, and the answer when there is a target. */
export function showConnection(place, summary, state) {
  const answer = make("div", { class: "answer" });
  place.replaceChildren(
    make("p", {}, "From ", make("strong", {}, summary.node.name), " to what else?"),
    searchBox({
      label: "The other thing", placeholder: "Another disease, symptom, treatment …", visible: true,
      choose: (node) => change({ target: node.id }),
    }),
    answer,
  );
  if (!state.target) return Promise.resolve();
  return fill(answer, "Looking for connections", () => answerOf(summary.node.id, state));
}

async function answerOf(source, { target, reach }) {
  const found = await ask("v1/paths", { source, target, max_hops: reach, k: PATHS });
  const title = make("p", { class: "ends" }, nodeLink(found.source), " and ", nodeLink(found.target), turnRound(found));
  if (found.source.id === found.target.id) {
    return [title, make("p", {}, "These are the same thing, so there is no path to show.")];
  }
  const paths = make("ol", { class: "paths" }, ...found.paths.map((path) => make("li", {}, ...pathParts(path))));
  return [title, found.paths.length ? paths : none(found, reach), cutNote(found.truncated), farther(found, reach)];
}

function none(found, reach) {
  return make("p", { class: "none" },
    found.truncated ? "None was found in the time and work that a question may take." : `No path of up to ${count(reach, "hop")} connects them.`);
}

function farther(found, reach) {
  if (found.paths.length >= PATHS || reach >= FARTHEST) return null;
  return moreButton(`Look as far as ${FARTHEST} hops`, () => change({ reach: FARTHEST }));
}

/** The same question asked from the other end. */
function turnRound({ source, target }) {
  const { hops, hide, reach } = readState();
  const href = linkTo({ node: target.id, target: source.id, hops, hide, reach });
  return make("a", { class: "turn", href }, `Start from ${target.name} instead`);
}

function pathParts(path) {
  const places = [];
  const chain = make("div", { class: "chain" }, nodeLink(path.nodes[0]));
  path.hops.forEach((edges, at) => {
    const [from, to] = [path.nodes[at], path.nodes[at + 1]];
    chain.append(make("span", { class: "hop" }, ...edges.map((edge) => hopButton(edge, from, places))), nodeLink(to));
  });
  return [make("p", { class: "explanation" }, path.explanation), chain, ...places];
}

/** A hop's words as the button that opens its evidence, read in the direction of the path. */
function hopButton(edge, from, places) {
  const { button, place } = evidenceOf(edge, `${phrase(edge.predicate, edge.subject.id !== from.id)} →`);
  places.push(place);
  return button;
}
