import type { FormatDefinition } from '../format.ts';
import { isJsonObject, jsonReader, type JsonPath, type JsonValue } from '../json.ts';
import { textOf } from '../tests/json-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { sarifRun, type SarifRun } from './sarif-run.ts';
import { tallyStatic } from './static-tally.ts';

const placeOf = (path: JsonPath): string =>
  path.map((place) => (typeof place === 'number' ? '*' : place.replaceAll('.', '\\.'))).join('.');

const wholes: ReadonlySet<string> = new Set([
  'runs.*.results.*',
  'runs.*.tool.driver.rules.*',
  'runs.*.tool.extensions.*.rules.*',
  'runs.*.invocations.*',
  'runs.*.artifacts.*',
  'runs.*.originalUriBaseIds',
]);

/**
 * SARIF 2.1.0 (OASIS). A run without the list `results` is a tool that did not look (3.14.23); one that says that it did
 * not succeed is not used.
 */
export const sarif: FormatDefinition = {
  kind: 'static',
  title: 'SARIF 2.1.0',
  recognizes: ({ keys }) => keys.has('runs'),
  open: () => {
    const tally = tallyStatic('lint');
    const rules = new Set<string>();
    let run: SarifRun | null = null;
    let runs = 0;
    let hasRuns = false;
    let version = '';
    let lookedAt: number | null = 0;

    const takeWhole = (place: string, path: JsonPath, value: JsonValue): void => {
      if (!isJsonObject(value))
        throw new UnusableReport('report-unparsable', `"${excerpt(place)}" is not an object.`);
      if (run === null) return;
      if (place === 'runs.*.results.*') run.addResult(value);
      else if (place === 'runs.*.invocations.*') run.addInvocation(value);
      else if (place === 'runs.*.artifacts.*') run.addArtifact(value);
      else if (place === 'runs.*.originalUriBaseIds') run.setBases(value);
      else if (place === 'runs.*.tool.driver.rules.*') run.addRule(null, value);
      else run.addRule(Number(path[4]), value);
    };
    const reader = jsonReader({
      wants: (path) => wholes.has(placeOf(path)),
      open: (path, kind) => {
        const place = placeOf(path);
        if (place === 'runs' && kind === 'list') hasRuns = true;
        else if (place === 'runs.*') {
          if (kind !== 'object') throw new UnusableReport('report-unparsable', 'A run is not an object.');
          runs += 1;
          run = sarifRun(runs);
        } else if (place === 'runs.*.results') {
          if (kind !== 'list')
            throw new UnusableReport('report-unparsable', 'The results of a run are not a list.');
          run?.hasResults();
        } else if (place === 'runs.*.externalPropertyFileReferences.results')
          throw new UnusableReport(
            'report-format-unsupported',
            'The results of a run stand in another file; let the tool write them inline.',
          );
      },
      close: (path) => {
        if (placeOf(path) !== 'runs.*' || run === null) return;
        const closed = run.close(tally);
        for (const rule of closed.rules) rules.add(rule);
        lookedAt = lookedAt === null || closed.artifacts === 0 ? null : lookedAt + closed.artifacts;
        run = null;
      },
      value: (path, value) => {
        const place = placeOf(path);
        if (wholes.has(place)) takeWhole(place, path, value);
        else if (place === 'version') version = textOf(value);
        else if (place === 'runs.*') throw new UnusableReport('report-unparsable', 'A run is not an object.');
        else if (place === 'runs.*.tool.driver.name') run?.setTool(textOf(value));
      },
    });
    return {
      write: (text) => reader.write(text),
      end: () => {
        reader.end();
        if (!hasRuns) throw new UnusableReport('report-unparsable', 'The list "runs" is missing.');
        if (version !== '2.1.0')
          throw new UnusableReport(
            'report-format-unsupported',
            `The file is SARIF "${excerpt(version)}"; this version reads 2.1.0.`,
          );
        if (runs === 0) throw new UnusableReport('static-saw-nothing', 'The file holds no run of a tool.');
        const report = tally.report({ lookedAt, lookedAtPaths: null, rules: [...rules] });
        return { kind: 'static', report };
      },
    };
  },
};
