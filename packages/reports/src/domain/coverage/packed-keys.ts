/** The character of a key that shares nothing with the one before: the first behind the line feed. */
const nothingShared = 11;
/** With more the text would take two bytes a character. */
const mostShared = 255 - nothingShared;

function sharedBy(left: string, right: string): number {
  const most = Math.min(left.length, right.length, mostShared);
  let at = 0;
  while (at < most && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  return at;
}

/**
 * Keys of one file as one text, each ended by a line feed: a character says how much of the key before it begins with, and the rest
 * follows. Branches share their line and block, functions of some languages their namespace.
 *
 * @param keys - none of them with a line feed in it
 */
export function packKeys(keys: Iterable<string>): string {
  const lines: string[] = [];
  let before = '';
  for (const key of keys) {
    const shared = sharedBy(before, key);
    lines.push(String.fromCharCode(nothingShared + shared) + key.slice(shared));
    before = key;
  }
  // Joined, not added up, and never one alone: a text that was added up keeps its parts, and what they were cut from.
  return lines.length === 0 ? '' : [...lines, ''].join('\n');
}

/** The keys of a packed text, in their order. */
export function unpackKeys(packed: string): readonly string[] {
  let before = '';
  const lines = packed.split('\n').slice(0, -1);
  return lines.map((line) => {
    before = before.slice(0, line.charCodeAt(0) - nothingShared) + line.slice(1);
    return before;
  });
}
