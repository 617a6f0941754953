// A device page's service worker: keeps the page's own files, so that it opens without network and after the phone was
// off. It keeps no answers of the server; what a device may believe without network is decided by the page. The build
// makes one of it for each page.

/** Written in by the build: the page's address, its files, and a name that changes with them. */
declare const __PAGE_FILES__: { readonly page: string; readonly version: string; readonly files: readonly string[] };
declare const self: ServiceWorkerGlobalScope;

const { page: PAGE, version, files } = __PAGE_FILES__;
const PREFIX = `landport-${PAGE.replaceAll('/', '')}-`;
const CACHE = PREFIX + version;

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  // Other pages of the same origin are the desk's, which needs the server.
  if (request.mode === 'navigate') {
    if (url.pathname === PAGE || url.pathname === `${PAGE}/`) event.respondWith(keptOr(PAGE, request));
  } else if (files.includes(url.pathname)) event.respondWith(keptOr(url.pathname, request));
});

/** All files or none: a page of which half is there would fail when it is needed most. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

async function keptOr(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}
