import { finding, type Finding } from './codes.ts';
import { totalOf } from '@interlock/reports/domain/tests/counts';
import type { TestReport } from '@interlock/reports/domain/tests/test-report';
import type { Disagreement } from '@interlock/reports/domain/tests/suite';

const shownDisagreements = 5;

function sayDisagreements(disagreements: readonly Disagreement[]): string {
  const shown = disagreements
    .slice(0, shownDisagreements)
    .map(({ where, what, stated, counted }) => `${where} states ${what} ${stated}, listed are ${counted}`);
  const more = disagreements.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/** Where a report contradicts itself, as one finding. */
export function disagreementFinding(
  path: string,
  disagreements: readonly Disagreement[],
): readonly Finding[] {
  return disagreements.length === 0
    ? []
    : [finding('totals-disagree', path, sayDisagreements(disagreements))];
}

const shownFiles = 5;
const calledLikeFile = /(?:^|› )(?:[A-Za-z]:)?[\\/][^›]*\.[cm]?[jt]sx?$/u;

/** Files that stand in the place of their tests. Whether they should have had any, the report does not say. */
function filesAsTests(path: string, { names }: TestReport): readonly Finding[] {
  const files = [...names.passes].flatMap(([name, passed]) =>
    passed > 0 && calledLikeFile.test(name) ? [name] : [],
  );
  if (files.length === 0) return [];
  const more = files.length - shownFiles;
  const list = files.slice(0, shownFiles).join(', ');
  return [finding('file-counted-as-test', path, list + (more > 0 ? `, and ${more} more` : ''))];
}

/** What a readable test report says against itself. */
export function testFindings(path: string, report: TestReport): readonly Finding[] {
  const silent = report.silent.map(({ code, where, seen }) => finding(code, path, `${where}: ${seen}`));
  const empty = totalOf(report.counts) === 0 && silent.length === 0;
  const unlisted = report.suitesWithoutCases;
  const differ = report.disagreements;
  return [
    ...silent,
    ...(unlisted > 0 ? [finding('cases-not-listed', path, `${unlisted} suite(s) list no case`)] : []),
    ...(empty ? [finding('no-tests', path, 'the report lists 0 tests')] : []),
    ...filesAsTests(path, report),
    ...(differ.length > 0
      ? [finding('test-totals-differ', path, `${sayDisagreements(differ)}; the list is counted`)]
      : []),
  ];
}

/** Reports of which each adds to what is counted, so that a copy makes more of it. */
const addingKinds: readonly string[] = ['tests', 'performance'];
const shownRepeats = 5;

/** Reports that are the same to the byte, though each is counted. */
export function repeatedFindings(
  materials: readonly { readonly path: string; readonly digest: string; readonly kind: string }[],
): readonly Finding[] {
  const byContent = new Map<string, string[]>();
  for (const { path, digest, kind } of materials) {
    if (!addingKinds.includes(kind) || digest === 'unread') continue;
    const key = `${kind}\0${digest}`;
    const known = byContent.get(key);
    if (known === undefined) byContent.set(key, [path]);
    else known.push(path);
  }
  const repeated = [...byContent.values()].filter((paths) => paths.length > 1);
  return repeated.slice(0, shownRepeats).map((paths) => {
    const [first = '', ...others] = paths;
    const more = others.length - shownFiles;
    const list = others.slice(0, shownFiles).join(', ') + (more > 0 ? `, and ${more} more` : '');
    return finding('report-repeated', first, `the same as ${list}`);
  });
}
