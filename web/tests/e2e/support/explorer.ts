// A database of the project's samples, and `prongsai serve` over it. What it is made of comes from the environment: PRONGSAI (the program),
// PRONGSAI_WEB_DIST (the built application), PRONGSAI_SOURCE (the project's folder).

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const source = process.env.PRONGSAI_SOURCE ?? join(here, '../../../..');
const program = process.env.PRONGSAI ?? join(source, 'build/release/pipeline/prongsai');
const dist = process.env.PRONGSAI_WEB_DIST ?? join(here, '../../../dist');

export interface Explorer {
  /** http://127.0.0.1:PORT without a slash at its end. */
  url: string;
  /** What the link has behind its address: "#token=…" with --edit, else nothing. */
  fragment: string;
  stop: () => Promise<void>;
}

export interface Workplace {
  folder: string;
  database: string;
  reports: string;
  remove: () => void;
}

/** A folder of reports of its own, so that a test may change them. */
export function makeReports(samples: readonly string[], own: Record<string, string | Buffer> = {}): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'prongsai-web-'));
  const reports = join(folder, 'reports');
  mkdirSync(reports);
  for (const sample of samples) {
    cpSync(join(source, 'data/samples', sample), join(reports, sample), { recursive: true, filter: (path) => !path.endsWith('.json') });
  }
  for (const [name, bytes] of Object.entries(own)) {
    const path = join(reports, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
  }
  return { folder, reports, database: join(folder, 'reports.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Reads the reports; documents that fail are no failure of this. */
export function ingest(place: Workplace, ...options: string[]): void {
  try {
    execFileSync(program, ['ingest', place.reports, '--db', place.database, '--quiet', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const failed = error as { status: number | null; stderr: Buffer };
    if (failed.status !== 1) throw new Error(`ingest ended with ${failed.status}: ${failed.stderr}`);
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let errors = '';
    server.stdout?.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      const found = /http:\/\/[\d.:]+\/\S*/.exec(out);
      if (found && out.includes('\n', found.index)) resolve(found[0]);
    });
    server.stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()));
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${errors}${out}`)));
  });
}

export async function serve(place: Workplace, ...options: string[]): Promise<Explorer> {
  const server = spawn(program, ['serve', '--db', place.database, '--web', dist, '--listen', '127.0.0.1:0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = new URL(await addressOf(server));
  const stop = () =>
    new Promise<void>((resolve) => {
      if (server.exitCode !== null) return resolve();
      server.removeAllListeners('exit');
      server.on('exit', () => resolve());
      server.kill('SIGTERM');
    });
  return { url: address.origin, fragment: address.hash, stop };
}

export async function api<Answer>(explorer: Explorer, path: string): Promise<Answer> {
  const response = await fetch(`${explorer.url}/api/v1${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Changes something as its holder of the token. */
export async function change(explorer: Explorer, path: string, body: unknown): Promise<void> {
  const token = explorer.fragment.replace('#token=', '');
  const response = await fetch(`${explorer.url}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}
