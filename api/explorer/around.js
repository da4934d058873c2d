/** The neighbourhood of a node: the picture, its legend, how far it reaches, and how much it shows. */

import { ask, nodePath } from "./api.js";
import { announce, make } from "./dom.js";
import { evidenceOf } from "./evidence.js";
import { askedCategories, legend } from "./legend.js";
import { cutNote, fill, moreButton, problemBox } from "./parts.js";
import { drawPicture } from "./picture.js";
import { change } from "./state.js";
import { categoryOrder, sentence, totalWords } from "./words.js";

const NARROW = matchMedia("(max-width: 700px)");
const MOST = 240; // beyond it the names are too small to read; the list beside the picture has no end

const pageSize = () => (NARROW.matches ? 16 : 60);

/**
 * Fill a place with the neighbourhood.
 * @param {HTMLElement} place
 * @param {Object} summary The node in the middle.
 * @param {{hops: number, hide: string[]}} state
 * @param {function(Object): boolean} openInPanel Opens an edge's evidence beside the picture, if it can.
 */
export function showAround(place, summary, state, openInPanel) {
  return fill(place, "Drawing the neighbourhood", async () => {
    if (categoryOrder().every((category) => state.hide.includes(category))) return hiddenAway(summary, state);
    const first = await ask(nodePath(summary.node.id, "neighbourhood"), {
      radius: state.hops, category: askedCategories(state.hide), limit: pageSize(),
    });
    const around = new Around(summary, state, openInPanel);
    around.add(first);
    return around.element;
  });
}

function hiddenAway(summary, state) {
  const words = make("p", {}, "Every category is hidden. Choose one above to show it.");
  return [controls(summary, [], state), words];
}

function controls(summary, neighbours, state) {
  return make("div", { class: "controls" }, legend(summary, neighbours, state.hide), reachChoice(state.hops));
}

/** How many hops the picture reaches. */
function reachChoice(hops) {
  const choice = (number, words) =>
    make("button", {
      type: "button", class: "chip toggle", "aria-pressed": String(hops === number),
      onclick: () => change({ hops: number }),
    }, words);
  return make(
    "div",
    { class: "reach", role: "group", "aria-label": "How far the picture reaches" },
    choice(1, "1 hop"), choice(2, "2 hops"), choice(3, "3 hops"),
  );
}

class Around {
  constructor(summary, state, openInPanel) {
    Object.assign(this, { summary, state, openInPanel, neighbours: [], edges: [] });
    this.top = make("div", {});
    this.frame = make("div", {});
    this.tally = make("div", { class: "shown" });
    this.evidence = make("div", {});
    this.element = [this.top, this.frame, this.tally, this.evidence];
  }

  /** Draw one page more. */
  add(page) {
    this.neighbours.push(...page.neighbours);
    const known = new Set(this.edges.map((edge) => edge.id));
    this.edges.push(...page.edges.filter((edge) => !known.has(edge.id)));
    this.top.replaceChildren(controls(this.summary, this.neighbours, this.state));
    this.frame.replaceChildren(drawPicture({
      centre: this.summary.node, neighbours: this.neighbours, edges: this.edges, hide: this.state.hide,
      showEdge: (edge) => this.showEdge(edge),
    }));
    this.showTally(page);
  }

  showTally(page) {
    const shown = this.neighbours.length;
    const words = shown || page.total.count
      ? `${shown.toLocaleString("en-GB")} of ${totalWords(page.total)} shown`
      : "Nothing lies around it in the categories that are shown.";
    this.tally.replaceChildren(...[make("span", {}, words), this.rest(page, shown), cutNote(page.truncated)].filter(Boolean));
  }

  rest(page, shown) {
    if (!page.next) return null;
    if (shown >= MOST) return make("span", {}, "The picture holds no more; hide a category to see others.");
    return moreButton("Show more", () => this.more(page.next));
  }

  async more(next) {
    try {
      this.add(await ask(next));
      announce(this.tally.firstChild.textContent);
    } catch (problem) {
      this.tally.append(problemBox(problem, () => change({})));
    }
  }

  /** Evidence opens in the list beside the picture; under the picture when the list doesn't have it. */
  showEdge(edge) {
    if (this.openInPanel(edge)) return;
    const { button, place, open } = evidenceOf(edge);
    this.evidence.replaceChildren(make("h3", {}, sentence(edge)), button, place);
    open();
    button.scrollIntoView({ block: "nearest" });
  }
}
