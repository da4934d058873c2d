/**
 * Where the nodes of a neighbourhood go: the centre in the middle, each hop on a ring of its own, names
 * pointing outwards so that none covers another. Pure, and the same for the same neighbourhood, so that
 * a shared link shows everyone the same picture.
 */

const TURN = 2 * Math.PI;
const LINE = 18; // room along the ring that one name needs
const BETWEEN_RINGS = 130;
const WIDEST_FAN = 0.6 * TURN; // beyond it, lines from a child would run back across the centre

const ROOMY = 110; // between two nodes of a ring, a name fits across

/**
 * @typedef {{node: Object, hop: number, x: number, y: number, angle: number, across: boolean}} Placed
 *   `across` where the name should not point outwards, since that is where the next ring hangs.
 */

/**
 * Find for each neighbour the one it hangs from: the first of the hop before that an edge joins it to.
 * @returns {Map<string, string>} From child to parent.
 */
function findParents(centre, neighbours, edges) {
  const hops = new Map([[centre.id, 0], ...neighbours.map((each) => [each.node.id, each.hop])]);
  const parents = new Map();
  for (const { subject, object } of edges) {
    for (const [near, far] of [[subject.id, object.id], [object.id, subject.id]]) {
      const fits = hops.get(near) === hops.get(far) - 1;
      if (fits && !parents.has(far)) parents.set(far, near);
    }
  }
  return parents;
}

function buildTree(centre, neighbours, edges, rank) {
  const parents = findParents(centre, neighbours, edges);
  const branches = new Map([[centre.id, { node: centre, hop: 0, children: [] }]]);
  for (const { node, hop } of neighbours) branches.set(node.id, { node, hop, children: [] });
  const root = branches.get(centre.id);
  for (const { node } of neighbours) {
    // A parent on another page is not drawn; such a node hangs from the centre.
    (branches.get(parents.get(node.id)) ?? root).children.push(branches.get(node.id));
  }
  for (const { children } of branches.values()) children.sort((one, other) => rank(one.node) - rank(other.node));
  return root;
}

/** How many lines a branch needs on its outermost ring. */
function weigh(branch) {
  const below = branch.children.reduce((sum, child) => sum + weigh(child), 0);
  branch.weight = Math.max(1, below);
  return branch.weight;
}

/** Give each branch its direction. */
function turnTo(branch, from, width, turned) {
  const angle = from + width / 2;
  turned.push({ node: branch.node, hop: branch.hop, angle, parent: branch.children.length > 0 });
  const fan = branch.hop === 0 ? width : Math.min(width, WIDEST_FAN);
  let start = branch.hop === 0 ? from : angle - fan / 2;
  for (const child of branch.children) {
    const share = (fan * child.weight) / branch.weight;
    turnTo(child, start, share, turned);
    start += share;
  }
}

/** The smallest angle between two neighbours on a ring. */
function smallestGap(angles) {
  const sorted = [...angles].sort((one, other) => one - other);
  const gaps = sorted.map((angle, at) => (sorted[at + 1] ?? sorted[0] + TURN) - angle);
  return Math.min(TURN, ...gaps);
}

/** Rings wide enough for the names on them. */
function findRings(turned, smallest) {
  const rings = [{ radius: 0, apart: Infinity }];
  const deepest = Math.max(...turned.map((each) => each.hop));
  for (let hop = 1; hop <= deepest; hop += 1) {
    const gap = smallestGap(turned.filter((each) => each.hop === hop).map((each) => each.angle));
    const least = hop === 1 ? smallest : rings[hop - 1].radius + BETWEEN_RINGS;
    const radius = Math.max(least, LINE / gap);
    rings.push({ radius, apart: radius * gap });
  }
  return rings;
}

/**
 * Place a neighbourhood around the origin.
 * @param {Object} centre The node in the middle.
 * @param {{node: Object, hop: number}[]} neighbours
 * @param {Object[]} edges
 * @param {function(Object): number} rank Nodes that hang from the same one are grouped in this order.
 * @param {number} smallest Radius of the first ring at least.
 * @returns {Placed[]} The centre first; angles in radians, clockwise from the right.
 */
export function placeAround(centre, neighbours, edges, rank, smallest) {
  const root = buildTree(centre, neighbours, edges, rank);
  weigh(root);
  const turned = [];
  // A quarter turn back, so that the first group begins at the top; one alone stands to the right.
  turnTo(root, root.children.length === 1 ? -TURN / 2 : -TURN / 4, TURN, turned);
  const rings = findRings(turned, smallest);
  return turned.map(({ node, hop, angle, parent }) => {
    const { radius, apart } = rings[hop];
    const across = parent && apart > ROOMY;
    return { node, hop, angle, across, x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
}
