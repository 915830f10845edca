import { countOf } from '../../domain/report/numbers.ts';
import { describeWaiver, type Waiver } from '../../domain/waiver/waiver.ts';
import type { WaiverUse } from '../../domain/waiver/waiver-use.ts';
import type { Finding } from '../../domain/code-table.ts';
import { gateFinding } from './gate-codes.ts';

const owned = (waiver: Waiver): string => `${describeWaiver(waiver)} of ${waiver.owner}`;

/**
 * What there is to say about the waivers themselves; none of it changes a verdict.
 *
 * @param use - the waivers, after everything was laid beside them
 * @param path - the file they are from
 * @param seen - what was looked at, so that a waiver about something else is not called unmatched
 */
export function waiverFindings(
  use: WaiverUse,
  path: string,
  seen: Parameters<WaiverUse['unmatched']>[0],
): readonly Finding[] {
  const sayCount = (count: number): string => countOf(count, 'failure or finding', 'failures or findings');
  const expired = use
    .expired()
    .map(({ waiver, count }) =>
      gateFinding(
        'waiver-expired',
        path,
        `${owned(waiver)} ended on ${waiver.expires}, and would have been about ${sayCount(count)}`,
      ),
    );
  const expiring = use
    .expiring()
    .map(({ waiver, count }) =>
      gateFinding(
        'waiver-expiring',
        path,
        `${owned(waiver)} ends on ${waiver.expires}; ${sayCount(count)} waived`,
      ),
    );
  const unmatched = use
    .unmatched(seen)
    .map((waiver) => gateFinding('waiver-unmatched', path, `${owned(waiver)}, until ${waiver.expires}`));
  return [...expired, ...expiring, ...unmatched];
}
