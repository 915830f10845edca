import { codeBook, type CodeTable } from '../../domain/code-table.ts';

/** Reason codes that every gate may give. A gate's own table begins with these. */
export const gateCodes = {
  'no-rules': {
    effect: 'inconclusive',
    meaning: 'Something was looked at, and neither a rule nor a default judges it.',
    fix: 'Say what is demanded, for example `require: [coverage.lines >= 80%]`.',
  },
  'waiver-expired': {
    effect: 'note',
    meaning: 'A waiver would be about something that was found, and its last day is over. It waives nothing.',
    fix: 'Mend what it was about, or let its owner renew it.',
  },
  'waiver-expiring': {
    effect: 'note',
    meaning: 'A waiver that is in use ends within 14 days.',
    fix: 'Mend what it is about before it ends, or let its owner renew it.',
  },
  'waiver-unmatched': {
    effect: 'note',
    meaning: 'A waiver is about nothing that was found.',
    fix: 'Take it out, or correct its name; names are compared as they are.',
  },
} as const satisfies CodeTable;

export const { finding: gateFinding } = codeBook(gateCodes);
