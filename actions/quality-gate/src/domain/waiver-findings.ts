import { countOf } from '@interlock/shared/domain/report/numbers';
import { describeWaiver, type Waiver } from '@interlock/shared/domain/waiver/waiver';
import type { WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';

import { finding, type Finding } from './codes.ts';
import type { Measurements } from './measurements.ts';

const owned = (waiver: Waiver): string => `${describeWaiver(waiver)} of ${waiver.owner}`;

/** What there is to say about the waivers themselves; none of it changes a verdict. */
export function waiverFindings(
  use: WaiverUse,
  path: string,
  { tests, statics }: Pick<Measurements, 'tests' | 'statics'>,
): readonly Finding[] {
  const tools = (statics?.reports ?? []).flatMap(({ report }) => report.tools);
  const sayCount = (count: number): string => countOf(count, 'failure or finding', 'failures or findings');
  return [
    ...use
      .expired()
      .map(({ waiver, count }) =>
        finding(
          'waiver-expired',
          path,
          `${owned(waiver)} ended on ${waiver.expires}, and would have been about ${sayCount(count)}`,
        ),
      ),
    ...use
      .expiring()
      .map(({ waiver, count }) =>
        finding(
          'waiver-expiring',
          path,
          `${owned(waiver)} ends on ${waiver.expires}; ${sayCount(count)} waived`,
        ),
      ),
    ...use
      .unmatched({ tests: tests !== null, tools })
      .map((waiver) => finding('waiver-unmatched', path, `${owned(waiver)}, until ${waiver.expires}`)),
  ];
}
