/** The ref that a run is for, as GITHUB_REF says. */
export type EventRef =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  /** Neither: `refs/pull/7/merge`, or what is no full ref. */
  | { readonly kind: 'other'; readonly name: string };

/** What no name of a branch or tag holds (git-check-ref-format), and what would be read as something else. */
const notInNames = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$/u;

/** Reads a full ref; a short one (`main`) is neither a branch nor a tag, because it could be either. */
export function readEventRef(ref: string): EventRef {
  const [, folder, name = ''] = /^refs\/(heads|tags)\/(.+)$/su.exec(ref) ?? [];
  if (folder === undefined || notInNames.test(name)) return { kind: 'other', name: ref };
  return { kind: folder === 'heads' ? 'branch' : 'tag', name };
}

/** `branch main`, `tag v1`, for people. */
export function describeRef(ref: EventRef): string {
  return ref.kind === 'other' ? ref.name : `${ref.kind} ${ref.name}`;
}
