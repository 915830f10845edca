/**
 * Reads one file once: `node worker.mjs reader|size|xml|json|lines|gzip|brotli FILE KIND FORMAT`, and prints what it took of the processor, what in
 * memory at most, and what came of it. A process of its own, so that its memory is that of this file alone.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { createBrotliCompress, createGzip } from 'node:zlib';

import { formatDefinitions, formatNames } from '@interlock/reports/steps/every-format';
import { reportReader } from '@interlock/reports/domain/reader';
import { measureSize } from '@interlock/quality-gate/steps/size-reading';
import { nodeCompression } from '@interlock/shared/adapters/node-compression';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { nodeFiles } from '@interlock/shared/adapters/node-files';
import { Tokenizer } from '@streamparser/json';
import { SaxesParser } from 'saxes';

/** The same pieces that the action reads. */
const pieceBytes = 256 * 1024;

/** @typedef {{ write(bytes: Uint8Array): void, end(): string }} Way */

/** @typedef {import('./parts.mjs').Input['kind']} Kind */

/** @type {readonly Kind[]} */
const kinds = ['tests', 'coverage', 'static', 'performance', 'complexity', 'duplication', 'size'];

/** @param {string} name @returns {Kind} */
function kindOf(name) {
  const kind = kinds.find((known) => known === name);
  if (kind === undefined) throw new Error(`no kind is called "${name}"`);
  return kind;
}

/**
 * The format is given: a list of files is known by how it ends, and long ones are refused without it.
 *
 * @param {Kind} kind @param {string} formatName @returns {Way}
 */
function ownReader(kind, formatName) {
  const format = formatNames.find((known) => known === formatName) ?? null;
  const reader = reportReader(format, kind, formatDefinitions);
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

/** Reads a file in pieces. @param {Way} way @returns {(file: string) => Promise<string>} */
const inPieces = (way) => async (file) => {
  for await (const bytes of createReadStream(file, { highWaterMark: pieceBytes })) way.write(bytes);
  return way.end();
};

/** Measures a file as the action does. @param {boolean} withBrotli */
const ownSize = (withBrotli) => async (/** @type {string} */ file) => {
  const ports = {
    compression: nodeCompression(),
    digests: nodeDigests(),
    files: nodeFiles('/'),
    runner: { cancellation: new AbortController().signal },
  };
  const { read } = await measureSize(file, statSync(file).size, withBrotli, ports);
  return read.kind === 'unusable' ? `${read.code}: ${read.message}` : read.kind;
};

/** Compresses a file by the streams of the runtime. @param {boolean} withBrotli */
const bareSize = (withBrotli) => async (/** @type {string} */ file) => {
  let bytes = 0;
  // Brotli at the quality that it has by itself is the best, 11.
  for (const stream of [createGzip({ level: 9 }), ...(withBrotli ? [createBrotliCompress()] : [])])
    for await (const piece of createReadStream(file, { highWaterMark: pieceBytes }).pipe(stream))
      if (piece instanceof Uint8Array) bytes += piece.length;
  return `${String(bytes)} bytes`;
};

/** Memory of this process at its most. Where Linux says it, without what the process that started this one had. */
function peakMiB() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kibibytes = /^VmHWM:\s*(\d+) kB$/mu.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Math.round(Number(kibibytes) / 1024);
}

const [, , name = '', file = '', kindName = '', formatName = ''] = process.argv;
const kind = kindOf(kindName);
/** @type {Readonly<Record<string, () => (file: string) => Promise<string>>>} */
const ways = {
  reader: () => inPieces(ownReader(kind, formatName)),
  size: () => ownSize(false),
  'size with brotli': () => ownSize(true),
  xml: () => inPieces(bareXml()),
  json: () => inPieces(bareJson()),
  lines: () => inPieces(bareLines()),
  gzip: () => bareSize(false),
  brotli: () => bareSize(true),
};
const way = ways[name]?.();
if (way === undefined) throw new Error(`no way to read is called "${name}"`);

const started = process.cpuUsage();
const outcome = await way(file);
const { user, system } = process.cpuUsage(started);
const tookMs = (user + system) / 1000;
console.log(JSON.stringify({ tookMs, peakMiB: peakMiB(), outcome }));
