import { nameField } from '../../domain/configuration/fields.ts';
import { checkedInput, choice, secret, structured, text, type InputProblem } from '../../domain/input.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { checkSchema } from '../../domain/schema.ts';
import { subjectAccepted, subjectField } from '../../domain/subject.ts';

const readName = (given: string): Result<string, InputProblem> => {
  const named = checkSchema(nameField, given);
  return named.ok
    ? success(named.value)
    : failure({
        message: `found "${given}", which ${named.problems[0]?.message ?? 'is not a name.'}`,
        fix: 'Write the name of the gate.',
      });
};

/**
 * The inputs that every gate has.
 *
 * @param action - name of the action
 * @param tokenReads - what the token is needed for beside the common, in a few words; empty for nothing
 */
export function gateInputs(action: string, tokenReads = '') {
  return {
    config: text({
      description:
        'Path of the configuration. It is read from the base branch of a pull request, else from the default branch.',
      default: '.github/interlock.yml',
    }),
    gate: checkedInput(
      text({
        description: `The entry under \`gates\` to judge by. Default: \`${action}\`, where there is one.`,
      }),
      readName,
    ),
    service: text({
      description: 'The service of the configuration. This version knows one service a file.',
    }),
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
    token: secret({
      description: `Reads the configuration (\`contents: read\`)${tokenReads}, writes the comment (\`pull-requests: write\`, optional) and the check run (\`checks: write\`, optional).`,
      default: '${{ github.token }}',
    }),
    'evidence-key': secret({
      description: 'Signs the evidence (HMAC-SHA-256). The move must have the same key.',
    }),
  };
}

export type GateInputs = ReturnType<typeof gateInputs>;

/**
 * The outputs that every gate has.
 *
 * @param action - name of the action
 */
export function gateOutputs(action: string) {
  return {
    verdict: { description: '`pass`, `fail` or `inconclusive`. Only `pass` lets the step succeed.' },
    reasons: {
      description: 'JSON array of `{code, rule, seen, limit, where, fix}`: why the verdict is what it is.',
    },
    report: { description: `Path of the report, a JSON file (schema/${action}-report.schema.json).` },
    summary: { description: 'Path of the summary, a Markdown file.' },
    evidence: { description: 'One envelope with the verdict, for the `evidence` input of moves.' },
  };
}

export type GateOutputs = ReturnType<typeof gateOutputs>;
