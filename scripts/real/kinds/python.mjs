import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { findOnPath, parts, pinFolder } from '../parts.mjs';
import { mustRun, run, SetupError } from '../program.mjs';

const environment = {
  // A folder of wheels that a machine offers holds other files than those that were pinned.
  ...{ PIP_FIND_LINKS: '', PIP_NO_INPUT: '1' },
  // All of these lead an install out of its virtual environment, or into nothing.
  ...{ PIP_TARGET: '', PIP_PREFIX: '', PIP_ROOT: '', PIP_USER: '', PIP_PYTHON: '', PIP_DRY_RUN: '' },
  ...{ PYTHONHOME: '', PYTHONPATH: '' },
};

/** The path of a pattern in which one folder's name may end in `*`. @param {string} folder @param {string} pattern */
function resolvePattern(folder, pattern) {
  let path = folder;
  for (const segment of pattern.split('/')) {
    if (!segment.endsWith('*')) path = join(path, segment);
    else {
      const found = existsSync(path)
        ? readdirSync(path).find((entry) => entry.startsWith(segment.slice(0, -1)))
        : undefined;
      path = join(path, found ?? segment);
    }
  }
  return path;
}

/**
 * Installs a Python part into a virtual environment of its own. Wheels only: nothing is built, so nothing of a
 * package runs before its hash was checked.
 *
 * @param {import('../parts.mjs').PartName} name
 * @param {string} folder
 * @param {AbortSignal} signal
 */
export async function installPython(name, folder, signal) {
  const part = parts[name];
  const pin = pinFolder(name);
  if ((part.kind !== 'python' && part.kind !== 'toolchain') || pin === null)
    throw new Error(`${name} is not a Python part`);
  const python = findOnPath('python3');
  if (python === null) throw new SetupError('there is no python3 on PATH', 'install Python 3.11 or newer');
  const [least, asks] = ['3.11', 'import sys; sys.exit(sys.version_info < (3, 11))'];
  if ((await run([python, '-c', asks], { env: environment, signal })).code !== 0)
    throw new SetupError(
      `${python} does not work or is older than ${least}`,
      `put Python ${least} or newer on PATH as python3`,
    );
  await mustRun([python, '-m', 'venv', folder], {
    env: environment,
    signal,
    fix: 'install the venv module of Python (Debian: python3-venv)',
  });
  await mustRun(
    [
      ...[join(folder, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
      ...[
        '--require-hashes',
        '--only-binary',
        ':all:',
        '--no-deps',
        '--requirement',
        join(pin, 'requirements.txt'),
      ],
    ],
    {
      env: environment,
      signal,
      fix: 'is the index of Python packages in reach? `pip config list` says which is asked',
    },
  );
  /** @type {Record<string, string>} */
  const found = {};
  for (const [program, pattern] of Object.entries(part.programs)) {
    const path = resolvePattern(folder, pattern);
    if (!existsSync(path))
      throw new SetupError(`the package brought no ${program}`, `look at the pin in ${pin}`);
    found[program] = path;
  }
  return found;
}
