import { explainText, explainValues } from '../../domain/configuration/explain.ts';
import type { LoadedConfiguration } from '../../domain/configuration/source.ts';
import type { Inputs } from '../../domain/input.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Action, Outputs } from '../../steps/action.ts';
import type { GateInputs, GateOutputs } from '../domain/contract.ts';
import type { GatePolicy } from '../domain/policy.ts';
import { findPolicy, loadGateConfiguration } from './find-policy.ts';
import type { Gate, GateValues } from './gate.ts';
import { runGate, type Judged } from './run-gate.ts';

/** A gate as an action, and by itself for whoever has the configuration already. */
export interface GateProgram<DeclaredInputs extends Inputs & GateInputs> extends Action<DeclaredInputs> {
  judge(
    values: GateValues<DeclaredInputs>,
    loading: LoadedConfiguration | Promise<LoadedConfiguration>,
    ports: Ports,
  ): Promise<Judged>;
  /** The effective values of inputs and configuration, and where each came from. */
  explainBy(values: GateValues<DeclaredInputs>, loaded: LoadedConfiguration, ports: Ports): string;
}

/** Makes an action of what a gate brings. */
export function defineGate<
  DeclaredInputs extends Inputs & GateInputs,
  DeclaredOutputs extends Outputs & GateOutputs,
  Policy extends GatePolicy,
  Measured,
>(gate: Gate<DeclaredInputs, DeclaredOutputs, Policy, Measured>): GateProgram<DeclaredInputs> {
  type Values = GateValues<DeclaredInputs>;
  const judge = (values: Values, loading: LoadedConfiguration | Promise<LoadedConfiguration>, ports: Ports) =>
    runGate(gate, values, loading, ports);
  const explainBy = (values: Values, loaded: LoadedConfiguration, ports: Ports): string => {
    const policy = findPolicy(gate, values, loaded, ports);
    const given = Object.entries(gate.inputs).map(([name, input]) => ({
      name,
      given: ports.runner.input(name),
      defaultText: input.defaultText,
      secret: input.kind === 'secret',
    }));
    const entry = policy.entry === null ? null : { path: `gates.${policy.gate}`, value: policy.entry };
    return explainText(explainValues(given, entry, loaded));
  };
  return {
    name: gate.action,
    inputs: gate.inputs,
    outputs: gate.outputs,
    outputsOnError: { verdict: 'inconclusive', reasons: '[]' },
    run: async (values: Values, ports) => judge(values, loadGateConfiguration(values, ports), ports),
    explain: async (values: Values, ports) =>
      explainBy(values, await loadGateConfiguration(values, ports), ports),
    judge,
    explainBy,
  };
}
