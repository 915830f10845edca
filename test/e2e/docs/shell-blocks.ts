/** Shell commands of the documentation: what a reader copies. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** Every file that git knows, or would take up. */
export function repositoryFiles(): readonly string[] {
  const told = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return told.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

const pages = repositoryFiles().filter((path) => path.endsWith('.md') && !path.startsWith('test/'));

export interface Block {
  readonly page: string;
  /** 1-based. */
  readonly line: number;
  /** What is written behind the fence. */
  readonly language: string;
  readonly text: string;
}

/** Fenced blocks of a page, with the indentation of the fence taken off. */
export function blocksIn(page: string, text: string): readonly Block[] {
  return [...text.matchAll(/^( *)```([^\n`]*)\n([^]*?)^ *```$/gmu)].map(
    ({ 1: indent = '', 2: language = '', 3: body = '', index }) => ({
      page,
      line: text.slice(0, index).split('\n').length,
      language: language.trim(),
      text: body.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''),
    }),
  );
}

export const allBlocks = (): readonly Block[] =>
  pages.flatMap((page) => blocksIn(page, readFileSync(join(root, page), 'utf8')));

const shells: readonly string[] = ['sh', 'bash', 'shell', 'console', 'zsh'];

/** Programs that a line of a block begins with where it is a command, whatever the fence says. */
export const looksLikeCommand =
  /^(?:\$ )?(?:npm|npx|node|git|gh|kubectl|docker|helm|curl|az|aws|gcloud|interlock[\w-]*) \S/mu;

export const isShell = ({ language }: Block): boolean => shells.includes(language);

/** The commands of a shell block, each on one line, without prompts and comments. */
export function commandsIn({ text }: Block): readonly string[] {
  return text
    .replaceAll(/ *\\\n */gu, ' ')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\$ /u, '')
        .replace(/(?:^|\s+)#\s.*$/u, '')
        .trim(),
    )
    .filter((line) => line !== '');
}
