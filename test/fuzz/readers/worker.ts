import { parentPort, workerData } from 'node:worker_threads';

import { samples } from '../../unit/quality-gate/samples.ts';
import { openFarm } from './fuzz.ts';
import type { Message } from './messages.ts';

/** What the program that starts this gives it. */
interface Task {
  readonly seed: number;
  /** Takes the inputs from here, each `step`th. */
  readonly from: number;
  readonly step: number;
  readonly until: number;
  /** Reports of real tools, by name. */
  readonly fixtures: readonly (readonly [string, string])[];
  /** Where the index of the input that is being read is kept, for who watches. */
  readonly progress: SharedArrayBuffer;
  readonly slot: number;
}

const task = workerData as Task;
const progress = new Int32Array(task.progress);
const farm = openFarm([...samples, ...task.fixtures.map(([title, text]) => ({ title, text }))]);
const byFormat: Record<string, Record<string, number>> = {};
const byMutation: Record<string, Record<string, number>> = {};
let slowest = { ms: 0, index: -1, format: '', mutation: '', bytes: 0 };
let inputs = 0;
let bytesRead = 0;

const tell = (message: Message): void => parentPort?.postMessage(message);

const count = (table: Record<string, Record<string, number>>, row: string, column: string): void => {
  const cells = (table[row] ??= {});
  cells[column] = (cells[column] ?? 0) + 1;
};

for (let index = task.from; index < task.until; index += task.step) {
  Atomics.store(progress, task.slot, index);
  const { subject, format, mutation, bytes, ms, outcome, wrong } = farm.fuzz(task.seed, index);
  inputs += 1;
  bytesRead += bytes.length;
  count(byFormat, format, outcome);
  count(byMutation, mutation.includes(', ') ? 'several' : mutation, outcome);
  if (ms > slowest.ms) slowest = { ms, index, format, mutation, bytes: bytes.length };
  if (wrong.length > 0) tell({ kind: 'violation', index, subject, format, mutation, outcome, wrong, bytes });
}
tell({
  kind: 'done',
  formats: farm.formats,
  inputs,
  bytesRead,
  byFormat,
  byMutation,
  slowest,
});
