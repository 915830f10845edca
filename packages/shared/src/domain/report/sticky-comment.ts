import type { IssueComment } from '../github-records.ts';
import { compareRunOrders, noRun, printRunOrder, readRunOrder, type RunOrder } from './run-order.ts';

/** Names of a comment that is kept up to date instead of being written anew. */
export interface StickyIdentity {
  readonly gate: string;
  readonly service: string;
  /** Path of the workflow file: two workflows may run the same gate. */
  readonly workflow: string;
}

/** Letters and digits only, so that nothing in a name ends an HTML comment (`--`) or reads like another name. */
const encoded = (name: string): string =>
  Array.from(new TextEncoder().encode(name), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
  }).join('');

/**
 * The first line of a sticky comment: an HTML comment, not seen by readers. No content can forge it, since a report
 * escapes every `<`, and since it counts only at the very beginning of a body. It ends in the run that wrote the body,
 * so that an older run that ends later does not write over a newer one; without `order` it is older than all.
 */
export function stickyMarker(
  { gate, service, workflow }: StickyIdentity,
  order: RunOrder | null = null,
): string {
  const names = `gate=${encoded(gate)} service=${encoded(service)} workflow=${encoded(workflow)}`;
  return `<!-- interlock:report ${names}${order === null ? '' : ` ${printRunOrder(order)}`} -->`;
}

/** What to do about a sticky comment. */
export type StickyPlan =
  | { readonly kind: 'create'; readonly body: string; readonly foreign: readonly IssueComment[] }
  | {
      /** `superseded`: a newer run wrote it. */
      readonly kind: 'update' | 'unchanged' | 'superseded';
      readonly comment: IssueComment;
      readonly body: string;
      /** Own comments with the same names that are not the newest. */
      readonly older: readonly IssueComment[];
      /** Comments of somebody else that begin with the marker; never touched. */
      readonly foreign: readonly IssueComment[];
    };

/** A body as it is compared: GitHub may give it back with other ends of lines. */
export const unixLines = (body: string): string => body.replaceAll('\r\n', '\n').trimEnd();

/** The run that a comment with the marker of these names is from; `null` when it does not begin with the marker. */
const orderOf = (comment: IssueComment, identity: StickyIdentity): RunOrder | null => {
  const [first = ''] = comment.body.split(/\r?\n/u, 1);
  const bare = stickyMarker(identity);
  if (first === bare) return noRun;
  const names = bare.slice(0, -' -->'.length);
  if (!first.startsWith(`${names} `) || !first.endsWith(' -->')) return null;
  return readRunOrder(first.slice(names.length + 1, -' -->'.length));
};

// Logins do not differ by case.
const isBy = (comment: IssueComment, author: string): boolean =>
  author !== '' && comment.author.toLowerCase() === author.toLowerCase();

/**
 * Finds the sticky comment: it begins with the marker of these names **and** is by `author`. Of several that of the
 * newest run counts. A comment of somebody else is never touched, whatever it begins with, and one of a newer run is
 * left as it is. `body` is what follows the marker.
 */
export function planStickyComment(
  existing: readonly IssueComment[],
  identity: StickyIdentity,
  order: RunOrder | null,
  author: string,
  body: string,
): StickyPlan {
  const marked = existing.flatMap((comment) => {
    const from = orderOf(comment, identity);
    return from === null ? [] : [{ comment, from }];
  });
  const foreign = marked.filter(({ comment }) => !isBy(comment, author)).map(({ comment }) => comment);
  const own = marked
    .filter(({ comment }) => isBy(comment, author))
    .sort((a, b) => compareRunOrders(b.from, a.from) || b.comment.id - a.comment.id);
  const whole = `${stickyMarker(identity, order)}\n${body}`;
  const [newest, ...others] = own;
  if (newest === undefined) return { kind: 'create', body: whole, foreign };
  const { comment, from } = newest;
  const isUnchanged = unixLines(comment.body) === unixLines(whole);
  const isNewer = compareRunOrders(from, order ?? noRun) > 0;
  const kind = isNewer ? 'superseded' : isUnchanged ? 'unchanged' : 'update';
  return { kind, comment, body: whole, older: others.map((other) => other.comment), foreign };
}
