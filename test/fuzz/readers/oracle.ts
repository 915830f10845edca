import { ratioOf } from '@interlock/quality-gate/domain/report/coverage';
import { totalOf } from '@interlock/quality-gate/domain/report/counts';
import type { UsableReport } from '@interlock/quality-gate/domain/report/format';

/** How good a report is; of a kind that nobody told how to judge, nothing is claimed. */
export type Worth = 'good' | 'bad' | 'not judged';

/** Of a report of complexity: what its samples have, and a rule of any gate would see. */
const complexEnough = 8;

/** Whether a report tells of something bad that a rule would see; `null` of a kind that nobody told how to judge. */
function isBad(usable: UsableReport): boolean | null {
  if (usable.kind === 'tests') {
    const { counts } = usable.report;
    const total = totalOf(counts);
    return counts.failed + counts.errored > 0 || total === 0 || total === counts.skipped;
  }
  if (usable.kind === 'coverage') {
    const { files, worseStated } = usable.report;
    const ratios = [...files.values()].map((file) => ratioOf(file, 'lines'));
    const total = ratios.reduce((sum, ratio) => sum + (ratio?.total ?? 0), 0);
    return (
      total === 0 || [...ratios, worseStated?.lines].some((ratio) => ratio && ratio.covered < ratio.total)
    );
  }
  if (usable.kind === 'complexity') {
    const tallies = [...usable.report.files.values()].flatMap((file) => [file.cyclomatic, file.cognitive]);
    const worst = tallies.flatMap((tally) => tally?.worst ?? []);
    return worst.length === 0 || worst.some(({ complexity }) => complexity >= complexEnough);
  }
  if (usable.kind === 'duplication') {
    const { duplicates, unlisted, filesLookedAt } = usable.report;
    return duplicates.length + unlisted.blocks + unlisted.lines > 0 || filesLookedAt === 0;
  }
  return null;
}

/** How good a usable report is. */
export function worthOf(usable: UsableReport): Worth {
  const bad = isBad(usable);
  return bad === null ? 'not judged' : bad ? 'bad' : 'good';
}

// Hits and totals beyond what a double holds exactly are allowed; fractions and NaN are not.
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

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
