/** One file or link of an image's tree. */
export interface TreeEntry {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly kind: 'file' | 'executable' | 'link';
  /** SHA-256 of the content in hex; of a link, its target itself. */
  readonly content: string;
}

/**
 * The text whose SHA-256 is the digest of a tree: one line an entry, sorted by path. Times, owners, and all of the
 * mode but the executable bit do not count, nor do empty folders; so one tree has one digest on every machine.
 */
export function treeText(entries: readonly TreeEntry[]): string {
  return [...entries]
    .sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0))
    .map((entry) => `${entry.kind} ${JSON.stringify(entry.path)} ${JSON.stringify(entry.content)}\n`)
    .join('');
}

/**
 * Why a link may not be in an image; undefined when it may: it must be relative and stay inside.
 *
 * @param path where the link is, relative to the root of the tree.
 */
export function linkProblem(path: string, target: string): string | undefined {
  if (target.startsWith('/')) return `the link ${path} points to ${target}, outside the image`;
  let depth = path.split('/').length - 1;
  for (const part of target.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '.' && part !== '') depth += 1;
    if (depth < 0) return `the link ${path} points to ${target}, outside the image`;
  }
  return undefined;
}

/** Why a path may not be in an image; undefined when it may. */
export function pathProblem(path: string): string | undefined {
  const parts = path.split('/');
  return path === '' ||
    path.includes('\\') ||
    path.includes('\0') ||
    parts.some((part) => part === '' || part === '.' || part === '..')
    ? `${JSON.stringify(path)} is not a path inside the image`
    : undefined;
}

/** An image reference: a name with a tag, a digest, or both; the digest decides. */
export interface ImageReference {
  readonly name: string;
  readonly tag: string;
  readonly digest: string | undefined;
}

const referenceForm =
  /^([a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::[0-9]+(?=\/))?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** Reads `NAME`, `NAME:TAG`, `NAME@sha256:…`; undefined when it is no reference. */
export function readReference(reference: string): ImageReference | undefined {
  const match = referenceForm.exec(reference);
  const name = match?.[1];
  return name === undefined ? undefined : { name, tag: match?.[2] ?? 'latest', digest: match?.[3] };
}
