import { addToFile, type ComplexityMeasureName, type FileComplexity } from './complexity-report.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { isJsonObject, jsonReader, type JsonObject, type JsonPath } from '../json.ts';
import { textOf } from '../tests/json-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { countIn } from '../tests/tally.ts';

/** What a rule's message says: the number, and the limit that was set. */
interface RuleMessage {
  readonly measure: ComplexityMeasureName;
  readonly pattern: RegExp;
}

const rules: ReadonlyMap<string, RuleMessage> = new Map<string, RuleMessage>([
  [
    'complexity',
    {
      measure: 'cyclomatic',
      pattern: /^(?<name>.*) has a complexity of (?<number>\d+)\. Maximum allowed is (?<limit>\d+)\.$/su,
    },
  ],
  [
    'sonarjs/cognitive-complexity',
    {
      measure: 'cognitive',
      pattern:
        /^Refactor (?<name>this function) to reduce its Cognitive Complexity from (?<number>\d+) to the (?<limit>\d+) allowed\.$/u,
    },
  ],
]);

const isMessage = ([, list, position]: JsonPath): boolean =>
  (list === 'messages' || list === 'suppressedMessages') && typeof position === 'number';

function eslintReader(): FormatReader {
  const files = new Map<string, FileComplexity>();
  const limited = new Map<ComplexityMeasureName, number>();
  let lookedAt = 0;
  let path = '';
  let messages: JsonObject[] = [];
  let isList = false;
  let hasMessages = false;

  const takeMessage = (message: JsonObject): void => {
    const said = textOf(message['message']);
    const { ruleId, fatal, line } = message;
    if (fatal === true)
      throw new UnusableReport(
        'source-not-analyzed',
        `ESLint could not parse ${excerpt(path, 200)}: ${excerpt(said, 200)}`,
      );
    const rule = typeof ruleId === 'string' ? rules.get(ruleId) : undefined;
    if (rule === undefined) return;
    const { name, number, limit } = rule.pattern.exec(said)?.groups ?? {};
    if (number === undefined || limit === undefined)
      throw new UnusableReport(
        'number-invalid',
        `A message about ${rule.measure} complexity says no number and limit: "${excerpt(said, 200)}".`,
      );
    const { measure } = rule;
    const allowed = countIn('The limit', limit);
    if (allowed > 0) limited.set(measure, Math.max(allowed, limited.get(measure) ?? 0));
    addToFile(files, path, measure, {
      name: excerpt(name ?? '', 300),
      line: countIn('line', line),
      complexity: countIn('The complexity', number),
    });
  };

  const closeFile = (): void => {
    if (path === '' || !hasMessages)
      throw new UnusableReport('report-unparsable', `File ${lookedAt + 1} has no path or no messages.`);
    lookedAt += 1;
    for (const message of messages) takeMessage(message);
    path = '';
    messages = [];
    hasMessages = false;
  };

  const reader = jsonReader({
    wants: isMessage,
    open: (at, kind) => {
      if (at.length === 0 && kind === 'list') isList = true;
      if (at.length === 2 && at[1] === 'messages' && kind === 'list') hasMessages = true;
    },
    close: (at) => {
      if (at.length === 1) closeFile();
    },
    value: (at, value) => {
      if (at.length === 1) throw new UnusableReport('report-unparsable', 'An element is not a file.');
      if (at.length === 2 && at[1] === 'filePath') path = textOf(value);
      else if (isMessage(at) && at.length === 3) {
        if (!isJsonObject(value))
          throw new UnusableReport('report-unparsable', 'A message is not an object.');
        messages.push(value);
      }
    },
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (!isList) throw new UnusableReport('report-unparsable', 'The document is not a list of files.');
      const [limit] = limited.values();
      const isComplete = [...files.values()].some(
        ({ cyclomatic, cognitive }) =>
          (cyclomatic !== null && !limited.has('cyclomatic')) ||
          (cognitive !== null && !limited.has('cognitive')),
      );
      if (limit !== undefined && !isComplete)
        throw new UnusableReport(
          'complexity-limited',
          `ESLint listed only functions beyond its limit of ${limit}.`,
        );
      return {
        kind: 'complexity',
        report: { files, filesLookedAt: lookedAt, limited, disagreements: [] },
      };
    },
  };
}

/**
 * The numbers in messages of ESLint's rules `complexity` and `sonarjs/cognitive-complexity`. ESLint lists only functions
 * beyond the limit of the rule, so the limit must be 0: every message says it. A message that a comment suppresses is
 * still a number. A file where the rule is off looks like one without functions.
 */
export const eslintComplexity: FormatDefinition = {
  kind: 'complexity',
  title: 'ESLint JSON (complexity)',
  recognizes: ({ keys }) => keys.has('[].filePath') && keys.has('[].messages'),
  open: eslintReader,
};
