import { schema as v } from '../schema.ts';
import type { EventRef } from './event-ref.ts';

const fullRef = /^refs\/(heads|tags)\//u;
const meanings = new Map([
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);

/**
 * One glob under `from`: a branch (`main`, `release/*`), or a full ref (`refs/heads/main`, `refs/tags/v*`). `*` stays
 * within a part of the name, `**` does not, `?` is one character, as in the filters of GitHub's workflow triggers;
 * anything else means itself. A tag is matched by `refs/tags/` alone: a name without it would let whoever may push any
 * branch, or any tag, choose the name of the other.
 */
export const refGlobField = v.pipe(
  v.string(),
  v.regex(
    /^[^\s[\]{}()!|\\~^:$,]+$/u,
    'is no glob for a ref: write a name with `*`, `**` and `?`, one entry for each.',
  ),
  v.check(
    (glob) => fullRef.test(glob) || !/^(refs|heads|tags|remotes)\//u.test(glob),
    'could be a branch or a tag: write `refs/tags/…` for tags, `refs/heads/…` or the bare name for branches.',
  ),
  v.check((glob) => !/^\/|\/\/|\/$/u.test(glob), 'has a part without a name.'),
);

/** Whether one of the globs allows a branch or a tag; nothing allows any other ref. Case counts. */
export function matchesFrom(ref: EventRef, from: readonly string[]): boolean {
  if (ref.kind === 'other') return false;
  const full = `refs/${ref.kind === 'branch' ? 'heads' : 'tags'}/${ref.name}`;
  return from.some((glob) => compileRefGlob(glob).test(full));
}

function compileRefGlob(glob: string): RegExp {
  const whole = fullRef.test(glob) ? glob : `refs/heads/${glob}`;
  const source = whole.replaceAll(/\*\*|[*?]|[^*?]+/gu, (part) => meanings.get(part) ?? escaped(part));
  return new RegExp(`^${source}$`, 'su');
}

const escaped = (text: string) => text.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`);
