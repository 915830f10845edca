import type { GitHub, IssueComment } from '../../ports/github.ts';
import { ExternalError } from '../errors.ts';
import { commentBudgetUnits, fitComment } from './budget.ts';
import { link, paragraph } from './node.ts';
import { renderMarkdown } from './markdown.ts';
import type { Part } from './part.ts';

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
 * escapes every `<`, and since it counts only at the very beginning of a body.
 */
export function stickyMarker({ gate, service, workflow }: StickyIdentity): string {
  return `<!-- interlock:report gate=${encoded(gate)} service=${encoded(service)} workflow=${encoded(workflow)} -->`;
}

/** What to do about a sticky comment. */
export type StickyPlan =
  | { readonly kind: 'create'; readonly body: string; readonly foreign: readonly IssueComment[] }
  | {
      readonly kind: 'update' | 'unchanged';
      readonly comment: IssueComment;
      readonly body: string;
      /** Own comments with the same marker that are older than `comment`. */
      readonly older: readonly IssueComment[];
      /** Comments of somebody else that begin with the marker; never touched. */
      readonly foreign: readonly IssueComment[];
    };

const unixLines = (body: string): string => body.replaceAll('\r\n', '\n').trimEnd();

const hasMarker = (comment: IssueComment, marker: string): boolean =>
  comment.body === marker ||
  /^\r?\n/.test(comment.body.startsWith(marker) ? comment.body.slice(marker.length) : '');

// Logins do not differ by case.
const isBy = (comment: IssueComment, author: string): boolean =>
  author !== '' && comment.author.toLowerCase() === author.toLowerCase();

/**
 * Finds the sticky comment: it begins with the marker **and** is by `author`. Of several the newest counts. A
 * comment of somebody else is never touched, whatever it begins with. `body` is what follows the marker.
 */
export function planStickyComment(
  existing: readonly IssueComment[],
  marker: string,
  author: string,
  body: string,
): StickyPlan {
  const marked = existing.filter((comment) => hasMarker(comment, marker));
  const foreign = marked.filter((comment) => !isBy(comment, author));
  const own = marked.filter((comment) => isBy(comment, author)).sort((a, b) => b.id - a.id);
  const whole = `${marker}\n${body}`;
  const [comment, ...older] = own;
  if (comment === undefined) return { kind: 'create', body: whole, foreign };
  const kind = unixLines(comment.body) === unixLines(whole) ? 'unchanged' : 'update';
  return { kind, comment, body: whole, older, foreign };
}

export type StickyOutcome =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged';
      readonly comment: IssueComment;
      /** Older own comments, which now say where the newest is. */
      readonly older: readonly IssueComment[];
      readonly foreign: readonly IssueComment[];
    }
  /** Another run made a newer comment at the same time; that one stays. */
  | { readonly kind: 'superseded'; readonly comment: IssueComment }
  | { readonly kind: 'not-permitted'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

const notPermitted =
  'The token may not write comments. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `pull-requests: write`. The verdict does not depend on the comment.';

const pointer = (marker: string, newest: IssueComment): string =>
  `${marker}\n${renderMarkdown([paragraph('This report is out of date: ', link(newest.url, 'the newest is here'), '.')])}`;

/** Comments left over from lost races must not stand there with an old verdict. */
const retire = async (
  github: GitHub,
  marker: string,
  newest: IssueComment,
  older: readonly IssueComment[],
): Promise<void> => {
  const body = pointer(marker, newest);
  for (const comment of older) {
    if (unixLines(comment.body) !== unixLines(body)) await github.updateComment(comment.id, body);
  }
};

const post = async (
  github: GitHub,
  issue: number,
  marker: string,
  body: string,
  retries: number,
): Promise<StickyOutcome> => {
  const author = await github.login();
  const plan = planStickyComment(await github.listComments(issue), marker, author, body);
  if (plan.kind === 'create') {
    const created = await github.createComment(issue, plan.body);
    // Two runs may both have found none. The newest comment wins, in the eyes of both.
    const after = planStickyComment(await github.listComments(issue), marker, author, body);
    if (after.kind !== 'create' && after.comment.id > created.id) {
      return { kind: 'superseded', comment: after.comment };
    }
    const older =
      after.kind === 'create' ? [] : [after.comment, ...after.older].filter(({ id }) => id < created.id);
    await retire(github, marker, created, older);
    return { kind: 'created', comment: created, older, foreign: plan.foreign };
  }
  const { comment, older, foreign } = plan;
  if (plan.kind === 'unchanged') {
    await retire(github, marker, comment, older);
    return { kind: 'unchanged', comment, older, foreign };
  }
  try {
    const updated = await github.updateComment(comment.id, plan.body);
    await retire(github, marker, updated, older);
    return { kind: 'updated', comment: updated, older, foreign };
  } catch (thrown) {
    // Deleted since it was listed: look once more.
    if (retries > 0 && thrown instanceof ExternalError && thrown.code === 'github-not-found') {
      return post(github, issue, marker, body, retries - 1);
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
    readonly parts: readonly Part[];
    /** Where the whole report is, e.g. `the artefact interlock-unit`. */
    readonly whole: string;
  },
): Promise<StickyOutcome> {
  const marker = stickyMarker(comment.identity);
  const { markdown } = fitComment(comment.parts, comment.whole, commentBudgetUnits - marker.length - 1);
  try {
    return await post(github, comment.issue, marker, markdown, 1);
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    return thrown.code === 'github-forbidden' || thrown.code === 'github-unauthorised'
      ? { kind: 'not-permitted', why: notPermitted }
      : { kind: 'failed', why: `The comment could not be written: ${thrown.message} ${thrown.fix}` };
  }
}
