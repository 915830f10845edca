import { finding, type Finding } from '../../codes.ts';
import { totalOf } from '@interlock/reports/domain/tests/counts';
import type { TestReport } from '@interlock/reports/domain/tests/test-report';
import { sayDisagreements } from '../disagreement.ts';

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
