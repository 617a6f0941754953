// The compiler copies no SQL: puts the migrations where the built program looks for them, and removes those that are gone.
import { cpSync, rmSync } from 'node:fs';

const from = new URL('../src/store/sql/', import.meta.url);
const to = new URL('../dist/store/sql/', import.meta.url);
rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
