import { compileGlob } from '@interlock/shared/domain/glob';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Observations, Query } from '@interlock/shared/domain/rule/observation';

import { codes } from '../codes.ts';
import { coverageParts } from '@interlock/reports/domain/coverage/coverage';
import type { BaselineBody, BaselineEntry } from './document.ts';
import { queryOf } from './entry.ts';

type Seen = Extract<Observation, { kind: 'value' }>;
type Share = NonNullable<Seen['of']>;

/**
 * What a ratio may be held against, so that deleting code punishes nobody. Where there is less in all than in the
 * baseline, what must not grow is the amount that is bad (lines that are not covered, lines that are duplicated), so
 * the baseline is laid over the smaller total: of 9 covered lines in 10, with 8 left, 7 in 8. However much was deleted,
 * covered or not, the bad amount did not grow by it, so the ratio is met. Where the total grew or stayed, the
 * baseline's own ratio holds.
 *
 * @param before - of the baseline
 * @param now - of what is judged
 * @param better - which direction of the ratio is an improvement
 * @returns 0 to 1
 */
export function ratchetRatio(before: Share, now: Share, better: Metric['better']): number {
  const { part, total } = before;
  if (now.total >= total || now.total === 0) return total === 0 ? NaN : part / total;
  const bad = better === 'higher' ? total - part : part;
  const share = Math.min(1, bad / now.total);
  return better === 'higher' ? 1 - share : share;
}

const keyOf = (metric: string, name: string | null, scope: Query['scope']): string =>
  JSON.stringify([
    metric,
    name,
    scope.kind,
    ...(scope.kind === 'whole' ? [] : scope.kind === 'path' ? [scope.glob] : [scope.member, scope.id]),
  ]);

/** A baseline that can be asked. */
interface Index {
  readonly body: BaselineBody;
  readonly entries: ReadonlyMap<string, BaselineEntry>;
  readonly files: ReadonlyMap<string, NonNullable<BaselineBody['files']>['list'][number]>;
}

function indexOf(body: BaselineBody): Index {
  const entries = new Map<string, BaselineEntry>();
  // What was measured by itself stands before what a rule asked for.
  for (const entry of [...body.answers, ...body.numbers]) {
    const { metric, name, scope } = queryOf(entry);
    entries.set(keyOf(metric, name, scope), entry);
  }
  return { body, entries, files: new Map(body.files?.list.map((file) => [file.path, file])) };
}

/** Coverage of files, which the baseline holds one by one: of one of them, or of all in a glob. */
function coverageOf({ body, files }: Index, query: Query): BaselineEntry | 'unlisted' | null {
  const part = coverageParts.find((known) => query.metric === `coverage.${known}`);
  if (part === undefined || body.files === null) return null;
  const { scope } = query;
  if (scope.kind === 'whole' || (scope.kind === 'member' && scope.member !== 'file')) return null;
  if (!body.files.areComplete) return 'unlisted';
  const matches = scope.kind === 'path' ? compileGlob(scope.glob) : () => true;
  const one = scope.kind === 'member' ? files.get(scope.id) : undefined;
  const among = scope.kind === 'path' ? body.files.list : one === undefined ? [] : [one];
  let covered = 0;
  let total = 0;
  for (const file of among) {
    const ratio = file[part];
    if (ratio === null || !matches(file.path)) continue;
    covered += ratio.covered;
    total += ratio.total;
  }
  if (total === 0) return null;
  const value = covered / total;
  return {
    metric: query.metric,
    name: null,
    in: null,
    value,
    of: { part: covered, total },
    samples: null,
  };
}

/**
 * What queries are compared with: the numbers of the baseline, laid over what is left where code was deleted.
 *
 * @returns a function of the query and of what it sees now
 */
export function baselineTeller(
  body: BaselineBody,
): (query: Query, now: Observation, better: Metric['better']) => ReturnType<Observations['baseline']> {
  const index = indexOf(body);
  return (query, now, better) => {
    const { metric, name, scope } = query;
    const entry = index.entries.get(keyOf(metric, name, scope)) ?? coverageOf(index, query);
    if (entry === null)
      return {
        kind: 'never-existed',
        why: `The baseline of ${body.created.slice(0, 10)} (run ${body.run.id}) did not measure it: it is new.`,
      };
    if (entry === 'unlisted')
      return {
        kind: 'absent',
        code: 'baseline-incomplete',
        why: 'The baseline does not list all files.',
        fix: codes['baseline-incomplete'].fix,
      };
    const share = now.kind === 'value' ? (now.of ?? null) : null;
    const value = entry.of === null || share === null ? entry.value : ratchetRatio(entry.of, share, better);
    return {
      kind: 'value',
      value,
      where: null,
      detail: null,
      ...(entry.samples === null ? {} : { samples: entry.samples }),
    };
  };
}
