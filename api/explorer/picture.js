/**
 * The picture of a neighbourhood. Nodes are links, so that a click, Enter or a new tab all do what one
 * expects; the whole is one stop for the Tab key, and arrow keys walk around it.
 */

import { draw, make } from "./dom.js";
import { placeAround } from "./layout.js";
import { colourClass } from "./parts.js";
import { linkToNode } from "./state.js";
import { categoryOrder, categoryWords, sentence } from "./words.js";
import { makeMovable } from "./zoom.js";

/** On a phone the picture is smaller, so its parts are larger. The letter's width is an average. */
const WIDE = { longest: 34, letter: 6.9, ring: 120, least: [-300, -150, 300, 150] };
const SMALL = { longest: 22, letter: 8.2, ring: 84, least: [-130, -110, 130, 110] };
const MARGIN = 14;
const FEW = 8; // so few need no tall picture

/**
 * Draw a neighbourhood.
 * @param {{centre: Object, neighbours: Object[], edges: Object[], hide: string[],
 *          showEdge: function(Object)}} view `showEdge` opens an edge's evidence.
 * @returns {HTMLElement}
 */
export function drawPicture({ centre, neighbours, edges, hide, showEdge }) {
  const rank = (node) => categoryOrder().indexOf(shownCategory(node, hide));
  const size = matchMedia("(max-width: 700px)").matches ? SMALL : WIDE;
  const placed = placeAround(centre, neighbours, edges, rank, size.ring);
  const places = new Map(placed.map((each) => [each.node.id, each]));
  const shown = edges.filter((edge) => places.has(edge.subject.id) && places.has(edge.object.id));
  const tip = make("p", { class: "tip", hidden: true, "aria-hidden": "true" });
  const box = findBox(placed, size);
  const svg = draw("svg", {
    class: "graph", viewBox: box.join(" "), role: "group",
    "aria-label": `What lies around ${centre.name}: ${neighbours.length} nodes. Arrow keys walk around.`,
  });
  const few = neighbours.length < FEW;
  const frame = make("div", { class: `picture-frame ${few ? "few" : ""}` }, svg, tip);
  const lines = groupByEnds(shown).map((edges) => edgeLine(edges, places, { tip, frame, showEdge }));
  const nodes = placed.map((place) => nodeMark(place, hide, wordsOf(place.node, shown), size));
  svg.append(draw("g", {}, ...lines), draw("g", {}, ...nodes));
  linkUp(svg, nodes);
  frame.append(makeMovable(svg, box));
  return frame;
}

/** A node has the colour of its first category that the legend shows. */
export function shownCategory(node, hide) {
  return node.categories.find((category) => !hide.includes(category)) ?? node.categories[0];
}

/** The part of the plane that all names fit in. */
function findBox(placed, size) {
  // Never so small that a picture of three nodes fills the page with them.
  let [left, top, right, bottom] = size.least;
  for (const { node, x, y, angle, across } of placed) {
    if (across) continue; // such a name stays inside the ring around it
    const reach = 20 + shorten(node.name, size).length * size.letter;
    const [endX, endY] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    [left, right] = [Math.min(left, endX), Math.max(right, endX)];
    [top, bottom] = [Math.min(top, endY), Math.max(bottom, endY)];
  }
  return [left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN];
}

function shorten(name, { longest }) {
  return name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
}

/** What is said of a node by the edges at it. */
function wordsOf(node, edges) {
  const at = edges.filter((edge) => edge.subject.id === node.id || edge.object.id === node.id);
  return at.slice(0, 3).map(sentence).join("; ");
}

function nodeMark({ node, hop, x, y, angle, across }, hide, words, size) {
  const category = shownCategory(node, hide);
  const kinds = node.categories.map(categoryWords).join(", ");
  const centre = hop === 0;
  return draw(
    "a",
    {
      class: `mark ${colourClass(category)} ${centre ? "centre" : ""}`, href: linkToNode(node.id),
      tabindex: centre ? 0 : -1, "data-id": node.id, transform: `translate(${x} ${y})`,
      "aria-label": [node.name, kinds, centre ? "the centre" : words].filter(Boolean).join(". "),
      "aria-current": centre ? "true" : null,
    },
    draw("title", {}, `${node.name} (${kinds})`),
    draw("circle", { r: centre ? 17 : 8 }),
    centre || across
      ? nameBelow(shorten(node.name, size), centre ? 34 : 24)
      : ringName(shorten(node.name, size), angle),
  );
}

function nameBelow(name, y) {
  return draw("text", { class: "name", y, "text-anchor": "middle" }, name);
}

/** A name that points away from the centre, turned so that it is never upside down. */
function ringName(name, angle) {
  const degrees = (angle * 180) / Math.PI;
  const left = Math.cos(angle) < -1e-9;
  return draw(
    "text",
    {
      class: "name", dy: "0.34em", x: left ? -13 : 13, "text-anchor": left ? "end" : "start",
      transform: `rotate(${left ? degrees + 180 : degrees})`,
    },
    name,
  );
}

/** Edges between the same two nodes share a line, which then says all of them. */
function groupByEnds(edges) {
  const groups = new Map();
  for (const edge of edges) {
    const key = JSON.stringify([edge.subject.id, edge.object.id].sort());
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  return [...groups.values()];
}

function edgeLine(edges, places, { tip, frame, showEdge }) {
  const ids = [edges[0].subject.id, edges[0].object.id];
  const [from, to] = ids.map((id) => places.get(id));
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  const show = (event) => showTip(tip, frame, event, edges.map(sentence).join("; "));
  return draw(
    "g",
    {
      class: "edge", "data-ends": JSON.stringify(ids),
      onpointerenter: show, onpointermove: show,
      onpointerleave: () => { tip.hidden = true; },
      onclick: () => edges.forEach(showEdge),
    },
    draw("line", { ...ends, class: "line" }),
    draw("line", { ...ends, class: "touch" }), // a wide, unseen line: a thin one is hard to hit
  );
}

function showTip(tip, frame, event, text) {
  const place = frame.getBoundingClientRect();
  tip.textContent = text;
  tip.hidden = false;
  const room = place.width - tip.offsetWidth - 8;
  tip.style.left = `${Math.max(8, Math.min(event.clientX - place.left + 14, room))}px`;
  tip.style.top = `${Math.max(8, event.clientY - place.top - tip.offsetHeight - 10)}px`;
}

/** Light up what a node is joined to, and let arrow keys walk from node to node. */
function linkUp(svg, nodes) {
  const light = (id) => {
    svg.classList.toggle("lit", Boolean(id));
    const near = new Set([id]);
    for (const line of svg.querySelectorAll(".edge")) {
      const ends = JSON.parse(line.dataset.ends);
      const on = ends.includes(id);
      line.classList.toggle("on", on);
      if (on) ends.forEach((end) => near.add(end));
    }
    for (const mark of nodes) mark.classList.toggle("on", near.has(mark.dataset.id));
  };
  nodes.forEach((mark, place) => {
    for (const event of ["pointerenter", "focus"]) mark.addEventListener(event, () => light(mark.dataset.id));
    for (const event of ["pointerleave", "blur"]) mark.addEventListener(event, () => light(null));
    mark.addEventListener("keydown", (event) => walk(event, nodes, place));
  });
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function walk(event, nodes, place) {
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const next = nodes[(place + STEPS[event.key] + nodes.length) % nodes.length];
  nodes[place].setAttribute("tabindex", -1);
  next.setAttribute("tabindex", 0);
  next.focus();
}
