import { describeWaiver, type Waiver } from '@interlock/shared/domain/waiver/waiver';
import type { UsedWaiver, WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';

import { finding, type Finding } from './codes.ts';
import type { Measurements } from './measurements.ts';

const daysOf = ({ expires, owner }: Waiver): string => `${expires}, of ${owner}`;

/** What there is to say about the waivers themselves; none of it changes a verdict. */
export function waiverFindings(
  use: WaiverUse,
  path: string,
  { tests, statics }: Pick<Measurements, 'tests' | 'statics'>,
): readonly Finding[] {
  const tools = (statics?.reports ?? []).flatMap(({ report }) => report.tools);
  const told = (code: 'waiver-expired' | 'waiver-expiring', { waiver, count }: UsedWaiver): Finding =>
    finding(code, path, `${describeWaiver(waiver)}: ${daysOf(waiver)}; about ${count}`);
  return [
    ...use.expired().map((one) => told('waiver-expired', one)),
    ...use.expiring().map((one) => told('waiver-expiring', one)),
    ...use
      .unmatched({ tests: tests !== null, tools })
      .map((waiver) => finding('waiver-unmatched', path, `${describeWaiver(waiver)}: ${daysOf(waiver)}`)),
  ];
}
