/**
 * What is being looked at, kept in the address behind `#`: it can be shared and bookmarked, the back
 * button works, and every link is a real link. What follows `#` is never sent to a server.
 */

/** @typedef {{node: ?string, target: ?string, hops: number, reach: number, hide: string[],
 *   kind: ?string}} State */

const DEFAULTS = { node: null, target: null, hops: 1, reach: 4, hide: [], kind: null };

function whole(text, low, high, otherwise) {
  const number = Number(text);
  return text && Number.isInteger(number) && number >= low && number <= high ? number : otherwise;
}

/**
 * Read the state from the address; what makes no sense there is as if it were not.
 * @returns {State}
 */
export function readState() {
  const given = new URLSearchParams(location.hash.slice(1));
  return {
    node: given.get("node") || DEFAULTS.node,
    target: given.get("target") || DEFAULTS.target,
    hops: whole(given.get("hops"), 1, 3, DEFAULTS.hops),
    reach: whole(given.get("reach"), 1, 6, DEFAULTS.reach),
    kind: given.get("kind") || DEFAULTS.kind,
    hide: (given.get("hide") ?? "").split(",").filter(Boolean),
  };
}

/**
 * The link to a state.
 * @param {Partial<State>} state
 */
export function linkTo(state) {
  const given = new URLSearchParams();
  if (state.node) given.set("node", state.node);
  if (state.target) given.set("target", state.target);
  if (state.hops && state.hops !== DEFAULTS.hops) given.set("hops", state.hops);
  if (state.reach && state.reach !== DEFAULTS.reach) given.set("reach", state.reach);
  if (state.kind) given.set("kind", state.kind);
  if (state.hide?.length) given.set("hide", state.hide.join(","));
  // Colons and commas may stand in a fragment; written plainly, a shared link can be read.
  return `#${given}`.replaceAll("%3A", ":").replaceAll("%2C", ",");
}

/** The link that shows a node, with the picture set up as it is now. */
export function linkToNode(curie) {
  const { hops, hide, kind } = readState();
  return linkTo({ node: curie, hops, hide, kind });
}

/** Go to the present state with some things changed. */
export function change(changes) {
  location.hash = linkTo({ ...readState(), ...changes });
}
