import type { ContainerRules } from '@interlock/kubernetes/domain/digest-check';
import type { Configuration } from '@interlock/shared/domain/configuration/configuration';
import type { Environment, Validation } from '@interlock/shared/domain/configuration/environments';
import type { SigningKey } from '@interlock/shared/domain/evidence/envelope';
import type { Subject } from '@interlock/shared/domain/subject';
import type { GitHub } from '@interlock/shared/ports/github';

import type { Claimant } from '../domain/claim.ts';
import type { Colors } from '../domain/colors.ts';

/** What a forward move knows before it looks at the cluster. */
export interface MoveFacts {
  readonly configuration: Configuration;
  readonly environmentName: string;
  readonly environment: Environment;
  readonly colors: Colors;
  readonly subject: Subject;
  readonly claimant: Claimant;
  /** Compares commits with those that are held. */
  readonly github: GitHub;
  readonly by: string;
  readonly reason: string | null;
  readonly evidence: string;
  readonly key: SigningKey | null;
  /** The address of the real entry; `null` where the configuration has none. */
  readonly entry: string | null;
  readonly preview: string | null;
  readonly validations: readonly Validation[];
  readonly keepOldForMs: number;
  /** The color that was asked for by name; `null` for the idle one. */
  readonly wantedColor: string | null;
  readonly deadlineMs: number;
  readonly soakMs: number;
  readonly probeRate: number;
  readonly minReady: number | null;
  /** Containers that may run what nobody proved, by name. */
  readonly containersAllowed: readonly string[];
  readonly releaseOld: boolean;
  readonly isDryRun: boolean;
}

/** What may run in the target. */
export function rulesOf({ subject, containersAllowed }: MoveFacts): ContainerRules {
  return { artifacts: subject.artifacts, allowed: containersAllowed };
}
