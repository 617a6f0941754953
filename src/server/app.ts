import type { TimeZone } from '../core/domain/ids.ts';
import type { Live } from './live.ts';
import type { Metrics } from './metrics.ts';
import type { Services } from './services.ts';
import type { SetUp } from './people/first-people.ts';
import type { Grants } from './people/grants.ts';
import type { Accounts } from './sign-in/accounts.ts';
import type { Auth } from './sign-in/auth.ts';
import type { Sessions } from './sign-in/sessions.ts';
import type { ServerOptions } from './options.ts';

/** What every handler works with; made once by `createServer`. */
export interface App {
  readonly services: Services;
  readonly options: ServerOptions;
  /** The port's, from the installation. */
  readonly zone: TimeZone;
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly grants: Grants;
  readonly setUp: SetUp;
  readonly live: Live;
  readonly metrics: Metrics;
}
