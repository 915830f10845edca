import type { LoadedConfiguration } from '@interlock/shared/domain/configuration/source';
import type { Inputs, InputValues } from '@interlock/shared/domain/input';
import type { Part } from '@interlock/shared/domain/report/part';
import type { Ports } from '@interlock/shared/ports/ports';

/** What a gate came to: its outputs, its summary as data and as Markdown, and the last line of its log. */
export interface Judged {
  readonly outputs: { readonly report?: string; readonly verdict?: string };
  readonly parts: readonly Part[];
  readonly summary: string;
  readonly lastLine: string;
}

/** The gate of an action, to be judged by the command line. Both throw UserError or ExternalError. */
export interface GateProgram<Declared extends Inputs> {
  readonly inputs: Declared;
  /** The policy that would be judged by, as text. */
  explainBy(values: InputValues<Declared>, loaded: LoadedConfiguration, ports: Ports): string;
  judge(values: InputValues<Declared>, loaded: LoadedConfiguration, ports: Ports): Promise<Judged>;
}
