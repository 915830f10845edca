/**
 * Reads one file once: `node worker.mjs reader|xml|json|lines FILE KIND`, and prints what it took of the processor, what in
 * memory at most, and what came of it. A process of its own, so that its memory is that of this file alone.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

import { reportReader } from '@interlock/quality-gate/domain/report/reader';
import { Tokenizer } from '@streamparser/json';
import { SaxesParser } from 'saxes';

/** The same pieces that the action reads. */
const pieceBytes = 256 * 1024;

/** @typedef {{ write(bytes: Uint8Array): void, end(): string }} Way */

/** @returns {Way} */
function ownReader(/** @type {'tests' | 'coverage'} */ kind) {
  const reader = reportReader(null, kind);
  return {
    write: (bytes) => {
      reader.write(bytes);
    },
    end: () => {
      const read = reader.end();
      return read.kind === 'unusable' ? `${read.code}: ${read.message}` : read.kind;
    },
  };
}

/** @returns {Way} */
function bareXml() {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let elements = 0;
  parser.on('opentag', () => {
    elements += 1;
  });
  return {
    write: (bytes) => {
      parser.write(decoder.decode(bytes, { stream: true }));
    },
    end: () => {
      parser.close();
      return `${String(elements)} elements`;
    },
  };
}

/** @returns {Way} */
function bareJson() {
  const tokenizer = new Tokenizer({ separator: '' });
  let tokens = 0;
  tokenizer.onToken = () => {
    tokens += 1;
  };
  return {
    write: (bytes) => {
      tokenizer.write(bytes);
    },
    end: () => `${String(tokens)} tokens`,
  };
}

/** @returns {Way} */
function bareLines() {
  const decoder = new TextDecoder();
  let carry = '';
  let characters = 0;
  return {
    write: (bytes) => {
      const text = carry + decoder.decode(bytes, { stream: true });
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        characters += text.slice(from, end).length;
        from = end + 1;
      }
      carry = text.slice(from);
    },
    end: () => `${String(characters)} characters`,
  };
}

/** Memory of this process at its most. Where Linux says it, without what the process that started this one had. */
function peakMiB() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kibibytes = /^VmHWM:\s*(\d+) kB$/mu.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Math.round(Number(kibibytes) / 1024);
}

const [, , name = '', file = '', kind = ''] = process.argv;
/** @type {Readonly<Record<string, () => Way>>} */
const ways = {
  reader: () => ownReader(kind === 'coverage' ? 'coverage' : 'tests'),
  xml: bareXml,
  json: bareJson,
  lines: bareLines,
};
const way = ways[name]?.();
if (way === undefined) throw new Error(`no way to read is called "${name}"`);

const started = process.cpuUsage();
for await (const bytes of createReadStream(file, { highWaterMark: pieceBytes })) way.write(bytes);
const outcome = way.end();
const { user, system } = process.cpuUsage(started);
const tookMs = (user + system) / 1000;
console.log(JSON.stringify({ tookMs, peakMiB: peakMiB(), outcome }));
