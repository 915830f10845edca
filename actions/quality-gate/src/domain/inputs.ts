import { rulesField } from '@interlock/shared/domain/configuration/fields';
import {
  checkedInput,
  duration,
  secret,
  structured,
  text,
  type InputProblem,
  type Secret,
} from '@interlock/shared/domain/input';
import { failure, success, type Result } from '@interlock/shared/domain/result';
import { schema as v } from '@interlock/shared/domain/schema';
import { gateInputs, gateOutputs } from '@interlock/shared/gate/domain/contract';

import { readBaselineSetting } from './baseline/setting.ts';
import { readDemands } from './demands.ts';
import { readManifest, type ManifestEntry, type ManifestProblem } from './manifest.ts';
import { readServer } from './sonarqube/server.ts';
import { readToken } from './sonarqube/token.ts';

const acceptedReports =
  'a list such as `- tests: "reports/**/junit*.xml"`, or in the long form `- {kind: tests, files: ["e2e/*.xml"], package: web, min: 4, max: 8, except: ["e2e/old.xml"], format: junit}`; a project of a SonarQube server is `- sonarqube: acme_shop`';

const atPath = ({ path, message, fix }: ManifestProblem): InputProblem => ({
  message: path === '' ? message : `at \`${path}\`: ${message}`,
  fix,
});

const readReports = (given: unknown): Result<readonly ManifestEntry[], InputProblem> => {
  const { entries, problems } = readManifest(given);
  return problems.length === 0 ? success(entries) : failure(...problems.map(atPath));
};

const insideWorkspace = (given: string): Result<string, InputProblem> => {
  const parts = given.split(/[\\/]/u).filter((part) => part !== '' && part !== '.');
  if (/^(?:[\\/]|[A-Za-z]:)/u.test(given) || parts.includes('..'))
    return failure({
      message: `found "${given}", which leaves the workspace.`,
      fix: 'Write a folder relative to the workspace.',
    });
  return success(parts.join('/'));
};

const common = gateInputs('quality-gate');

export const inputs = {
  reports: checkedInput(
    structured(v.unknown(), {
      description:
        'The reports that must exist, and what they are. Added to those of the gate in the configuration. The format is found by the content.',
      accepted: acceptedReports,
    }),
    readReports,
  ),
  require: checkedInput(
    structured(rulesField, {
      description:
        'Rules, demanded in addition to those of the configuration. Where tests are reported, `tests.failed == 0` and `tests.errored == 0` hold unless a rule speaks of all of them; of a gate of the configuration, a rule of its entry.',
      accepted: 'a list of rules such as `- coverage.lines >= 80%` (docs/rules.md)',
    }),
    readDemands,
  ),
  baseline: checkedInput(
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
  config: common.config,
  gate: common.gate,
  service: common.service,
  subjects: common.subjects,
  mode: common.mode,
  comment: common.comment,
  check: common.check,
  'working-directory': checkedInput(
    text({ description: 'The folder, relative to the workspace, in which globs of `reports` begin.' }),
    insideWorkspace,
  ),
  token: common.token,
  'sonar-url': checkedInput(
    text({
      description:
        'Address of the SonarQube server (10.0 or later) or of SonarQube Cloud that `sonarqube` entries of `reports` are about, such as `https://sonar.acme.dev`. No file can name it. `https`, or `http` to this machine.',
    }),
    readServer,
  ),
  'sonar-token': checkedInput<Secret, Secret>(
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
  'evidence-key': common['evidence-key'],
};

export const outputs = {
  ...gateOutputs('quality-gate'),
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
