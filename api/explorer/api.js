/**
 * Asking the service. Addresses are relative, so the explorer also works behind a proxy's prefix.
 */

/** What went wrong, in the service's own words. */
export class Problem extends Error {
  constructor(detail, accepted = "", code = "") {
    super(detail);
    this.accepted = accepted ?? "";
    this.code = code;
  }
}

/**
 * Ask a question.
 * @param {string} path Such as `v1/search`, or the `next` of a page.
 * @param {Object} parameters Arrays repeat the parameter; null and empty arrays are left out.
 * @param {AbortSignal} [signal]
 * @throws {Problem} With the service's detail and what it would accept.
 */
export async function ask(path, parameters = {}, signal = undefined) {
  const answer = await fetch(address(path, parameters), { signal }).catch((error) => {
    if (error.name === "AbortError") throw error;
    throw new Problem("The service does not answer.", "Check that it is running, then try again.");
  });
  const body = await answer.json().catch(() => null);
  if (answer.ok && body !== null) return body;
  throw new Problem(
    body?.detail ?? `The service answered with status ${answer.status}.`,
    body?.accepted,
    body?.code,
  );
}

function address(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of [value ?? []].flat()) query.append(name, each);
  }
  const relative = path.replace(/^.*?\/(?=v1\/)/, ""); // a page's `next` begins at the host's root
  return query.size ? `${relative}?${query}` : relative;
}

/** The path of a node's question. Its CURIE may hold `?`, `#` and `%`, but its slashes are kept. */
export function nodePath(curie, question = "") {
  const encoded = curie.split("/").map(encodeURIComponent).join("/");
  return `v1/nodes/${encoded}${question && `/${question}`}`;
}

const answers = new Map();

/** Ask once for what does not change while the page is open, such as the vocabulary. */
export function askOnce(path, parameters = {}) {
  const key = address(path, parameters);
  if (!answers.has(key)) {
    const asked = ask(path, parameters);
    asked.catch(() => answers.delete(key)); // a failure is not worth keeping
    answers.set(key, asked);
  }
  return answers.get(key);
}
