/** What two runs of the same promotion say, without what differs between any two runs. */

/** Times, the run, and digests over what holds times; the number of the deployment and where its API listened. */
const chance: ReadonlySet<string> = new Set([
  'finishedAt',
  'startedAt',
  'runId',
  'materialsDigest',
  'acceptedDigests',
]);

/**
 * Makes an output comparable.
 *
 * @param name of the output; `needs` is the JSON of a whole `needs` context
 * @throws {Error} when evidence or JSON cannot be read
 */
export function withoutChance(name: string, value: string): unknown {
  if (name === 'needs')
    return mapLeaves(JSON.parse(value), (key, leaf) =>
      typeof leaf === 'string' ? withoutChance(key, leaf) : leaf,
    );
  if (name === 'evidence') return value.split('\n').map(readEnvelope);
  if (name === 'deployment-url')
    return value.replace(/^http:\/\/127\.0\.0\.1:\d+\//u, 'http://api/').replace(/\/\d+$/u, '/number');
  // How many requests were sent, and which of them failed, is chance.
  if (name === 'reasons')
    return mapLeaves(JSON.parse(value), (key, leaf) => (key === 'seen' ? 'seen' : leaf));
  return value;
}

function readEnvelope(envelope: string): unknown {
  const { payload, ...rest } = JSON.parse(envelope) as { readonly payload: string };
  const statement: unknown = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  return { ...rest, statement: mapLeaves(statement, (_, leaf) => leaf) };
}

/** Copies a JSON value; leaves are what `change` makes of them, and those of chance only show that they are there. */
function mapLeaves(value: unknown, change: (key: string, leaf: unknown) => unknown, key = ''): unknown {
  if (chance.has(key)) return Array.isArray(value) ? value.length : typeof value;
  if (Array.isArray(value)) return value.map((one) => mapLeaves(one, change, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, mapLeaves(one, change, name)]),
    );
  return change(key, value);
}
