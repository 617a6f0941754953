import { runProcess } from '../../src/cli/main.ts';

// What bin/landport does, without the build.
await runProcess();
