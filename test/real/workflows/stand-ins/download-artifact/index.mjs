/** Brings the files of an artifact from below the folder that ARTIFACTS names. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const input = (/** @type {string} */ name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
const store = process.env['ARTIFACTS'] ?? '';
if (store === '') throw new Error('this stand-in takes a folder in ARTIFACTS');
const artifact = join(store, input('name'));
if (!existsSync(artifact)) throw new Error(`there is no artifact ${input('name')}`);
cpSync(artifact, input('path'), { recursive: true });
