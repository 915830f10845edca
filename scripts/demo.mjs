#!/usr/bin/env node
/**
 * Promotes the example shop on this machine, while somebody else watches.
 *
 *     npm run demo [-- options]
 *
 *     --version VERSION   good (default) or faulty: its fault appears under traffic alone, and the promotion is undone
 *     --cancel-after MS   cancels the run after so many milliseconds, as a person would
 *     --seed N            for what the rehearsal decides by chance
 *     --json FILE         what happened, for machines
 *     --keep              leaves the cluster and the product when it ends, and says where they are
 *
 * It needs Node and git. It ends with 0 when the shop was promoted and not one request failed, with 1 when it was
 * not, with 130 when it was interrupted; nothing is left behind but .interlock/demo.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { conclude } from './demo/ending.mjs';
import { hasOwnNetwork, runInOwnNetwork } from './demo/isolation.mjs';
import { sleep } from './demo/programs.mjs';
import { openStage, readJson } from './demo/stage.mjs';

const results = join(import.meta.dirname, '../.interlock/demo');
const say = (/** @type {string} */ text) => console.log(`▸ ${text}`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', default: 'good' },
      'cancel-after': { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const { version } = values;
  if (version !== 'good' && version !== 'faulty')
    throw new Error(`--version is good or faulty, not "${version}"`);
  const cancelAfterMs = Number(values['cancel-after'] ?? Infinity);
  if (!(cancelAfterMs >= 0))
    throw new Error(`--cancel-after is a number of milliseconds, not "${values['cancel-after']}"`);
  return {
    faulty: version === 'faulty',
    cancelAfterMs,
    seed: values.seed,
    json: values.json,
    keep: values.keep,
  };
}

/** @param {ReturnType<typeof readOptions>} options */
async function demonstrate({ faulty, cancelAfterMs, seed, json, keep }) {
  const startedAt = Date.now();
  if (!hasOwnNetwork())
    say(
      keep
        ? "on this machine's network, so that what is kept can be reached"
        : "on this machine's network: it does not allow one of our own (unshare)",
    );
  const interruption = new AbortController();
  const interrupted = () => interruption.signal.aborted;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      if (!interrupted()) say('interrupted: ending in order');
      interruption.abort();
    });

  const stage = await openStage({ faulty, fixedPorts: hasOwnNetwork(), say });
  // In the stage's own folder, and put where people look when they are whole: two demonstrations may go on at once.
  const html = join(stage.folder, 'report.html');
  const runFile = join(stage.folder, 'run.json');
  try {
    const before = await stage.readTraffic(10);
    if (interrupted()) return 130;

    say('starting an independent load client: 200 requests a second');
    const load = stage.startLoad();
    await sleep(1_000);
    if (interrupted()) return 130;

    say('promoting version 1.5.0 through .github/workflows/promote.yml');
    const promotion = stage.startPromotion({
      html,
      json: runFile,
      seed,
      show: true,
      reason: 'a demonstration',
    });
    const cancel = () => void promotion.child.kill('SIGINT');
    interruption.signal.addEventListener('abort', cancel);
    const timer = Number.isFinite(cancelAfterMs) ? setTimeout(cancel, cancelAfterMs) : undefined;
    const { code } = await promotion.ended;
    clearTimeout(timer);

    if (!interrupted()) {
      say('promotion ended; the load goes on for two seconds');
      await sleep(2_000);
    }
    const traffic = await stage.readTraffic(50);
    const witness = await load.stop();

    const ending = conclude({
      exitCode: code,
      run: existsSync(runFile) ? /** @type {import('./demo/ending.mjs').Run} */ (readJson(runFile)) : null,
      before: { color: before.color ?? '(none)', version: Object.keys(before.versions).join() },
      wanted: { color: 'green', version: '1.5.0' },
      traffic,
      load: witness,
      report: publish(html),
    });
    const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
    if (json !== undefined)
      writeFileSync(
        json,
        `${JSON.stringify({ promoted: ending.promoted, result: ending.result, traffic, load: witness, seconds }, null, 2)}\n`,
      );
    if (keep) {
      say(`kept: ${stage.folder}; the shop is at ${stage.url}`);
      say(`end it with: node dist/cluster/index.js stop --folder ${stage.clusterFolder}`);
    }
    console.log(['', ...ending.lines, line(`took     ${seconds} s`)].join('\n'));
    if (interrupted()) return 130;
    return ending.promoted ? 0 : 1;
  } finally {
    if (!keep) await stage.close();
  }
}

/**
 * Puts a report where people look for it, in one step.
 *
 * @param {string} file
 * @returns {string | null} its path from here, or null when there is none
 */
function publish(file) {
  if (!existsSync(file) || statSync(file).size === 0) return null;
  mkdirSync(results, { recursive: true });
  const draft = join(results, `.${basename(file)}.${process.pid}`);
  const place = join(results, basename(file));
  copyFileSync(file, draft);
  renameSync(draft, place);
  return relative(process.cwd(), place);
}

const line = (/** @type {string} */ text) => `   ${text}`;

try {
  const options = readOptions();
  const elsewhere = options.keep || hasOwnNetwork() ? null : runInOwnNetwork();
  process.exitCode = await (elsewhere ?? demonstrate(options));
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
