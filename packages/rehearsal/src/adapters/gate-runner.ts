import { plainLog } from '@interlock/shared/domain/plain-log';
import type { AnnotationPlace, Runner } from '@interlock/shared/ports/runner';
import type { RunContext } from '@interlock/shared/domain/run-context';

/** What a gate needs of the machine, and where its log goes. */
export interface GatePlace {
  readonly inputs: ReadonlyMap<string, string>;
  readonly workspace: string;
  readonly tempFolder: string;
  readonly run: RunContext;
  readonly cancellation: AbortSignal;
  readonly log: (line: string) => void;
}

/** A runner without GitHub: inputs come from the command line, outputs go nowhere, and the log is plain lines. */
export function gateRunner(place: GatePlace): Runner {
  const say = (text: string): void => place.log(plainLog(text));
  const annotate = (level: string) => (text: string, at?: AnnotationPlace) =>
    say(
      `${level}: ${at?.title === undefined ? '' : `${at.title}: `}${text}${at?.file === undefined ? '' : ` (${at.file}${at.line === undefined ? '' : `:${at.line}`})`}`,
    );
  return {
    phase: 'main',
    input: (name) => place.inputs.get(name) ?? '',
    setOutput: () => undefined,
    mask: () => undefined,
    state: () => '',
    saveState: () => undefined,
    info: say,
    debug: () => undefined,
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    group: async (title, body) => {
      say(title);
      return body();
    },
    appendSummary: () => Promise.resolve(),
    fail: () => undefined,
    run: place.run,
    programArguments: [],
    givenInputs: [...place.inputs.keys()],
    tempFolder: place.tempFolder,
    workspace: place.workspace,
    cancellation: place.cancellation,
    cancellationTimeLeftMs: () => null,
  };
}
