import { nameField, rulesField } from '@interlock/shared/domain/configuration/fields';
import {
  choice,
  duration,
  secret,
  structured,
  text,
  type Input,
  type Secret,
} from '@interlock/shared/domain/input';
import { failure, success, type Result } from '@interlock/shared/domain/result';
import { checkSchema, schema as v } from '@interlock/shared/domain/schema';
import { subjectAccepted, subjectField } from '@interlock/shared/domain/subject';

import { readBaselineSetting } from './baseline/setting.ts';
import { readDemands } from './demands.ts';
import { readManifest, type ManifestEntry, type ManifestProblem } from './manifest.ts';
import { readServer } from './sonarqube/server.ts';
import { readToken } from './sonarqube/token.ts';

interface Flaw {
  readonly message: string;
  readonly fix: string;
}

/** The same input, whose value is looked at once more; what is found is reported with the other problems. */
function checked<Value, Checked>(
  input: Input<Value | null>,
  check: (value: Value) => Result<Checked, Flaw>,
): Input<Checked | null> {
  return {
    ...input,
    absent: null,
    parse: (given) => {
      const parsed = input.parse(given);
      if (!parsed.ok) return parsed;
      if (parsed.value === null) return success(null);
      const result = check(parsed.value);
      return result.ok ? result : { ok: false, problems: result.failures };
    },
  };
}

const acceptedReports =
  'a list such as `- tests: "reports/**/junit*.xml"`, or in the long form `- {kind: tests, files: ["e2e/*.xml"], package: web, min: 4, max: 8, except: ["e2e/old.xml"], format: junit}`; a project of a SonarQube server is `- sonarqube: acme_shop`';

const atPath = ({ path, message, fix }: ManifestProblem): Flaw => ({
  message: path === '' ? message : `at \`${path}\`: ${message}`,
  fix,
});

const readReports = (given: unknown): Result<readonly ManifestEntry[], Flaw> => {
  const { entries, problems } = readManifest(given);
  return problems.length === 0 ? success(entries) : failure(...problems.map(atPath));
};

const insideWorkspace = (given: string): Result<string, Flaw> => {
  const parts = given.split(/[\\/]/u).filter((part) => part !== '' && part !== '.');
  if (/^(?:[\\/]|[A-Za-z]:)/u.test(given) || parts.includes('..'))
    return failure({
      message: `found "${given}", which leaves the workspace.`,
      fix: 'Write a folder relative to the workspace.',
    });
  return success(parts.join('/'));
};

const readName = (given: string): Result<string, Flaw> => {
  const named = checkSchema(nameField, given);
  return named.ok
    ? success(named.value)
    : failure({
        message: `found "${given}", which ${named.problems[0]?.message ?? 'is not a name.'}`,
        fix: 'Write the name of the gate.',
      });
};

export const inputs = {
  reports: checked(
    structured(v.unknown(), {
      description:
        'The reports that must exist, and what they are. Added to those of the gate in the configuration. The format is found by the content.',
      accepted: acceptedReports,
    }),
    readReports,
  ),
  require: checked(
    structured(rulesField, {
      description:
        'Rules, demanded in addition to those of the configuration. Where tests are reported, `tests.failed == 0` and `tests.errored == 0` hold unless a rule speaks of all of them; of a gate of the configuration, a rule of its entry.',
      accepted: 'a list of rules such as `- coverage.lines >= 80%` (docs/rules.md)',
    }),
    readDemands,
  ),
  baseline: checked(
    text({
      description:
        'What to compare with: `branch=NAME`, the newest run of this workflow on that protected branch whose gate passed (`actions: read`; `branch=NAME workflow=FILE` of another workflow); `file=PATH`, a file read from where the configuration is; or `none`. Of a gate of the configuration that names one, its `baseline` holds. Default: `none`.',
    }),
    readBaselineSetting,
  ),
  waivers: text({
    description:
      'Path of a file of waivers (docs/waivers.md), read from where the configuration is. Only where no gate of the configuration judges: there it is `waivers` of the entry.',
  }),
  config: text({
    description:
      'Path of the configuration. It is read from the base branch of a pull request, else from the default branch.',
    default: '.github/interlock.yml',
  }),
  gate: checked(
    text({
      description: 'The entry under `gates` to judge by. Default: `quality-gate`, where there is one.',
    }),
    readName,
  ),
  service: text({ description: 'The service of the configuration. This version knows one service a file.' }),
  subjects: structured(subjectField, {
    description:
      'What is judged, as record-build put it out. Default: the commit of the run, on a pull request its head.',
    accepted: subjectAccepted,
  }),
  mode: choice(['enforce', 'audit'], {
    description: '`audit` judges the same and lets the step succeed; no move accepts its evidence.',
    default: 'enforce',
  }),
  comment: choice(['auto', 'always', 'never'], {
    description:
      'One comment on the pull request that later runs update: `auto` where there is one and the token may write it, `always` says so when it could not, `never`.',
    default: 'auto',
  }),
  check: choice(['auto', 'always', 'never'], {
    description:
      'One check run on the commit that is judged, with findings at their lines: `auto` where the token may write it (`checks: write`), `always` warns where it may not, `never`.',
    default: 'auto',
  }),
  'working-directory': checked(
    text({ description: 'The folder, relative to the workspace, in which globs of `reports` begin.' }),
    insideWorkspace,
  ),
  token: secret({
    description:
      'Reads the configuration (`contents: read`), writes the comment (`pull-requests: write`, optional) and the check run (`checks: write`, optional).',
    default: '${{ github.token }}',
  }),
  'sonar-url': checked(
    text({
      description:
        'Address of the SonarQube server (10.0 or later) or of SonarQube Cloud that `sonarqube` entries of `reports` are about, such as `https://sonar.acme.dev`. No file can name it. `https`, or `http` to this machine.',
    }),
    readServer,
  ),
  'sonar-token': checked<Secret, Secret>(
    secret({
      description:
        'A user token that may browse the projects (a token for analysis alone may not). Sent to the host of `sonar-url`, and to no other.',
    }),
    readToken,
  ),
  'sonar-deadline': duration({
    description: 'How long to wait until SonarQube has processed what the scanner sent.',
    default: '5m',
  }),
  'evidence-key': secret({
    description: 'Signs the evidence (HMAC-SHA-256). The move must have the same key.',
  }),
};

export const outputs = {
  verdict: { description: '`pass`, `fail` or `inconclusive`. Only `pass` lets the step succeed.' },
  reasons: {
    description: 'JSON array of `{code, rule, seen, limit, where, fix}`: why the verdict is what it is.',
  },
  report: {
    description: 'Path of the report, a JSON file (schema/quality-gate-report.schema.json).',
  },
  summary: { description: 'Path of the summary, a Markdown file.' },
  evidence: { description: 'One envelope with the verdict, for the `evidence` input of moves.' },
  tests: {
    description:
      'JSON `{"total","passed","failed","errored","skipped","flaky"}`, cases counted once after retries; `null` where no tests are reported.',
  },
  coverage: {
    description:
      'JSON `{"lines":{"covered","total"},"branches":…,"functions":…,"changed-lines":…}`, each `null` where no report has it, `changed-lines` where the change is not known; `null` where no coverage is reported.',
  },
  baseline: {
    description:
      'What was compared with, JSON `{"kind","run","commit","branch","created","path"}`; `null` where nothing was.',
  },
  'new-failures': {
    description:
      'Tests that fail now and did not in the baseline, JSON `{"count","tests":[{"name","outcome"}]}`, at most 100 by name; `null` where nothing was compared with.',
  },
  'baseline-file': {
    description:
      'Path of the baseline that this run leaves, for `actions/upload-artifact`; empty where it leaves none.',
  },
  'baseline-name': {
    description: 'The name to upload `baseline-file` under; empty where there is none.',
  },
};
