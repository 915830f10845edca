import { ExternalError } from '../../domain/errors.ts';
import type { IssueComment } from '../../domain/github-records.ts';
import { commentBudgetUnits, fitComment } from '../../domain/report/budget.ts';
import { renderMarkdown } from '../../domain/report/markdown.ts';
import { link, paragraph } from '../../domain/report/node.ts';
import type { Part } from '../../domain/report/part.ts';
import type { RunOrder } from '../../domain/report/run-order.ts';
import {
  planStickyComment,
  stickyMarker,
  unixLines,
  type StickyIdentity,
  type StickyPlan,
} from '../../domain/report/sticky-comment.ts';
import type { GitHub } from '../../ports/github.ts';

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
