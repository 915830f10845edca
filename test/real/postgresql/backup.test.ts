import { open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { postgresql } from '../servers/postgresql.ts';
import type { Cluster, Postgresql } from '../servers/postgresql.ts';

/** Tables of every kind that a backup has to bring back, under names that have to be quoted. */
const schema = `
create table orders (id serial primary key, note text, at timestamptz not null default now());
insert into orders (note) select 'order ' || n from generate_series(1, 500) n;
create schema "Odd ""one""";
create table "Odd ""one"""."täble; drop" ("select" int primary key, "a b" text);
insert into "Odd ""one"""."täble; drop" select n, E'a\\tb\\n\\\\.' from generate_series(1, 20) n;
create table events (id int, day date not null) partition by range (day);
create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
insert into events select n, date '2025-12-22' + n from generate_series(0, 29) n;
create materialized view latest as select max(id) as id from orders with no data;
select lo_from_bytea(0, decode(repeat('ab', 5000), 'hex')) from generate_series(1, 3);
`;

const counts = `
select (select count(*) from orders), (select count(*) from "Odd ""one"""."täble; drop"),
  (select count(*) from events), (select count(*) from only events_2025),
  (select count(*) from pg_largeobject_metadata),
  (select sum(length(lo_get(oid))) from pg_largeobject_metadata),
  (select last_value from orders_id_seq)
`;

const expected = '500|20|30|10|3|15000|500';

async function ask(postgres: Postgresql, cluster: Cluster, database: string, sql: string) {
  const { stdout } = await postgres.runWell(
    'psql',
    [
      ...cluster.address,
      '--no-psqlrc',
      '--tuples-only',
      '--no-align',
      '--set=ON_ERROR_STOP=1',
      `--dbname=${database}`,
    ],
    { stdin: sql },
  );
  return stdout.trim();
}

/** The archive format that each major writes, and the byte after the format: a compression since 1.15. */
for (const [part, version] of [
  ['postgresql-15', [1, 14]],
  ['postgresql-16', [1, 15]],
] as const)
  realSuite(`dumps of ${part}, as they really are`, [part], () => {
    let postgres: Postgresql;
    let cluster: Cluster;
    let folder = '';
    let databases = 0;

    beforeAll(async () => {
      folder = await temporaryFolder('dumps');
      postgres = postgresql(part);
      cluster = await postgres.start();
      await ask(postgres, cluster, 'postgres', 'create database shop;');
      await ask(postgres, cluster, 'shop', schema);
    });

    const file = (name: string) => path.join(folder, name);

    async function dump(format: 'custom' | 'directory' | 'plain' | 'tar', name: string, ...more: string[]) {
      await postgres.runWell('pg_dump', [
        ...[...cluster.address, '--dbname=shop', `--format=${format}`, `--file=${file(name)}`, ...more],
      ]);
      return file(name);
    }

    async function emptyDatabase() {
      databases += 1;
      const name = `restored_${databases}`;
      await ask(postgres, cluster, 'postgres', `create database ${name} template template0;`);
      return name;
    }

    async function restore(archive: string, ...more: string[]) {
      const database = await emptyDatabase();
      const ended = await postgres.run('pg_restore', [
        ...cluster.address,
        `--dbname=${database}`,
        ...more,
        archive,
      ]);
      return { ...ended, database };
    }

    it('restores a custom archive with every row, large object, partition and odd name', async () => {
      expect(await ask(postgres, cluster, 'shop', counts)).toBe(expected);
      const { exitCode, database } = await restore(await dump('custom', 'shop.dump'));
      expect(exitCode).toBe(0);
      expect(await ask(postgres, cluster, database, counts)).toBe(expected);
    });

    it('restores a directory with two jobs, and a plain file by psql, to the same counts', async () => {
      const directory = await restore(await dump('directory', 'shop.d', '--jobs=2'), '--jobs=2');
      expect(directory.exitCode).toBe(0);
      expect(await ask(postgres, cluster, directory.database, counts)).toBe(expected);

      const plain = await emptyDatabase();
      await ask(postgres, cluster, plain, await readFile(await dump('plain', 'shop.sql'), 'utf8'));
      expect(await ask(postgres, cluster, plain, counts)).toBe(expected);
    });

    it('begins a custom archive and the table of a directory with PGDMP, its version, and the format', async () => {
      const header = async (archive: string) => {
        const handle = await open(archive);
        const { buffer } = await handle.read(Buffer.alloc(12), 0, 12, 0);
        await handle.close();
        return {
          magic: buffer.toString('latin1', 0, 5),
          bytes: [...buffer.subarray(5, 11)],
          next: buffer[11],
        };
      };
      const custom = await header(await dump('custom', 'header.dump'));
      // version, revision, the size of an integer, the size of an offset, the format
      expect(custom).toMatchObject({ magic: 'PGDMP', bytes: [...version, 0, 4, 8, 1] });
      const directory = await header(path.join(await dump('directory', 'header.d'), 'toc.dat'));
      // Not 5, which stands for a directory in the program's source: its table says that it is a tar archive's.
      expect(directory).toMatchObject({ magic: 'PGDMP', bytes: [...version, 0, 4, 8, 3] });
      // Since 1.15 this byte names the compression, and 1 is gzip; before, an integer begins whose sign says -1.
      expect(custom.next).toBe(1);
      if (version[1] >= 15)
        expect((await header(await dump('custom', 'none.dump', '--compress=none'))).next).toBe(0);
    });

    it('refuses a compression that it was not built with, or does not know, before it writes', async () => {
      const target = file('refused.dump');
      const ended = await postgres.run('pg_dump', [
        ...[...cluster.address, '--dbname=shop', '--format=custom', '--compress=lz4', `--file=${target}`],
      ]);
      expect(ended.exitCode).toBe(1);
      expect(ended.stderr).toMatch(
        version[1] >= 15
          ? /this build does not support compression with LZ4/u
          : /invalid value "lz4" for option/u,
      );
      await expect(stat(target)).rejects.toMatchObject({ code: 'ENOENT' });
    });

    it('lists the entries of an archive with the version of server and client', async () => {
      const { stdout } = await postgres.runWell('pg_restore', ['--list', await dump('custom', 'list.dump')]);
      expect(stdout).toMatch(new RegExp(`;\\s+Dumped from database version: ${part.slice(-2)}\\.`, 'u'));
      expect(stdout).toMatch(/TABLE DATA public orders postgres/u);
      expect(stdout).toMatch(/TABLE ATTACH public events_2025 postgres/u);
      expect(stdout).toMatch(/MATERIALIZED VIEW DATA|MATERIALIZED VIEW public latest/u);
    });

    it('says nothing to --list of an archive that lost its last bytes, and ends with 1 when it reads it', async () => {
      const archive = await dump('custom', 'cut.dump');
      await truncate(archive, (await stat(archive)).size - 1);
      expect(await postgres.run('pg_restore', ['--list', archive])).toMatchObject({
        exitCode: 0,
        stderr: '',
      });
      const read = await postgres.run('pg_restore', ['--file=/dev/null', archive]);
      expect(read.exitCode).toBe(1);
      expect(read.stderr).toMatch(/could not read|unexpected end of file|end of file/u);
    });

    it('cannot read an archive that was cut within its table of contents, or that is empty', async () => {
      const archive = await dump('custom', 'toc.dump');
      await truncate(archive, 500);
      expect((await postgres.run('pg_restore', ['--list', archive])).exitCode).toBe(1);
      await truncate(archive, 0);
      const empty = await postgres.run('pg_restore', ['--list', archive]);
      expect(empty.exitCode).toBe(1);
      expect(empty.stderr).toContain('input file is too short');
    });

    it('misses a file of a directory only when it reads it', async () => {
      const directory = await dump('directory', 'holes.d');
      const data = (await readdir(directory)).filter((name) => /^\d+\.dat(\.gz)?$/u.test(name));
      expect(data.length).toBeGreaterThan(3);
      await rm(path.join(directory, data[0] ?? ''));
      expect((await postgres.run('pg_restore', ['--list', directory])).exitCode).toBe(0);
      expect((await postgres.run('pg_restore', ['--file=/dev/null', directory])).exitCode).toBe(1);
    });

    it('ends with 0 on a plain file that was cut between two statements: only its last line tells', async () => {
      const text = await readFile(await dump('plain', 'whole.sql'), 'utf8');
      expect(text).toContain('-- PostgreSQL database dump complete');
      const cut = text.slice(0, text.lastIndexOf('--\n-- Name: ', text.indexOf('; Type: CONSTRAINT;')));
      const database = await emptyDatabase();
      const ended = await postgres.run(
        'psql',
        [...cluster.address, '--no-psqlrc', '--set=ON_ERROR_STOP=1', `--dbname=${database}`],
        { stdin: cut },
      );
      expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await ask(postgres, cluster, database, 'select count(*) from orders')).toBe('500');
      expect(
        await ask(
          postgres,
          cluster,
          database,
          "select count(*) from pg_constraint where contype = 'p' and conrelid = 'orders'::regclass",
        ),
      ).toBe('0');
    });

    it('puts \\restrict into a plain dump, which an older psql does not know', async () => {
      const text = await readFile(await dump('plain', 'restrict.sql'), 'utf8');
      expect(text).toMatch(/^\\restrict [A-Za-z0-9]+$/mu);
      expect(text).toMatch(/^\\unrestrict [A-Za-z0-9]+$/mu);
    });

    it('tells whether a cluster has data checksums, which initdb leaves off unless asked', async () => {
      expect(await ask(postgres, cluster, 'postgres', 'show data_checksums')).toBe('off');
      const summed = await postgres.start({ initialize: ['--data-checksums'] });
      expect(await ask(postgres, summed, 'postgres', 'show data_checksums')).toBe('on');
      await summed.server.stop();
      expect(await postgres.run('pg_checksums', ['--check', `--pgdata=${summed.data}`])).toMatchObject({
        exitCode: 0,
      });
      const control = await postgres.runWell('pg_controldata', [`--pgdata=${summed.data}`]);
      expect(control.stdout).toMatch(/Data page checksum version:\s+1/u);
    });

    it('verifies a base backup against its manifest, and passes over a changed page when it skips checksums', async () => {
      const backup = file('base');
      await postgres.runWell('pg_basebackup', [
        ...cluster.address,
        `--pgdata=${backup}`,
        '--checkpoint=fast',
        '--no-sync',
      ]);
      expect(await postgres.run('pg_verifybackup', [backup])).toMatchObject({ exitCode: 0 });

      const changed = path.join(backup, 'global', '1262');
      const bytes = await readFile(changed);
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
      await writeFile(changed, bytes);
      const seen = await postgres.run('pg_verifybackup', [backup]);
      expect(seen.exitCode).toBe(1);
      expect(seen.stderr).toContain('checksum mismatch for file "global/1262"');
      expect(await postgres.run('pg_verifybackup', ['--skip-checksums', backup])).toMatchObject({
        exitCode: 0,
      });
    });
  });

realSuite('dumps between majors of PostgreSQL', ['postgresql-15', 'postgresql-16'], () => {
  it('refuses to read the archive of a newer pg_dump, and to dump a newer server', async () => {
    const [older, newer] = [postgresql('postgresql-15'), postgresql('postgresql-16')];
    const folder = await temporaryFolder('majors');
    const cluster = await newer.start();
    const archive = path.join(folder, 'newer.dump');
    const args = [...cluster.address, '--dbname=postgres', '--format=custom', `--file=${archive}`];
    await newer.runWell('pg_dump', args);

    const read = await older.run('pg_restore', ['--list', archive]);
    expect(read.exitCode).toBe(1);
    expect(read.stderr).toContain('unsupported version (1.15) in file header');

    const taken = await older.run('pg_dump', args);
    expect(taken.exitCode).toBe(1);
    expect(taken.stderr).toContain('server version mismatch');
  });
});

realSuite('a server of PostgreSQL 18 that came without clients', ['postgresql-18', 'postgresql-16'], () => {
  it('takes a restore from the pg_restore of 16, whose pg_dump refuses to dump it', async () => {
    const [server, clients] = [postgresql('postgresql-18'), postgresql('postgresql-16')];
    expect(['pg_dump', 'pg_restore', 'psql'].filter((program) => server.has(program))).toEqual([]);
    const folder = await temporaryFolder('eighteen');
    const old = await clients.start();
    await ask(clients, old, 'postgres', schema);
    const archive = path.join(folder, 'old.dump');
    await clients.runWell('pg_dump', [
      ...old.address,
      '--dbname=postgres',
      '--format=custom',
      `--file=${archive}`,
    ]);

    const cluster = await server.start();
    expect(await ask(clients, cluster, 'postgres', 'show server_version')).toMatch(/^18\./u);
    // Since 18 checksums are on unless they are refused.
    expect(await ask(clients, cluster, 'postgres', 'show data_checksums')).toBe('on');
    await ask(clients, cluster, 'postgres', 'create database shop template template0;');
    const restored = await clients.run('pg_restore', [...cluster.address, '--dbname=shop', archive]);
    expect(restored.exitCode).toBe(0);
    expect(await ask(clients, cluster, 'shop', counts)).toBe(expected);

    const taken = await clients.run('pg_dump', [
      ...cluster.address,
      '--dbname=shop',
      '--format=custom',
      `--file=${archive}`,
    ]);
    expect(taken.exitCode).toBe(1);
    expect(taken.stderr).toContain('server version mismatch');
  });
});
