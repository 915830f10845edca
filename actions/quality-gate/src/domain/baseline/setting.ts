import { failure, success, type Result } from '@interlock/shared/domain/result';

/** What a gate compares with. */
export type BaselineSetting =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'branch';
      readonly branch: string;
      /** Path of the workflow whose runs leave it; `null` for the one that asks. */
      readonly workflow: string | null;
      /** Runs that were created before this moment (epoch ms) do not count; `null` for no bound. */
      readonly sinceMs: number | null;
      readonly text: string;
    }
  | { readonly kind: 'file'; readonly path: string; readonly text: string };

interface Flaw {
  readonly message: string;
  readonly fix: string;
}

const fix =
  'Write `branch=main` (the newest run of this workflow on a protected branch whose gate passed), `file=.github/baseline.json`, or `none`.';

const flaw = (given: string, what: string): Result<never, Flaw> =>
  failure({ message: `found "${given}"${what}.`, fix });

/** Characters that git forbids in a branch, and what a shell or an address would take for its own. */
const unfitBranch = /[\s~^:?*[\\\u0000-\u001f\u007f]|\.\.|\/\/|^[/.-]|[/.]$|@\{|\.lock$/u;

function readSince(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}Z)?$/u.test(text)) return null;
  const parsed = Date.parse(text);
  // 2026-02-31 would become a day in March.
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text.replace('Z', ''))
    ? parsed
    : null;
}

function readBranch(given: string): Result<BaselineSetting, Flaw> {
  const words = given.split(/ +/u).map((word) => /^([a-z]+)=(.+)$/u.exec(word)?.slice(1) ?? [word, '']);
  const said = new Map(words.map(([key = '', value = '']) => [key, value]));
  const branch = said.get('branch') ?? '';
  if (branch === '') return flaw(given, ', which names no branch');
  if (unfitBranch.test(branch) || branch.startsWith('refs/'))
    return flaw(given, `: "${branch}" is not the name of a branch`);
  const strange = words.find(([key = '']) => !['branch', 'workflow', 'since'].includes(key));
  if (strange !== undefined)
    return flaw(given, `: "${strange[0] ?? ''}" is none of branch, workflow and since`);
  if (said.size < words.length) return flaw(given, ', which says one thing twice');
  const file = said.get('workflow');
  if (file !== undefined && !/^[\w.-]+\.ya?ml$/u.test(file))
    return flaw(given, `: "${file}" is not a file of .github/workflows`);
  const workflow = file === undefined ? null : `.github/workflows/${file}`;
  const since = said.get('since');
  const sinceMs = since === undefined ? null : readSince(since);
  if (since !== undefined && sinceMs === null)
    return flaw(
      given,
      `: "${since}" is neither a day such as 2026-11-21 nor a minute such as 2026-11-21T14:00Z`,
    );
  return success({ kind: 'branch', branch, workflow, sinceMs, text: given });
}

/** Reads `branch=NAME`, with `workflow=FILE` and `since=YYYY-MM-DD` (or `…THH:MMZ`) behind it or not, `file=PATH` or `none`. */
export function readBaselineSetting(given: string): Result<BaselineSetting, Flaw> {
  if (given === 'none') return success({ kind: 'none' });
  if (given.startsWith('branch=')) return readBranch(given);
  if (!given.startsWith('file=')) return flaw(given, '');
  const path = given.slice('file='.length);
  const parts = path.split('/');
  if (
    path === '' ||
    /[\s\\]/u.test(path) ||
    parts.some((part) => part === '' || part === '.' || part === '..')
  )
    return flaw(given, ', which is not a path from the root of the repository');
  return success({ kind: 'file', path, text: given });
}
