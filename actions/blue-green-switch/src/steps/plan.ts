import { decideSwitch } from '../domain/claim.ts';
import { expiryNowMs } from './cluster-time.ts';
import type { MoveFacts } from './facts.ts';
import type { Outcome } from './outcome.ts';
import { demandTraffic, prepare } from './prepare.ts';
import type { Session } from './session.ts';
import { switchTraffic } from './switch.ts';

/**
 * What `switch` would do, with every read and check and without a write: for an environment that this run has
 * prepared, the switch itself; for one that is free, its preparation, because nothing is deployed as yet.
 *
 * @throws {Stopped} where the move would be refused
 */
export async function plan(session: Session, facts: MoveFacts): Promise<Outcome> {
  const dry = { ...facts, isDryRun: true };
  const traffic = await demandTraffic(session);
  const decision = decideSwitch(traffic, facts.claimant, expiryNowMs(session));
  if (decision.kind === 'go' || decision.kind === 'already') return switchTraffic(session, dry);
  session.ports.runner.info(
    'not prepared by this run: this is the plan of the preparation; readiness and digest of the target are looked at by `switch`, after the deploy',
  );
  return prepare(session, dry);
}
