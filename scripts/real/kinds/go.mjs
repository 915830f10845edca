import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { findOnPath, parts, pinFolder, pinnedVersion, programs } from '../parts.mjs';
import { mustRun, run, SetupError } from '../program.mjs';

/** @param {string} text @param {readonly number[]} atLeast */
export function isAtLeast(text, atLeast) {
  const found = /go(\d+)\.(\d+)(?:\.(\d+))?/u.exec(text);
  if (found === null) return false;
  for (const [index, wanted] of atLeast.entries()) {
    const number = Number(found[index + 1] ?? 0);
    if (number !== wanted) return number > wanted;
  }
  return true;
}

/** The machine's own compiler, if it is new enough; its own version, not one that it would fetch. @param {AbortSignal} [signal] */
export async function machineGo(signal) {
  const part = parts.go;
  const found = findOnPath('go');
  if (found === null || part.kind !== 'toolchain') return null;
  const { code, output } = await run([found, 'version'], { env: { GOTOOLCHAIN: 'local' }, signal });
  return code === 0 && isAtLeast(output, part.atLeast) ? { path: found, version: output.trim() } : null;
}

/** The compiler to build with. @param {AbortSignal} [signal] */
async function compiler(signal) {
  const installed = programs('go');
  const path = installed.kind === 'usable' ? installed.programs['go'] : (await machineGo(signal))?.path;
  if (path === undefined)
    throw new SetupError('there is no Go that is new enough', 'run npm run real:setup go');
  return path;
}

/**
 * The command that builds a Go part into a folder.
 *
 * @param {string} go
 * @param {Extract<import('../parts.mjs').Part, { kind: 'go' }>} part
 * @param {string} version
 * @param {string} folder
 */
export function buildCommand(go, part, version, folder) {
  const defined = Object.entries(part.define ?? {}).map(
    ([name, value]) => `-X ${name}=${value.replace('{version}', version)}`,
  );
  const packages = Object.values(part.tools);
  const [only] = Object.keys(part.tools);
  return [
    ...[go, 'build', '-trimpath', '-mod=readonly', '-buildvcs=false'],
    ...['-ldflags', ['-s', '-w', ...defined].join(' ')],
    // With several programs -o is a folder and each is named after its package.
    ...['-o', packages.length === 1 && only !== undefined ? join(folder, only) : `${folder}/`],
    ...packages,
  ];
}

const goArchitecture = process.arch === 'x64' ? 'amd64' : process.arch;

/** What of the environment would make another program than the one for this machine, or none. */
const environment = () => ({
  ...{ GOFLAGS: '', GOTOOLCHAIN: 'local', GOWORK: 'off', CGO_ENABLED: '0', GOBIN: '', GO111MODULE: 'on' },
  ...{ GOOS: process.platform, GOARCH: goArchitecture, GOAMD64: 'v1', GOEXPERIMENT: '' },
  // Where the modules and the builds are kept, unless the machine says otherwise.
  HOME: homedir(),
});

/**
 * Builds a Go part from its own go.mod; go.sum decides whether what was downloaded is what was pinned.
 *
 * @param {import('../parts.mjs').PartName} name
 * @param {string} folder
 * @param {AbortSignal} signal
 */
export async function installGo(name, folder, signal) {
  const part = parts[name];
  const pin = pinFolder(name);
  if (part.kind !== 'go' || pin === null) throw new Error(`${name} is not a Go part`);
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const version = pinnedVersion(name) ?? '';
  const command = buildCommand(await compiler(signal), part, version, bin);
  await mustRun(command, {
    cwd: pin,
    env: environment(),
    signal,
    fix: 'is the Go module proxy in reach? `go env GOPROXY` says which is asked',
  });
  /** @type {Record<string, string>} */
  const built = {};
  for (const program of Object.keys(part.tools)) {
    const path = join(bin, program);
    if (!existsSync(path)) throw new SetupError(`go build made no ${program}`, `look at the pin in ${pin}`);
    built[program] = path;
  }
  return built;
}
