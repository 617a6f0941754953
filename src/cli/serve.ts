import { createServer } from 'node:http';
import { Fault } from '../core/domain/fault.ts';
import type { Serve } from './serving.ts';

/** Puts the program together and listens. */
export const serve: Serve = async ({ config }) => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/healthz' ? 200 : 404;
    response.end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const where = { host: config.host, port: config.port };
      if (error.code === 'EADDRINUSE') reject(new Fault('address-in-use', where, error));
      else reject(new Fault('address-refused', { ...where, reason: error.code ?? error.message }, error));
    });
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    failed: new Promise<never>(() => {}),
    close: (haste) =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if (haste === 'at-once') server.closeAllConnections();
        else server.closeIdleConnections();
      }),
  };
};
