import { parseDuration } from '@interlock/shared/domain/duration';

import { seededRandom } from '../random.ts';

/** Something that is made to go wrong in a run, on purpose and repeatably. */
export type Fault =
  | { readonly kind: 'cancel-after'; readonly ms: number }
  | { readonly kind: 'cancel-at-step'; readonly job: string; readonly step: string; readonly ms: number };

export type FaultReading =
  { readonly kind: 'fault'; readonly fault: Fault } | { readonly kind: 'invalid'; readonly problem: string };

/** What `--fault` accepts. */
export const faultGrammar = [
  'cancel-after=DURATION           cancel the run that long after its start (500ms, 2s, 1m)',
  'cancel-at=MS[:SEED]             the same at MS milliseconds; with a seed at a moment in [0, MS] drawn from it',
  'cancel-at-step=JOB/STEP+DURATION  cancel that long after the step started; JOB and STEP by id or shown name',
] as const;

/** Reads a fault. */
export function parseFault(text: string): FaultReading {
  const equals = text.indexOf('=');
  const kind = equals < 0 ? text : text.slice(0, equals);
  const value = equals < 0 ? '' : text.slice(equals + 1);
  switch (kind) {
    case 'cancel-after':
      return after(text, parseDuration(value));
    case 'cancel-at': {
      const [, most, seed] = /^(\d+)(?::(\d+))?$/.exec(value) ?? [];
      if (most === undefined) return invalid(text, 'write cancel-at=MS or cancel-at=MS:SEED');
      const moment =
        seed === undefined ? Number(most) : Math.floor(seededRandom(Number(seed))() * Number(most));
      return after(text, moment);
    }
    case 'cancel-at-step': {
      const plus = value.lastIndexOf('+');
      const ms = plus < 0 ? 0 : parseDuration(value.slice(plus + 1));
      const [, job, step] = /^(.+?[^ ])\/([^ ].*)$/.exec(plus < 0 ? value : value.slice(0, plus)) ?? [];
      if (ms === null || job === undefined || step === undefined)
        return invalid(
          text,
          'write cancel-at-step=JOB/STEP+DURATION, such as cancel-at-step=deploy/switch+500ms',
        );
      return { kind: 'fault', fault: { kind: 'cancel-at-step', job, step, ms } };
    }
    default:
      return invalid(text, `known faults: ${faultGrammar.map((line) => line.split('=', 1)[0]).join(', ')}`);
  }
}

function after(text: string, ms: number | null): FaultReading {
  if (ms === null) return invalid(text, 'write a duration such as 500ms, 2s or 1m');
  return { kind: 'fault', fault: { kind: 'cancel-after', ms } };
}

function invalid(text: string, advice: string): FaultReading {
  return { kind: 'invalid', problem: `--fault '${text}' is not known: ${advice}` };
}
