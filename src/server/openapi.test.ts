import { expect, test } from 'vitest';
import { testServer } from '../../test/support/server.ts';
import { ERROR_STATUS } from './errors.ts';
import { addressOf } from './route.ts';
import { ROUTES } from './routes/index.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  readonly operationId: string;
  readonly security: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown; readonly example?: unknown }> };
  readonly responses: Record<string, { readonly description: string; readonly content?: Record<string, unknown> }>;
}

async function document(): Promise<Document> {
  const { ask } = await testServer();
  const response = await ask({ url: '/openapi.json' });
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  return response.json();
}

test('The OpenAPI document names every route once, with its parameters, answers and problems', async () => {
  const { openapi, paths } = await document();
  expect(openapi).toBe('3.1.0');
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations).toHaveLength(ROUTES.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(ROUTES.length);
  for (const one of ROUTES) {
    const { method, url } = addressOf(one.name);
    const operation = paths[url.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{*}')]?.[method.toLowerCase()];
    expect(operation, one.name).toBeDefined();
    const inPath = operation?.parameters?.filter((parameter) => parameter.in === 'path').map(({ name }) => name) ?? [];
    expect(inPath).toEqual([...url.matchAll(/:(\w+)|(\*)/g)].map((match) => match[1] ?? match[2]));
    for (const status of Object.keys(one.answers)) expect(operation?.responses[status]?.description).not.toBe('');
    for (const code of one.errors) expect(operation?.responses[ERROR_STATUS[code]]?.description).toContain(code);
    if (one.body !== undefined) expect(operation?.requestBody?.content['application/json']?.schema).toBeDefined();
  }
});

test('Every reference in the OpenAPI document leads somewhere, and it is plain JSON', async () => {
  const whole = (await document()) as unknown as Record<string, unknown>;
  const text = JSON.stringify(whole);
  for (const [, path] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (path ?? '').split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], whole);
    expect(target, path).toBeDefined();
  }
  expect(text).not.toMatch(/"~|undefined/);
});

test('The page to read stands alone, in both languages, and every problem’s type leads to it', async () => {
  const { ask } = await testServer();
  for (const language of ['en', 'zh']) {
    const response = await ask({ url: `/docs?lang=${language}` });
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toContain(`<html lang="${language}">`);
    expect(response.body).not.toMatch(/<script|src=|https?:|href="\/\//);
    for (const code of Object.keys(ERROR_STATUS)) expect(response.body).toContain(`id="${code}"`);
    for (const { summary } of ROUTES) {
      const shown = summary[language as 'en' | 'zh'].replaceAll('"', '&quot;');
      expect(response.body).toContain(shown);
    }
  }
});
