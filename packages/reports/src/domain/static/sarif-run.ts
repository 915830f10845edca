import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { lineOf, textOf } from '../tests/json-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { sarifPath, type SarifArtifact } from './sarif-path.ts';
import { staticCap, type StaticFinding, type StaticLevel } from './static-report.ts';
import type { StaticTally } from './static-tally.ts';

/** A rule as a tool component declares it. */
interface Rule {
  readonly id: string;
  readonly level: JsonValue | undefined;
}

/** Where a result says that its rule is. */
interface RuleReference {
  readonly id: string;
  readonly index: number;
  /** Position of the extension, -1 for the driver, `null` when it is not said. */
  readonly component: number | null;
}

interface Result {
  readonly rule: RuleReference;
  /** `null` where it is that of the rule. */
  readonly level: StaticLevel | null;
  readonly artifact: SarifArtifact;
  readonly line: number | null;
  readonly message: string;
}

/** One run of a SARIF log while it is read. */
export interface SarifRun {
  setTool(name: string): void;
  addRule(extension: number | null, rule: JsonObject): void;
  addResult(result: JsonObject): void;
  addInvocation(invocation: JsonObject): void;
  addArtifact(artifact: JsonObject): void;
  setBases(bases: JsonObject): void;
  /** The list of results is there. */
  hasResults(): void;
  /** Puts what was found into the tally: rules may stand behind the results. */
  close(tally: StaticTally): { readonly artifacts: number; readonly rules: readonly string[] };
}

/** Results of a rule that are kept by name until the rules are known, and of all; the rest is counted by file. */
const namedOfRule = staticCap;
const namedInAll = 5_000;

const levels: ReadonlyMap<JsonValue, StaticLevel> = new Map<JsonValue, StaticLevel>([
  ['error', 'error'],
  ['warning', 'warning'],
  ['note', 'note'],
  ['none', 'note'],
]);

/** A level; one that SARIF does not know is an error, and one that is not there is `null`. */
const levelOf = (value: JsonValue | undefined): StaticLevel | null =>
  value === undefined || value === null ? null : (levels.get(value) ?? 'error');

const objectIn = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});
const indexIn = (value: JsonValue | undefined): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : -1;
const firstOf = (value: JsonValue | undefined): JsonObject =>
  objectIn(isJsonList(value) ? value[0] : undefined);

function referenceOf(result: JsonObject): RuleReference {
  const rule = objectIn(result['rule']);
  const component = rule['toolComponent'];
  const id = textOf(result['ruleId']);
  return {
    id: id === '' ? textOf(rule['id']) : id,
    index: result['ruleIndex'] === undefined ? indexIn(rule['index']) : indexIn(result['ruleIndex']),
    component: isJsonObject(component) ? indexIn(component['index']) : null,
  };
}

/** SARIF 2.1.0, 3.27.23: suppressed where there is a suppression, and none of them waits for approval or was refused. */
function isSuppressed({ suppressions }: JsonObject): boolean {
  return (
    isJsonList(suppressions) &&
    suppressions.length > 0 &&
    suppressions.every((one) => isJsonObject(one) && ['accepted', undefined].includes(statusOf(one)))
  );
}

function statusOf({ status }: JsonObject): string | undefined {
  return status === undefined ? undefined : textOf(status);
}

/** Results of these kinds are no finding, whatever their level; `informational` is one that nobody is to mend. */
const harmlessKinds: ReadonlySet<string> = new Set(['pass', 'notApplicable']);

function refuseFailure(invocation: JsonObject, tool: string): void {
  if (invocation['executionSuccessful'] === false)
    throw new UnusableReport(
      'static-tool-failed',
      `${tool} says that it did not succeed ("executionSuccessful": false).`,
    );
  for (const key of ['toolExecutionNotifications', 'toolConfigurationNotifications']) {
    const notifications = invocation[key] ?? [];
    for (const notification of isJsonList(notifications) ? notifications : []) {
      if (!isJsonObject(notification) || notification['level'] !== 'error') continue;
      const said = textOf(objectIn(notification['message'])['text']);
      throw new UnusableReport('static-tool-failed', `${tool} says: ${excerpt(said, 300)}`);
    }
  }
}

/** Levels that an invocation gave rules, other than their own. */
function overridesIn({
  ruleConfigurationOverrides: list,
}: JsonObject): readonly (readonly [string, StaticLevel])[] {
  return (isJsonList(list) ? list : []).flatMap((override) => {
    const level = levelOf(objectIn(objectIn(override)['configuration'])['level']);
    return level === null ? [] : [[textOf(objectIn(objectIn(override)['descriptor'])['id']), level] as const];
  });
}

/** A run of one tool, `number` from 1. */
export function sarifRun(number: number): SarifRun {
  let name = '';
  const driver: Rule[] = [];
  /** By their position. */
  const extensions = new Map<number, Rule[]>();
  const named: Result[] = [];
  const namedBy = new Map<string, number>();
  /** Those that are counted only, by rule, level and file. */
  const counted = new Map<string, { readonly result: Result; count: number }>();
  const invocations: JsonObject[] = [];
  const artifacts: SarifArtifact[] = [];
  const overrides = new Map<string, StaticLevel>();
  let bases: JsonObject = {};
  let suppressed = 0;
  let hasList = false;

  const rulesAt = (position: number): Rule[] => {
    const known = extensions.get(position) ?? [];
    extensions.set(position, known);
    return known;
  };
  const byId = new Map<string, Rule>();

  /** The rule of a result: by its place, or else by its id, or by the id that it is part of (`CA1000/1`). */
  const ruleOf = ({ id, index, component }: RuleReference): Rule | null => {
    const placed = (component === null || component < 0 ? driver : extensions.get(component))?.[index];
    if (placed !== undefined && (id === '' || placed.id === id || id.startsWith(`${placed.id}/`)))
      return placed;
    return byId.get(id) ?? byId.get(id.slice(0, Math.max(0, id.lastIndexOf('/')))) ?? null;
  };

  const keep = (result: Result): void => {
    const { rule, level, artifact } = result;
    const key = `${level ?? ''}\0${rule.id}\0${rule.index}\0${rule.component ?? ''}`;
    const kept = namedBy.get(key) ?? 0;
    if (kept < namedOfRule && named.length < namedInAll) {
      namedBy.set(key, kept + 1);
      named.push(result);
      return;
    }
    const place = `${key}\0${artifact.uri}\0${artifact.base}\0${artifact.index}`;
    const known = counted.get(place);
    if (known === undefined) counted.set(place, { result: { ...result, message: '' }, count: 1 });
    else known.count += 1;
  };

  return {
    setTool: (given) => {
      name = given;
    },
    addRule: (extension, rule) => {
      (extension === null ? driver : rulesAt(extension)).push({
        id: textOf(rule['id']),
        level: objectIn(rule['defaultConfiguration'])['level'],
      });
    },
    addResult: (result) => {
      const kind = textOf(result['kind']);
      if (harmlessKinds.has(kind) || result['baselineState'] === 'absent') return;
      if (isSuppressed(result)) {
        suppressed += 1;
        return;
      }
      const location = objectIn(firstOf(result['locations'])['physicalLocation']);
      const at = objectIn(location['artifactLocation']);
      const message = objectIn(result['message']);
      keep({
        rule: referenceOf(result),
        level: kind === 'informational' ? 'note' : levelOf(result['level']),
        artifact: { uri: textOf(at['uri']), base: textOf(at['uriBaseId']), index: indexIn(at['index']) },
        line: lineOf(objectIn(location['region'])['startLine']),
        message: excerpt(
          textOf(message['text']) === '' ? textOf(message['markdown']) : textOf(message['text']),
          500,
        ),
      });
    },
    addInvocation: (invocation) => {
      invocations.push(invocation);
      for (const [id, level] of overridesIn(invocation)) if (id !== '') overrides.set(id, level);
    },
    addArtifact: (artifact) => {
      const { uri, uriBaseId } = objectIn(artifact['location']);
      artifacts.push({ uri: textOf(uri), base: textOf(uriBaseId), index: -1 });
    },
    setBases: (given) => {
      bases = given;
    },
    hasResults: () => {
      hasList = true;
    },
    close: (tally) => {
      const tool = name === '' ? `run ${number}` : name;
      for (const invocation of invocations) refuseFailure(invocation, excerpt(tool, 100));
      if (!hasList)
        throw new UnusableReport(
          'static-saw-nothing',
          `Run ${number} (${excerpt(tool, 100)}) has no list "results": the tool did not look.`,
        );
      tally.addTool(tool);
      for (const rules of [driver, ...extensions.values()])
        for (const rule of rules) if (!byId.has(rule.id)) byId.set(rule.id, rule);
      tally.suppress(suppressed);
      const findingOf = ({ rule: reference, level, artifact, line, message }: Result): StaticFinding => {
        const rule = ruleOf(reference);
        const id = reference.id === '' ? (rule?.id ?? '') : reference.id;
        return {
          tool,
          rule: id === '' ? null : id,
          level: level ?? overrides.get(id) ?? levelOf(rule?.level) ?? 'warning',
          message,
          file: sarifPath(artifact, artifacts, bases),
          line,
        };
      };
      for (const result of named) tally.add(findingOf(result));
      for (const { result, count } of counted.values()) tally.addUnlisted(findingOf(result), count);
      return { artifacts: artifacts.length, rules: [...byId.keys()].filter((id) => id !== '') };
    },
  };
}
