/**
 * The search box: suggestions while one types, after the ARIA Authoring Practices' combobox with a
 * list box. The text stays in the box; arrow keys move a mark through the list.
 */

import { ask } from "./api.js";
import { announce, freshId, make } from "./dom.js";
import { categoryChip, problemBox } from "./parts.js";
import { count, totalWords } from "./words.js";

const PAUSE = 140; // milliseconds without typing before asking: less asks for letters nobody meant
const SUGGESTIONS = 8;

const HOW = {
  name: () => "",
  synonym: (text) => `also called “${text}”`,
  prefix: (text, name) => (text === name ? "begins so" : `also called “${text}”`),
  word: (text, name) => (text === name ? "has the word" : `also called “${text}”`),
  typo: (text, name) => (text === name ? "similar spelling" : `similar: “${text}”`),
};

/**
 * Make a search box.
 * @param {{label: string, placeholder: string, choose: function(Object), visible?: boolean}} options
 *   `choose` is given the node.
 * @returns {HTMLElement}
 */
export function searchBox({ label, placeholder, choose, visible = false }) {
  return new SearchBox(label, placeholder, choose, visible).element;
}

class SearchBox {
  constructor(label, placeholder, choose, visible) {
    const [input, list] = [freshId("search"), freshId("suggestions")];
    this.choose = choose;
    this.results = [];
    this.marked = -1;
    this.input = make("input", {
      id: input, type: "text", role: "combobox", placeholder, autocomplete: "off", autocapitalize: "none",
      spellcheck: "false", enterkeyhint: "search", maxlength: 500, "aria-expanded": "false", "aria-autocomplete": "list",
      "aria-controls": list, oninput: () => this.typed(), onkeydown: (event) => this.pressed(event),
      onfocus: () => this.results.length && this.input.value.trim() && this.open(),
    });
    this.list = make("ul", { id: list, role: "listbox", "aria-label": "Suggestions", hidden: true });
    this.note = make("div", { class: "search-note", hidden: true });
    this.element = make(
      "div",
      { class: "search", onfocusout: (event) => this.left(event) },
      make("label", { for: input, class: visible ? "" : "hidden" }, label),
      this.input,
      make("div", { class: "suggestions" }, this.list, this.note),
    );
  }

  typed() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.suggest(), PAUSE);
  }

  async suggest() {
    this.asking?.abort();
    this.asking = new AbortController();
    const q = this.input.value.trim();
    try {
      const found = await ask("v1/search", { q, limit: SUGGESTIONS }, this.asking.signal);
      this.show(found);
    } catch (problem) {
      if (problem.name === "AbortError") return;
      this.results = [];
      this.list.replaceChildren();
      this.say(problemBox(problem));
    }
  }

  show(found) {
    this.results = found.results;
    this.suggestedFor = this.input.value.trim();
    this.list.replaceChildren(...found.results.map((result, place) => this.option(result, place)));
    const cut = found.truncated ? ` ${found.truncated.detail}` : "";
    if (!found.results.length) return this.say(`Nothing is called “${found.query}”.${cut}`);
    const more = found.total.count > found.results.length;
    this.say(more ? `${found.results.length} of ${totalWords(found.total)} shown: type more to narrow.${cut}` : cut);
    announce(`${count(found.results.length, "suggestion")} for ${found.query}.`);
    this.mark(-1);
    this.open();
  }

  option({ node, tier, text }, place) {
    const how = HOW[tier]?.(text, node.name) ?? "";
    return make(
      "li",
      {
        id: freshId("option"), role: "option", "aria-selected": "false",
        onmousedown: (event) => event.preventDefault(), // or the box would lose the focus first
        onclick: () => this.take(place),
      },
      make("span", { class: "option-name" }, node.name),
      how ? make("span", { class: "option-how" }, how) : null,
      categoryChip(node.categories[0]),
    );
  }

  /** Say something under the list: how many more there are, or why there are none. */
  say(what) {
    this.note.replaceChildren(what);
    this.note.hidden = !what;
    if (!this.results.length) {
      this.close(true);
      if (typeof what === "string") announce(what);
    }
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.note.hidden = !this.note.textContent;
  }

  close(keepNote = false) {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
    if (!keepNote) this.note.hidden = true;
  }

  left(event) {
    if (!this.element.contains(event.relatedTarget)) this.close();
  }

  mark(place) {
    this.marked = place;
    [...this.list.children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === place));
    });
    const option = this.list.children[place];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  pressed(event) {
    const last = this.results.length - 1;
    const open = !this.list.hidden;
    if (event.key === "Escape") {
      if (open) event.preventDefault();
      this.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.enter();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      event.preventDefault();
      if (!open) this.open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = this.marked < 0 && step < 0 ? last + 1 : this.marked;
      this.mark((from + step + last + 1) % (last + 1));
    }
  }

  /** Take what is marked, else the best; ask first when the suggestions are for an older text. */
  async enter() {
    const text = this.input.value.trim();
    if (!text) return;
    if (this.marked >= 0) return this.take(this.marked);
    if (this.suggestedFor !== text) {
      clearTimeout(this.timer);
      await this.suggest();
    }
    if (this.results.length && this.suggestedFor === text) this.take(0);
  }

  take(place) {
    clearTimeout(this.timer);
    this.asking?.abort();
    const { node } = this.results[place];
    this.input.value = "";
    this.results = [];
    this.suggestedFor = null;
    this.close();
    this.choose(node);
  }
}
