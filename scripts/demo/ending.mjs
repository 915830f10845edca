/** What is said at the end of a demo: from what was seen, not from what was meant to happen. */

/**
 * @typedef {object} Run the part of `rehearse --json` that is read here
 * @property {string} conclusion
 * @property {readonly RunJob[]} jobs
 */

/**
 * @typedef {object} RunJob
 * @property {string} name
 * @property {string} conclusion
 * @property {Readonly<Record<string, string>>} outputs
 * @property {readonly { name: string, conclusion: string }[]} steps
 * @property {readonly string[]} messages why it failed outside of any step
 */

/**
 * @typedef {object} Facts
 * @property {number | null} exitCode of the rehearsal; null when a signal ended it
 * @property {Run | null} run null when no result was written
 * @property {{ color: string, version: string }} before what served when the promotion began
 * @property {{ color: string, version: string }} wanted what should serve when it is promoted
 * @property {import('./stage.mjs').Traffic} traffic what serves now
 * @property {{ verdict: string, requests: number, failed: number }} load
 * @property {string | null} report path of the HTML report; null when it was not written
 */

/**
 * @typedef {object} Ending
 * @property {boolean} promoted
 * @property {string} result the move's own word
 * @property {readonly string[]} lines
 */

/** @param {Facts} facts @returns {Ending} */
export function conclude(facts) {
  const { run, traffic, wanted, before, load, report } = facts;
  const result = resultOf(run);
  const problems = findProblems(facts, result);
  const promoted = problems.length === 0;
  const lines = [
    promoted
      ? `✅ promoted: shop ${wanted.version} serves production`
      : `❌ not promoted: shop ${wanted.version}, ${result}`,
    ...problems.map((problem) => line('failed', problem)),
    promoted
      ? line('moved', `${before.color} → ${wanted.color}`)
      : line('undone', undone(result, before, wanted)),
    line('serves', describeTraffic(traffic)),
    line('witness', `${load.verdict} (an independent client, over fresh and kept-alive connections)`),
    ...explainCounts(problems, load),
    line('report', report ?? 'was not written'),
  ];
  return { promoted, result, lines };
}

/**
 * The move's own word for what happened.
 *
 * @param {Run | null} run
 */
export function resultOf(run) {
  return output(run, 'result') || (hasMoveBegun(run) ? 'unknown' : 'unchanged');
}

/** @param {Facts} facts @param {string} result @returns {string[]} */
function findProblems({ exitCode, run, traffic, wanted, load, report }, result) {
  const problems = [];
  if (run === null) problems.push(`the rehearsal left no result and ended with ${exitCode ?? 'a signal'}`);
  else if (exitCode !== 0 || run.conclusion !== 'success') problems.push(...whatFailed(run));
  else if (result !== 'switched') problems.push(`the run succeeded, but the move says "${result}"`);
  if (problems.length > 0) return problems;

  if (traffic.color !== wanted.color)
    problems.push(`the Service selects ${traffic.color ?? 'no color'}, not ${wanted.color}`);
  if (traffic.failed > 0)
    problems.push(`${traffic.failed} requests over fresh connections were not answered`);
  if (Object.keys(traffic.colors).join() !== wanted.color)
    problems.push(
      `${Object.keys(traffic.colors).join(' and ') || 'nobody'} answers, not ${wanted.color} alone`,
    );
  if (Object.keys(traffic.versions).join() !== wanted.version)
    problems.push(`${Object.keys(traffic.versions).join(' and ')} answers, not ${wanted.version} alone`);
  if (load.requests === 0) problems.push('the witness has sent nothing');
  if (load.failed > 0) problems.push(`the witness saw ${load.verdict}`);
  if (report === null) problems.push('the HTML report was not written');
  return problems;
}

/**
 * What each number of failed requests counts: the same fault is met by several, each with requests of its own.
 *
 * @param {readonly string[]} problems
 * @param {Facts['load']} load
 * @returns {string[]}
 */
function explainCounts(problems, load) {
  if (load.failed === 0) return [];
  const probed = problems.flatMap((problem) => /\d+ of \d+(?= failed)/u.exec(problem)?.[0] ?? []);
  const rows = [
    ...probed.map((count) => [
      count,
      'requests of the move itself, up to the moment when it decided to undo',
    ]),
    ...(probed.length === 0
      ? []
      : [['report', '"Requests during the move": all requests of the move, validation and undo included']]),
    [
      `${load.failed} of ${load.requests}`,
      'requests of the witness, from before the promotion until after it, so the most',
    ],
  ];
  const width = Math.max(...rows.map(([count = '']) => count.length));
  return [
    line('counts', 'one fault, and what each number of failed requests counts:'),
    ...rows.map(([count = '', what = '']) => line('', `${count.padEnd(width)}  ${what}`)),
  ];
}

/** @param {Run} run @returns {string[]} */
function whatFailed(run) {
  const said = reasons(output(run, 'reasons'));
  if (said.length > 0) return said;
  const failed = run.jobs
    .filter(({ conclusion }) => conclusion === 'failure' || conclusion === 'cancelled')
    .map(({ name, conclusion, steps, messages }) => {
      const step = steps.find((one) => one.conclusion === conclusion);
      const where = step === undefined ? conclusion : `${step.name} (${conclusion})`;
      return [`${name}: ${where}`, ...messages].join('; ');
    });
  return failed.length > 0 ? failed : [`the run: ${run.conclusion}`];
}

/**
 * Reads the `reasons` output of a move.
 *
 * @param {string} text
 * @returns {string[]} one line a reason
 */
function reasons(text) {
  /** @type {unknown} */
  let list;
  try {
    list = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.map((/** @type {Record<string, unknown>} */ reason) => {
    const said = (/** @type {string} */ key) => {
      const value = reason[key];
      return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
    };
    const limit = said('limit') === '' ? '' : `, wanted ${said('limit')}`;
    const details = [said('rule'), said('where'), `${said('seen')}${limit}`];
    return [said('code'), ...details.filter((detail) => detail !== '')].join(': ');
  });
}

/**
 * @param {string} result
 * @param {{ color: string }} before
 * @param {{ color: string }} wanted
 */
function undone(result, before, wanted) {
  if (result === 'rolled-back')
    return `the traffic was on ${wanted.color} and was moved back to ${before.color}`;
  if (result === 'refused' || result === 'unchanged' || result === 'superseded')
    return `nothing had to be: the traffic was not moved`;
  return `not known from the run (${result}); what serves now was read back`;
}

/** @param {import('./stage.mjs').Traffic} traffic */
function describeTraffic({ color, colors, versions, failed }) {
  const total = Object.values(colors).reduce((sum, count) => sum + count, 0);
  const names = (/** @type {Record<string, number>} */ counts) => Object.keys(counts).join(' and ');
  const who = `${names(colors)}, version ${names(versions)}`;
  const well = `${total - failed} of ${total} fresh connections answered well`;
  return `${color ?? 'no color is selected'}: ${well}, by ${who}`;
}

/**
 * The output of the job that has it, the last one first.
 *
 * @param {Run | null} run
 * @param {string} name
 */
const output = (run, name) => run?.jobs.findLast((job) => job.outputs[name])?.outputs[name] ?? '';

/**
 * Whether a job that moves traffic was started; yes when there is no telling.
 *
 * @param {Run | null} run
 */
function hasMoveBegun(run) {
  return run === null || run.jobs.some(({ name, steps }) => name.endsWith(' / move') && steps.length > 0);
}

/** @param {string} label @param {string} text */
const line = (label, text) => `   ${label.padEnd(9)}${text}`;
