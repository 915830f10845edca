import { readCommandLine, usage } from './domain/commandline.ts';
import type { Command } from './domain/commandline.ts';
import type { Settings } from './domain/settings.ts';

/** What became of a command: its exit code and what it prints. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What the commands need. Each answers what is to be printed. */
export interface Ports {
  readonly start: (folder: string, settings: Settings) => Promise<Outcome>;
  /** Runs the server itself until it is told to stop. */
  readonly serve: (folder: string, settings: Settings) => Promise<Outcome>;
  readonly stop: (folder: string) => Promise<Outcome>;
  readonly status: (folder: string) => Promise<Outcome>;
  readonly address: (folder: string, namespace: string, service: string, port: string) => Promise<Outcome>;
  readonly addImage: (folder: string, name: string, path: string) => Promise<Outcome>;
  readonly supervise: () => Promise<Outcome>;
  readonly kubectl: (argv: readonly string[]) => Promise<Outcome>;
}

/** Runs one command line of the rehearsal cluster. */
export async function run(argv: readonly string[], ports: Ports): Promise<Outcome> {
  return perform(readCommandLine(argv), ports);
}

async function perform(command: Command, ports: Ports): Promise<Outcome> {
  switch (command.kind) {
    case 'start':
      return ports.start(command.folder, command.settings);
    case 'serve':
      return ports.serve(command.folder, command.settings);
    case 'stop':
      return ports.stop(command.folder);
    case 'status':
      return ports.status(command.folder);
    case 'address':
      return ports.address(command.folder, command.namespace, command.service, command.port);
    case 'image-add':
      return ports.addImage(command.folder, command.name, command.path);
    case 'supervise':
      return ports.supervise();
    case 'kubectl':
      return ports.kubectl(command.argv);
    case 'help':
      return { code: 0, out: usage, err: '' };
    case 'refused':
      return { code: 2, out: '', err: `${command.why}\n\n${usage}` };
  }
}
