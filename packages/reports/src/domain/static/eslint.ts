import type { FormatDefinition } from '../format.ts';
import { isJsonList, isJsonObject, jsonReader, type JsonObject, type JsonValue } from '../json.ts';
import { lineOf, textOf } from '../tests/json-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import type { StaticFinding, StaticLevel } from './static-report.ts';
import { tallyStatic, type StaticTally } from './static-tally.ts';
import { optionalCount } from '../tests/tally.ts';

const tool = 'eslint';

/** 2 is an error and 1 a warning; what is neither counts as the worse. */
function findingOf(message: JsonObject, file: string): StaticFinding {
  const isWarning = message['severity'] === 1 && message['fatal'] !== true;
  return {
    tool,
    rule: textOf(message['ruleId']) === '' ? null : textOf(message['ruleId']),
    level: isWarning ? 'warning' : 'error',
    message: textOf(message['message']),
    file,
    line: lineOf(message['line']),
  };
}

/** Whether the only thing that ESLint says of a file is that it passed it over. */
function isPassedOver(messages: readonly JsonValue[]): boolean {
  return messages.some(
    (message) =>
      isJsonObject(message) &&
      textOf(message['ruleId']) === '' &&
      message['fatal'] !== true &&
      textOf(message['message']).startsWith('File ignored'),
  );
}

function addFile(tally: StaticTally, result: JsonObject): string | null {
  const file = result['filePath'];
  const { messages, suppressedMessages = [] } = result;
  if (typeof file !== 'string' || file === '' || !isJsonList(messages) || !isJsonList(suppressedMessages))
    throw new UnusableReport('report-unparsable', 'A file has no "filePath", or no list "messages".');
  const listed: Record<StaticLevel, number> = { error: 0, warning: 0, note: 0 };
  for (const message of messages) {
    if (!isJsonObject(message))
      throw new UnusableReport('report-unparsable', `A message of ${excerpt(file)} is not an object.`);
    const found = findingOf(message, file);
    listed[found.level] += 1;
    tally.add(found);
  }
  tally.suppress(suppressedMessages.length);
  const compare = (level: 'error' | 'warning', key: string): void => {
    const stated = optionalCount(key, result[key]);
    if (stated === null || stated === listed[level]) return;
    tally.disagree({
      where: excerpt(file, 300),
      what: `${level}s`,
      stated: String(stated),
      counted: String(listed[level]),
    });
    tally.addUnlisted({ tool, rule: null, level, file }, stated - listed[level]);
  };
  compare('error', 'errorCount');
  compare('warning', 'warningCount');
  return isPassedOver(messages) ? null : file;
}

/**
 * What `eslint --format json` writes: every file that it looked at, those without a message among them. An empty list
 * is a run that saw no file.
 */
export const eslint: FormatDefinition = {
  kind: 'static',
  title: 'ESLint JSON',
  recognizes: ({ keys, text }) =>
    keys.has('[].filePath') && keys.has('[].messages') ? true : /^\[\s*\]\s*$/u.test(text),
  open: () => {
    const tally = tallyStatic('lint');
    tally.addTool(tool);
    const paths: string[] = [];
    let listed = 0;
    const reader = jsonReader({
      wants: (path) => path.length === 1,
      open: (_path, kind) => {
        if (kind !== 'list') throw new UnusableReport('report-unparsable', 'The document is not a list.');
      },
      value: (path, value) => {
        if (path.length === 0 || !isJsonObject(value))
          throw new UnusableReport('report-unparsable', 'The document is not a list of files.');
        listed += 1;
        const file = addFile(tally, value);
        if (file !== null) paths.push(file);
      },
    });
    return {
      write: (text) => reader.write(text),
      end: () => {
        reader.end();
        if (paths.length === 0)
          throw new UnusableReport(
            'static-saw-nothing',
            listed === 0
              ? 'The document is an empty list.'
              : `ESLint passed over all ${listed} file(s) that it was given.`,
          );
        return { kind: 'static', report: tally.report({ lookedAt: paths.length, lookedAtPaths: paths }) };
      },
    };
  },
};
