import { ratioOf } from '@interlock/quality-gate/domain/report/coverage';
import { totalOf } from '@interlock/quality-gate/domain/report/counts';
import type { UsableReport } from '@interlock/quality-gate/domain/report/format';

type Kind = UsableReport['kind'];

/** How good a report is; of a kind that nobody told how to judge, nothing is claimed. */
export type Worth = 'good' | 'bad' | 'not judged';

type Judges = { readonly [K in Kind]?: (report: Extract<UsableReport, { kind: K }>['report']) => boolean };

/** Whether a report tells of something bad that the rules of any gate would see. */
const isBad: Judges = {
  tests: ({ counts }) =>
    counts.failed + counts.errored > 0 || totalOf(counts) === 0 || totalOf(counts) === counts.skipped,
  coverage: ({ files, worseStated }) => {
    const ratios = [...files.values()].map((file) => ratioOf(file, 'lines'));
    const total = ratios.reduce((sum, ratio) => sum + (ratio?.total ?? 0), 0);
    const whole = worseStated?.lines;
    return (
      total === 0 ||
      (whole !== undefined && whole.covered < whole.total) ||
      ratios.some((ratio) => ratio !== null && ratio.covered < ratio.total)
    );
  },
};

/** How good a usable report is. */
export function worthOf(usable: UsableReport): Worth {
  if (usable.kind === 'tests') return isBad.tests?.(usable.report) === true ? 'bad' : 'good';
  if (usable.kind === 'coverage') return isBad.coverage?.(usable.report) === true ? 'bad' : 'good';
  return 'not judged';
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function* numbersIn(value: unknown, path: string, depth: number): Generator<readonly [string, number]> {
  if (typeof value === 'number') yield [path, value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 6) return;
  const inner = value instanceof Map ? [...value] : Object.entries(value);
  for (const [key, part] of inner) yield* numbersIn(part, `${path}.${String(key).slice(0, 40)}`, depth + 1);
}

/** What must hold of any report that a reader calls usable; what does not, in words. */
export function brokenInvariants(usable: UsableReport): readonly string[] {
  const broken: string[] = [];
  for (const [path, number] of numbersIn(usable.report, usable.kind, 0))
    if (!Number.isFinite(number)) broken.push(`${path} is ${number}`);
  if (usable.kind === 'tests') {
    const { counts, notable, silent } = usable.report;
    for (const [part, count] of Object.entries(counts) as [string, number][])
      if (!isCount(count)) broken.push(`${part} is ${count}`);
    if (counts.flaky > counts.passed) broken.push(`${counts.flaky} flaky of ${counts.passed} passed`);
    if (notable.some(({ name, message }) => typeof name !== 'string' || typeof message !== 'string'))
      broken.push('a case without a name');
    const named = notable.filter(({ outcome }) => outcome !== 'flaky').length;
    if (named + silent.length > 0 && counts.failed + counts.errored === 0)
      broken.push(`${named + silent.length} cases failed and none is counted`);
  }
  if (usable.kind === 'coverage')
    for (const [path, file] of usable.report.files)
      for (const part of ['lines', 'branches', 'functions'] as const) {
        const ratio = ratioOf(file, part);
        if (ratio === null) continue;
        if (!isCount(ratio.covered) || !isCount(ratio.total) || ratio.covered > ratio.total)
          broken.push(`${ratio.covered} of ${ratio.total} ${part} in ${path.slice(0, 40)}`);
      }
  return broken;
}
