import { code, codeBlock, lineBreak, list, table, text } from '@interlock/shared/domain/report/node';
import { countOf, formatBytes, formatCount } from '@interlock/shared/domain/report/numbers';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import type { Reason } from '@interlock/shared/domain/verdict';
import type { Waiver } from '@interlock/shared/domain/waiver/waiver';

import { comparisonSections } from './baseline/comparison-shown.ts';
import { countLines } from '@interlock/checkout/domain/line-ranges';
import type { Decision } from '@interlock/shared/gate/domain/decision';
import type { SummaryOf } from './kinds/kind.ts';
import { kindsInOrder } from './kinds/kinds.ts';
import type { Measurements, Reading } from './measurements.ts';
import type { Policy } from './policy.ts';
import { sonarSections } from './sonarqube/sonar-shown.ts';

const right = (title: string) => ({ title, align: 'right' as const });

/** What the change was found to be; why it is not known stands with the rules that ask for it. */
function changeSection({ change }: Measurements): readonly Section[] {
  if (change?.kind !== 'known') return [];
  const { touched, files, bases, said, head } = change.change;
  const added = [...files.values()].reduce((sum, lines) => sum + countLines(lines.added), 0);
  const facts = [
    [
      text('from '),
      ...(bases.length === 0
        ? [text(said)]
        : [
            ...bases.flatMap((base, index) => [text(index === 0 ? '' : ' and '), code(base.slice(0, 8))]),
            text(` (${said})`),
          ]),
      text(bases.length === 0 ? ', ' : ' to '),
      code(head.slice(0, 8)),
    ],
    [text(`${countOf(touched.size, 'file')} touched, ${countOf(added, 'line')} added`)],
  ];
  return [{ title: 'The change', folded: true, blocks: [list(facts)] }];
}

/** Two lists side by side where a report covers nothing of the repository. */
function pathSections(reasons: readonly Reason[]): readonly Section[] {
  return reasons
    .filter(({ code: reasonCode }) => /^(?:coverage|source)-of-no-repository-file$/u.test(reasonCode))
    .map(({ where, seen }) => ({
      title: `Paths in ${where ?? 'the report'} and in the repository`,
      folded: false,
      blocks: [
        codeBlock((seen ?? '').replace(' | ', '\n').replaceAll(', ', '\n  ').replaceAll(': ', ':\n  ')),
      ],
    }));
}

function readSections(readings: readonly Reading[]): readonly Section[] {
  if (readings.length === 0) return [];
  const rows = readings.map(({ path, sizeBytes, read }) => [
    code(path),
    read.kind === 'unusable' ? `❌ ${read.code}` : read.kind,
    sizeBytes === null ? '' : formatBytes(sizeBytes),
  ]);
  const blocks = [table(['Report', 'What it is', right('Size')], rows, { rowCap: 100 })];
  return [{ title: `Reports (${formatCount(readings.length)})`, folded: true, blocks }];
}

/** What did not pass and is waived: who answers for it, why, and until when. */
function waivedSection({ waived, waivedFindings }: Measurements): readonly Section[] {
  const answer = ({ owner, reason, ticket, expires }: Waiver): readonly string[] => [
    owner,
    `${reason}${ticket === null ? '' : ` (${ticket})`}`,
    // A day stays on one line.
    expires.replaceAll('-', '\u2011'),
  ];
  const rows = [
    ...waived.map(({ name, outcome, report, waiver }) => [
      [text(`${outcome}: ${name}`), lineBreak(), code(report)],
      ...answer(waiver),
    ]),
    ...waivedFindings.map(({ tool, rule, count, file, waiver }) => [
      [text(`${tool} ${rule}${count > 1 ? `, ${formatCount(count)} times` : ''}`), lineBreak(), code(file)],
      ...answer(waiver),
    ]),
  ];
  if (rows.length === 0) return [];
  const blocks = [table(['Waived', 'Owner', 'Why', 'Until'], rows, { rowCap: 50, cellCap: 300 })];
  return [{ title: `Waived (${formatCount(rows.length)})`, folded: false, blocks }];
}

/** What the summary has beside the answer, what blocks and the rules. */
export function sectionsOf(
  policy: Policy,
  decision: Decision,
  measurements: Measurements,
  readings: readonly Reading[],
): readonly Section[] {
  const of: SummaryOf = { measurements, decision, rules: policy.rules };
  const kinds = kindsInOrder('tests', 'coverage', 'static', 'performance', 'size');
  const proofs = kinds.slice(0, 2);
  return [
    ...pathSections(decision.reasons),
    ...kinds.flatMap(({ sections }) => sections?.first?.(of) ?? []),
    ...waivedSection(measurements),
    ...comparisonSections(measurements),
    ...proofs.flatMap(({ sections }) => sections?.numbers?.(of) ?? []),
    ...sonarSections(measurements.sonar),
    ...kinds.slice(2).flatMap(({ sections }) => sections?.numbers?.(of) ?? []),
    ...kinds.flatMap(({ sections }) => sections?.details?.(of) ?? []),
    ...changeSection(measurements),
    ...readSections(readings),
  ];
}
