import type { GitHub } from '../../ports/github.ts';
import type { IssueComment } from '../github-records.ts';
import { ExternalError } from '../errors.ts';
import { commentBudgetUnits, fitComment } from './budget.ts';
import { link, paragraph } from './node.ts';
import { renderMarkdown } from './markdown.ts';
import type { Part } from './part.ts';
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

const unixLines = (body: string): string => body.replaceAll('\r\n', '\n').trimEnd();

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

export type StickyOutcome =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged';
      readonly comment: IssueComment;
      /** Older own comments, which now say where the newest is. */
      readonly older: readonly IssueComment[];
      readonly foreign: readonly IssueComment[];
    }
  /** A newer run wrote the comment; that one stays. */
  | { readonly kind: 'superseded'; readonly comment: IssueComment }
  | { readonly kind: 'not-permitted'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

const notPermitted =
  'The token may not write comments. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `pull-requests: write`. The verdict does not depend on the comment.';

const locked =
  'The conversation is locked, so the token may not comment on it. The verdict does not depend on the comment.';

const pointer = (identity: StickyIdentity, newest: IssueComment): string =>
  `${stickyMarker(identity)}\n${renderMarkdown([paragraph('This report is out of date: ', link(newest.url, 'the newest is here'), '.')])}`;

interface Sticky {
  readonly issue: number;
  readonly identity: StickyIdentity;
  readonly order: RunOrder | null;
  readonly body: string;
}

/** Comments left over from lost races must not stand there with an old verdict. */
const retire = async (
  github: GitHub,
  identity: StickyIdentity,
  newest: IssueComment,
  older: readonly IssueComment[],
): Promise<void> => {
  const body = pointer(identity, newest);
  for (const comment of older) {
    if (unixLines(comment.body) !== unixLines(body)) await github.updateComment(comment.id, body);
  }
};

const planOf = async (github: GitHub, sticky: Sticky, author: string): Promise<StickyPlan> =>
  planStickyComment(
    await github.listComments(sticky.issue),
    sticky.identity,
    sticky.order,
    author,
    sticky.body,
  );

const create = async (
  github: GitHub,
  sticky: Sticky,
  author: string,
  plan: Extract<StickyPlan, { kind: 'create' }>,
): Promise<StickyOutcome> => {
  const { identity } = sticky;
  const created = await github.createComment(sticky.issue, plan.body);
  // Two runs may both have found none. The comment of the newest run wins, in the eyes of both.
  const after = await planOf(github, sticky, author);
  const newest = after.kind === 'create' ? created : after.comment;
  const older = after.kind === 'create' ? [] : after.older;
  await retire(github, identity, newest, older);
  return newest.id === created.id
    ? { kind: 'created', comment: created, older, foreign: plan.foreign }
    : { kind: 'superseded', comment: newest };
};

const post = async (github: GitHub, sticky: Sticky, retries: number): Promise<StickyOutcome> => {
  const author = await github.login();
  const plan = await planOf(github, sticky, author);
  if (plan.kind === 'create') return create(github, sticky, author, plan);
  const { comment, older, foreign } = plan;
  if (plan.kind === 'superseded') return { kind: 'superseded', comment };
  if (plan.kind === 'unchanged') {
    await retire(github, sticky.identity, comment, older);
    return { kind: 'unchanged', comment, older, foreign };
  }
  try {
    const updated = await github.updateComment(comment.id, plan.body);
    await retire(github, sticky.identity, updated, older);
    // GitHub changes no comment on a condition: an older run may have looked before this one wrote, and written since.
    const after = await planOf(github, sticky, author);
    if (after.kind === 'update' && after.comment.id === updated.id)
      await github.updateComment(updated.id, plan.body);
    return { kind: 'updated', comment: updated, older, foreign };
  } catch (thrown) {
    // Deleted since it was listed: look once more.
    if (retries > 0 && thrown instanceof ExternalError && thrown.code === 'github-not-found') {
      return post(github, sticky, retries - 1);
    }
    throw thrown;
  }
};

/**
 * Writes a gate's report as one comment that later runs update. A comment is a courtesy: what GitHub refuses is
 * returned, for the summary to say, and never changes a verdict. Nothing is deleted.
 */
export async function postStickyComment(
  github: GitHub,
  comment: {
    readonly issue: number;
    readonly identity: StickyIdentity;
    /** The run that writes; `null` when it is not known, which is older than any other. */
    readonly order: RunOrder | null;
    readonly parts: readonly Part[];
    /** Where the whole report is, e.g. `the artifact interlock-unit`. */
    readonly whole: string;
  },
): Promise<StickyOutcome> {
  const { issue, identity, order } = comment;
  const room = commentBudgetUnits - stickyMarker(identity, order).length - 1;
  const { markdown } = fitComment(comment.parts, comment.whole, room);
  try {
    return await post(github, { issue, identity, order, body: markdown }, 1);
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    const isRefused = thrown.code === 'github-forbidden' || thrown.code === 'github-unauthorized';
    if (isRefused)
      return { kind: 'not-permitted', why: /\blocked\b/iu.test(thrown.message) ? locked : notPermitted };
    return { kind: 'failed', why: `The comment could not be written: ${thrown.message} ${thrown.fix}` };
  }
}
