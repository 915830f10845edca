import { StepFailure } from '../problem.ts';

interface Shell {
  readonly command: readonly [string, ...string[]];
  readonly extension: string;
}

/**
 * The command of a shell, `{0}` standing for the script: the built-in names as the runner starts them on Linux, or a
 * command of the user's own.
 * @param shell null when nothing says which: bash without pipefail
 * @throws StepFailure for an unknown name or a command without `{0}`
 */
export function shellCommand(shell: string | null): Shell {
  switch (shell) {
    case null:
      return { command: ['bash', '-e', '{0}'], extension: '.sh' };
    case 'bash':
      return { command: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '{0}'], extension: '.sh' };
    case 'sh':
      return { command: ['sh', '-e', '{0}'], extension: '.sh' };
    case 'python':
      return { command: ['python', '{0}'], extension: '.py' };
    case 'pwsh':
      return { command: ['pwsh', '-command', ". '{0}'"], extension: '.ps1' };
    case 'cmd':
    case 'powershell':
      throw new StepFailure(`The shell '${shell}' is only on Windows.`);
    default:
      return ownShell(shell);
  }
}

function ownShell(shell: string): Shell {
  const [program, ...rest] = shell.trim().split(/\s+/);
  if (program === undefined || program === '' || !shell.includes('{0}'))
    throw new StepFailure(
      `Invalid shell option. Shell must be a valid built-in (bash, sh, cmd, powershell, pwsh) or a format string containing '{0}'`,
    );
  return { command: [program, ...rest], extension: '' };
}
