import { describeSource, type LoadedConfiguration } from '../../domain/configuration/source.ts';
import { UserError } from '../../domain/errors.ts';
import type { InputValues, Inputs } from '../../domain/input.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Outputs } from '../../steps/action.ts';
import { loadJudgingConfiguration } from '../../steps/load-configuration.ts';
import type { GateInputs, GateOutputs } from '../domain/contract.ts';
import { gatesOf } from '../domain/entry.ts';
import type { GatePolicy } from '../domain/policy.ts';
import type { Gate, GateValues } from './gate.ts';

/**
 * Reads the configuration that a gate judges by.
 *
 * @throws {UserError} without a token, and with every problem of the file
 * @throws {ExternalError} when GitHub cannot be asked
 */
export async function loadGateConfiguration(
  { token, config }: Pick<InputValues<GateInputs>, 'token' | 'config'>,
  ports: Ports,
): Promise<LoadedConfiguration> {
  if (token === null)
    throw new UserError([
      {
        code: 'input-missing',
        message: 'Input "token" is empty.',
        fix: 'Leave it out (the token of the job is used), or give one with `contents: read`.',
        where: 'token',
      },
    ]);
  return loadJudgingConfiguration(config, ports.runner.run, ports.github(token.reveal()));
}

/** What is judged by, in a few words. */
export function sayPolicy({ entry, gate }: GatePolicy, { source }: LoadedConfiguration): string {
  const described = describeSource(source);
  if (entry !== null) return `gate ${gate} of ${described}, and the inputs`;
  return `the inputs alone; ${source.kind === 'file' ? `${described} has no gate "${gate}"` : source.why}`;
}

/**
 * What a gate judges by, said in the log.
 *
 * @throws {UserError} with every problem of inputs and configuration that do not fit each other
 */
export function findPolicy<
  DeclaredInputs extends Inputs & GateInputs,
  DeclaredOutputs extends Outputs & GateOutputs,
  Policy extends GatePolicy,
  Measured,
>(
  gate: Pick<Gate<DeclaredInputs, DeclaredOutputs, Policy, Measured>, 'action' | 'policyOf'>,
  values: GateValues<DeclaredInputs>,
  loaded: LoadedConfiguration,
  { runner }: Ports,
): Policy {
  const { configuration, source } = loaded;
  const described = describeSource(source);
  const combined = gate.policyOf(values, { configuration, isFile: source.kind === 'file', described });
  if (!combined.ok) throw new UserError(combined.failures);
  const policy = combined.value;
  runner.info(`policy: ${sayPolicy(policy, loaded)}`);
  const others = gatesOf(gate.action, configuration);
  if (policy.entry === null && others.length > 0)
    runner.warning(
      `The configuration has the ${gate.action} gate ${others.join(', ')}, and this step names none of them. Add \`gate: ${others[0] ?? ''}\` to judge by it.`,
      { title: `${gate.action}: gate-not-named` },
    );
  const isDefault = new Set(policy.defaults);
  for (const rule of policy.rules)
    runner.info(`rule: ${rule.text}${isDefault.has(rule) ? ' (by default: no rule speaks of it)' : ''}`);
  return policy;
}
