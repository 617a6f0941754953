import { writeFileSync } from 'node:fs';
import { configurationPage } from '../src/cli/config/help.ts';
import { OPTIONS } from '../src/cli/config/options.ts';

// Writes the page that lists every option; src/cli/config/help.test.ts says when that is due.
writeFileSync(new URL('../docs/configuration.md', import.meta.url), configurationPage(OPTIONS));
