/**
 * The explorer: shows what the address says, and only renews what has changed since it last did.
 */

import { ask, nodePath } from "./api.js";
import { showAround } from "./around.js";
import { showConnection } from "./connect.js";
import { announce, make } from "./dom.js";
import { describeEdges, edgeGroups, nodeHead } from "./panel.js";
import { cutNote, fill, moreButton, problemBox } from "./parts.js";
import { showRelated } from "./related.js";
import { searchBox } from "./search.js";
import { change, linkToNode, readState } from "./state.js";
import { showWelcome } from "./welcome.js";
import { learnVocabulary } from "./words.js";

const TITLE = "Nosograph";
const EDGES = 200;
const main = document.getElementById("main");

/** What is on the page now: the state it was made from, and its parts. */
let current = { state: {}, view: null };

async function show() {
  const state = readState();
  const before = current.state;
  if (!state.node) return welcome(state);
  const same = state.node === before.node && current.view;
  if (!same) return showNode(state);
  current.state = state;
  renew(current.view, state, before);
}

function welcome(state) {
  current = { state, view: null };
  document.title = TITLE;
  return showWelcome(main);
}

async function showNode(state) {
  const mine = { state, view: null };
  current = mine;
  const hadFocus = document.activeElement !== document.body;
  main.setAttribute("aria-busy", "true");
  try {
    const summary = await ask(nodePath(state.node));
    if (current !== mine) return;
    mine.view = nodeView(summary);
    main.replaceChildren(mine.view.element);
    document.title = `${summary.node.name} · ${TITLE}`;
    announce(describeEdges(summary));
    renew(mine.view, readState(), {});
    if (hadFocus) document.getElementById("node-name").focus({ preventScroll: true });
    scrollTo(0, 0);
  } catch (problem) {
    if (current !== mine) return;
    main.replaceChildren(make("div", { class: "lost" }, problemBox(problem, () => showNode(readState()))));
    document.title = TITLE;
  } finally {
    if (current === mine) main.removeAttribute("aria-busy");
  }
}

function part(name, title, className) {
  const place = make("div", {});
  const element = make("section", { class: `card ${className}`, "aria-labelledby": name },
    make("h2", { id: name }, title), place);
  return { element, place };
}

/** The page of a node: its parts are there at once, and fill as answers come in. */
function nodeView(summary) {
  const around = part("around", "Neighbourhood", "around");
  const edges = part("edges", "What is said of it", "edges");
  const connect = part("connect", "How are two things connected?", "connect");
  const related = part("related", "Related", "related-part");
  const head = make("div", { class: "card head" }, nodeHead(summary));
  const left = make("div", { class: "left" }, around.element, connect.element, related.element);
  const view = {
    summary, around, connect, related, showEdge: () => false,
    element: make("div", { class: "node-view" }, head, left, edges.element),
  };
  showEdges(edges.place, summary, view);
  return view;
}

/** List the edges at the node, whatever the picture shows. */
function showEdges(place, summary, view) {
  const edges = [];
  const list = make("div", {});
  const rest = make("div", { class: "shown" });
  const add = (page) => {
    edges.push(...page.edges);
    const groups = edgeGroups(summary, edges);
    list.replaceChildren(edges.length ? groups.element : "No edge joins it to anything else.");
    view.showEdge = groups.show;
    const more = page.next && moreButton("Show more", () => fill(rest, "Looking up more", async () => add(await ask(page.next))));
    return [more, cutNote(page.truncated)].filter(Boolean);
  };
  return fill(place, "Looking up the edges", async () => {
    rest.append(...add(await ask(nodePath(summary.node.id, "neighbourhood"), { limit: EDGES })));
    return [list, rest];
  });
}

/** Renew the parts that the change of state concerns. */
function renew(view, state, before) {
  const { summary } = view;
  if (state.hops !== before.hops || String(state.hide) !== String(before.hide)) {
    const pressed = document.activeElement?.dataset?.category;
    const done = showAround(view.around.place, summary, state, (edge) => view.showEdge(edge));
    // The button that was pressed is made anew; whoever pressed it by key should stay there.
    if (pressed) done.then(() => view.around.place.querySelector(`[data-category="${CSS.escape(pressed)}"]`)?.focus());
    keepLinks(view.element);
  }
  if (state.target !== before.target || state.reach !== before.reach) showConnection(view.connect.place, summary, state);
  if (state.kind !== before.kind) renewRelated(view, state);
}

function renewRelated({ related, summary }, state) {
  const chosen = document.activeElement?.tagName === "SELECT"; // made anew, too: stay where one was
  showRelated(related.place, summary, state);
  if (chosen) related.place.querySelector("select").focus();
}

/** Links carry the picture's settings along, so they follow when those change. */
function keepLinks(element) {
  for (const link of element.querySelectorAll("a.node-link")) {
    const curie = new URLSearchParams(link.hash.slice(1)).get("node");
    link.setAttribute("href", linkToNode(curie));
  }
}

async function start() {
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // its `#main` would be taken for a state
    main.focus();
  });
  document.getElementById("finder").append(searchBox({
    label: "Search the graph", placeholder: "Search: a symptom, disease, test, treatment …",
    choose: (node) => change({ node: node.id, target: null }),
  }));
  try {
    await learnVocabulary();
  } catch (problem) {
    main.replaceChildren(make("div", { class: "lost" }, problemBox(problem, () => location.reload())));
    return;
  }
  addEventListener("hashchange", show);
  await show();
}

start();
