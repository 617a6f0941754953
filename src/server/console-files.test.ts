import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/support/server.ts';

const PAGE = { accept: 'text/html,application/xhtml+xml' };
const MANIFEST = new URL('../console/public/inspect.webmanifest', import.meta.url);
let folder: string;
let opened: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landport-console-'));
  mkdirSync(join(folder, 'built', 'assets'), { recursive: true });
  const files = {
    'secret.txt': 'outside',
    'built/index.html': 'desk',
    'built/gate.html': 'gate',
    'built/gate-worker.js': 'worker',
    'built/inspect.html': 'inspect',
    'built/inspect-worker.js': 'inspect worker',
    'built/icon.svg': '<svg/>',
    'built/.env': 'hidden',
    'built/assets/app-Ab12.js': 'app',
    'built/assets/app-Ab12.js.map': 'map',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  opened = await testServer({ consoleFolder: join(folder, 'built') });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('The console', () => {
  test.each([
    ['/', 'desk'],
    ['/declarations?lane=red', 'desk'],
    ['/declarations/019c0000-0000-7000-8000-000000000001', 'desk'],
    ['/gate', 'gate'],
    ['/gate/', 'gate'],
    ['/inspect/', 'inspect'],
    ['/inspect/?id=1&part=steps', 'inspect'],
    ['/inspections', 'desk'],
    ['/icon.svg', '<svg/>'],
  ])('at %s answers %s and is asked for anew each time', async (url, text) => {
    const response = await opened.ask({ url, headers: PAGE });
    expect([response.statusCode, response.body]).toEqual([200, text]);
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('keeps what is named after its content for ever', async () => {
    const response = await opened.ask({ url: '/assets/app-Ab12.js' });
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(response.headers['content-type']).toContain('javascript');
  });

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('is sent compressed to a browser that takes %s', async (accepted, encoding, decompress) => {
    const headers = { 'accept-encoding': accepted };
    const response = await opened.ask({ url: '/assets/app-Ab12.js', headers });
    expect(response.headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' });
    expect(response.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(decompress(response.rawPayload).toString()).toBe('app');
    const known = { ...headers, 'if-none-match': String(response.headers.etag) };
    const again = await opened.ask({ url: '/assets/app-Ab12.js', headers: known });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    const page = await opened.ask({ url: '/crossings/1', headers: { ...headers, ...PAGE } });
    expect(decompress(page.rawPayload).toString()).toBe('desk');
  });

  test('lets the gate’s worker act for the gate', async () => {
    const response = await opened.ask({ url: '/gate-worker.js' });
    expect(response.headers['service-worker-allowed']).toBe('/gate');
  });

  test('keeps the inspection’s worker away from the desk’s pages, whose addresses begin alike', async () => {
    const worker = await opened.ask({ url: '/inspect-worker.js' });
    const reach = String(worker.headers['service-worker-allowed']);
    expect(reach).toBe('/inspect/');
    expect('/inspections'.startsWith(reach)).toBe(false);
    const short = await opened.ask({ url: '/inspect?id=1&part=steps', headers: PAGE });
    expect([short.statusCode, short.headers.location]).toEqual([308, '/inspect/?id=1&part=steps']);
    const { start_url: start, scope } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
    expect([start, scope]).toEqual([reach, reach]);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/.env',
    '/assets/app-Ab12.js.map',
    '/assets/none.js',
    '/none.png',
    '/api/v1/none',
    '/gate.html.bak',
  ])('serves nothing else: %s', async (url) => {
    const response = await opened.ask({ url, headers: PAGE });
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toMatch(/outside|hidden|map\b/);
  });

  test('is not what a program is given that asks for an address that is none', async () => {
    const response = await opened.ask({ url: '/declarations', headers: { accept: 'application/json' } });
    expect([response.statusCode, response.json().code]).toEqual([404, 'path-unknown']);
  });

  test('built anew under a running server is the new one, and an old address is none', async () => {
    const built = join(folder, 'anew');
    mkdirSync(join(built, 'assets'), { recursive: true });
    const write = (name: string, text: string) => writeFileSync(join(built, name), text);
    write('index.html', 'names old');
    write('assets/old-1.js', 'old');
    const { ask } = await testServer({ consoleFolder: built });
    const get = (url: string) => ask({ url, headers: { ...PAGE, 'accept-encoding': 'gzip' } });
    const text = async (url: string) => gunzipSync((await get(url)).rawPayload).toString();
    expect([await text('/'), await text('/assets/old-1.js')]).toEqual(['names old', 'old']);
    rmSync(join(built, 'index.html'));
    rmSync(join(built, 'assets/old-1.js'));
    const between = await get('/rules');
    expect([between.statusCode, between.json().code]).toEqual([503, 'console-not-built']);
    expect([(await get('/assets/old-1.js')).statusCode, (await get('/assets/none.js')).statusCode]).toEqual([404, 404]);
    write('index.html', 'names new');
    write('assets/new-2.js', 'new');
    expect([await text('/'), await text('/assets/new-2.js')]).toEqual(['names new', 'new']);
  });

  test('that was not built says so', async () => {
    const { ask } = await testServer();
    const response = await ask({ url: '/', headers: PAGE });
    expect([response.statusCode, response.json().code]).toEqual([503, 'console-not-built']);
  });
});
