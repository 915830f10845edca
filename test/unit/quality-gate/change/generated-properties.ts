import { rm } from 'node:fs/promises';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { changedFiles, sumChanged } from '@interlock/quality-gate/domain/change/changed-lines';
import type { FoundChange } from '@interlock/checkout/domain/change';
import type { LineRanges } from '@interlock/checkout/domain/line-ranges';
import { measure } from '@interlock/quality-gate/domain/measure';
import { repositoryFiles } from '@interlock/checkout/domain/paths';
import type { RunContext } from '@interlock/shared/domain/run-context';

import { read } from '../read.ts';
import {
  compare,
  coverageOf,
  coveredOf,
  histories,
  play,
  treeAt,
  type Differs,
  type History,
} from './generated.ts';
import { cloneOf, findIn, known, pullRequest, pushOf } from './repository.ts';

const coverage = {
  kind: 'coverage',
  files: ['*'],
  except: [],
  package: null,
  min: 1,
  max: null,
  format: null,
} as const;

const numbersOf = (ranges: LineRanges): readonly number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

function addedLines(found: FoundChange): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries([...known(found).files].map(([path, { added }]) => [path, numbersOf(added)]));
}

/** Lines that are new against all of several. */
function common(all: readonly Differs[]): Differs['added'] {
  const [first, ...others] = all;
  return Object.fromEntries(
    Object.entries(first?.added ?? {}).flatMap(([path, numbers]) => {
      const left = numbers.filter((number) =>
        others.every(({ added }) => added[path]?.includes(number) === true),
      );
      return left.length === 0 ? [] : [[path, left] as const];
    }),
  );
}

interface Wanted {
  /** What is checked out. */
  readonly at: string;
  readonly run: Partial<RunContext>;
  /** What it is compared with; `null` where the code chooses, which other tests hold. */
  readonly bases: readonly string[] | null;
}

async function holdAgainst(folder: string, clone: string, { at, run, bases }: Wanted): Promise<boolean> {
  const found = await findIn(clone, run);
  if (bases !== null) expect(known(found).bases).toStrictEqual(bases);
  const head = await treeAt(folder, at);
  const differs: Differs[] = [];
  for (const base of bases ?? known(found).bases) differs.push(compare(await treeAt(folder, base), head));
  if (differs.length === 0 || differs.some(({ isDoubtful }) => isDoubtful)) return false;
  const added = common(differs);
  expect(addedLines(found)).toStrictEqual(added);
  expect([...known(found).touched].sort()).toStrictEqual(
    (differs[0]?.touched ?? []).filter((path) => differs.every(({ touched }) => touched.includes(path))),
  );
  const repository = repositoryFiles([...head.keys()], clone, true);
  const report = { path: 'coverage/lcov.info', sizeBytes: 1, entries: [0], read: read(coverageOf(head)) };
  const { coverage: covered } = measure([coverage], [report], repository);
  expect(sumChanged(changedFiles(known(found), covered?.files ?? []))).toStrictEqual(coveredOf(head, added));
  return true;
}

/** How often something was compared at all. */
interface Seen {
  merges: number;
  heads: number;
  pushes: number;
}

async function holdHistory(history: History, seen: Seen): Promise<void> {
  const { repository, base, before, head, main, merge } = await play(history);
  const clones: string[] = [];
  const clone = async (at: string): Promise<string> => {
    const folder = await cloneOf(repository, at);
    clones.push(folder);
    return folder;
  };
  try {
    const request = pullRequest(main, head);
    const atHead = await clone(head);
    if (
      await holdAgainst(repository.folder, atHead, {
        at: head,
        run: { ...request, sha: merge ?? 'e'.repeat(40) },
        bases: [base],
      })
    )
      seen.heads += 1;
    const push = pushOf(before, 'refs/heads/topic');
    if (await holdAgainst(repository.folder, atHead, { at: head, run: push, bases: null })) seen.pushes += 1;
    if (merge === null) return;
    const wanted = { at: merge, run: { ...request, sha: merge }, bases: [main] };
    if (await holdAgainst(repository.folder, await clone(merge), wanted)) seen.merges += 1;
  } finally {
    for (const folder of clones) await rm(folder, { recursive: true, force: true });
    await repository.remove();
  }
}

/** That changed lines are what differs between the trees, in so many histories. */
export function testHistories(
  runs: { readonly numRuns: number; readonly seed?: number },
  timeoutMs: number,
): void {
  it(
    'the changed lines of any history, and what of them is covered, are what differs between its trees',
    async () => {
      const seen: Seen = { merges: 0, heads: 0, pushes: 0 };
      // A history is long to play, and its deeds are few: it is shown as it is.
      await fc.assert(
        fc.asyncProperty(histories, (history) => holdHistory(history, seen)),
        { ...runs, endOnFailure: true },
      );
      expect(Math.min(seen.merges, seen.heads, seen.pushes)).toBeGreaterThan(0);
    },
    timeoutMs,
  );
}
