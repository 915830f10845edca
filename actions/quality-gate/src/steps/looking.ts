import type { InputValues } from '@interlock/shared/domain/input';
import type {
  Decided as DecidedBy,
  GateValues,
  Looking as LookingBy,
} from '@interlock/shared/gate/steps/gate';

import type { inputs } from '../domain/inputs.ts';
import type { Measurements, Reading } from '../domain/measurements.ts';
import type { Policy } from '../domain/policy.ts';

export type Values = InputValues<typeof inputs>;

/** What the gate has seen. */
export interface Measured {
  readonly measurements: Measurements;
  readonly readings: readonly Reading[];
}

export type Looking = LookingBy<GateValues<typeof inputs>, Policy>;
export type Decided = DecidedBy<GateValues<typeof inputs>, Policy, Measured>;
