import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { digestOf } from '../../node-versions.mjs';
import { parts } from '../parts.mjs';
import { mustRun, otherFile, SetupError } from '../program.mjs';

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/**
 * Installs what Maven keeps as a zip: fetched by Maven, held to its digest, unpacked, and given a script that starts it.
 *
 * @param {import('../parts.mjs').PartName} name
 * @param {string} folder
 * @param {AbortSignal} signal
 */
export async function installMaven(name, folder, signal) {
  const part = parts[name];
  if (part.kind !== 'maven') throw new Error(`${name} is not a part of Maven`);
  const { artifact, version, home, jar } = part;
  await mustRun(['java', '-version'], { signal, fix: 'install Java 17' });
  await mustRun(
    [
      ...['mvn', '-B', '-q', `${plugin}:copy`],
      ...[`-Dartifact=${artifact}:${version}:zip`, `-DoutputDirectory=${folder}`],
    ],
    { cwd: folder, signal, fix: 'is Maven Central in reach, and is there room for 2 GB?' },
  );
  const zip = join(folder, `${basename(artifact.replace(':', '/'))}-${version}.zip`);
  if ((await digestOf(zip)) !== part.sha256)
    throw new SetupError(`${basename(zip)} is not the file that was pinned`, otherFile);
  await mustRun(['unzip', '-q', zip, '-d', folder, '-x', ...part.without], { signal, fix: 'install unzip' });
  rmSync(zip);
  // From another home where it is given: a server writes into its own.
  const script = join(folder, name);
  writeFileSync(
    script,
    `#!/bin/sh
set -eu
home=\${SERVER_HOME:-"$(dirname "$0")/${home}"}
if [ "\${1:-}" = --version ]; then
  java -version
  exec unzip -p "$home/${jar}" META-INF/MANIFEST.MF
fi
exec java -Xmx128m -jar "$home/${jar}" "$@"
`,
  );
  chmodSync(script, 0o755);
  return { [name]: script };
}
