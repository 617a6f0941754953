import type { LineStore } from './line.ts';
import type { DevicePage } from './use-device.ts';

/** What worker.ts listens for: take over, this page is about to load again. */
const TAKE_OVER = 'take-over';

/**
 * Installs the worker that opens this page without network, asks the browser not to clear what is kept, and notes when a
 * newer build waits. It is loaded only when the officer says so: a page must not change under somebody's thumb.
 */
export async function watchVersion(store: LineStore, page: DevicePage): Promise<void> {
  void navigator.storage?.persist?.().catch(() => false);
  // In development files change all the time; keeping them would only confuse.
  if (!import.meta.env.PROD || navigator.serviceWorker === undefined) return;
  const registration = await navigator.serviceWorker
    .register(`/${page.replaceAll('/', '')}-worker.js`, { scope: page, updateViaCache: 'none' })
    .catch(() => undefined);
  if (registration === undefined) return;
  await leaveWiderReach(page);
  const look = (): void => {
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null) store.set({ newVersion: true });
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  // A page that stays open for weeks asks as well.
  setInterval(() => void registration.update().catch(() => undefined), 3_600_000);
}

/** Takes out a worker of an earlier build, whose reach was wider than the page. */
async function leaveWiderReach(page: DevicePage): Promise<void> {
  if (!page.endsWith('/')) return;
  const wider = new URL(page.slice(0, -1), location.origin).href;
  for (const one of await navigator.serviceWorker.getRegistrations()) if (one.scope === wider) await one.unregister();
}

/** Loads the newer build. */
export async function loadNewVersion(page: DevicePage): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(page);
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration?.waiting?.postMessage(TAKE_OVER);
}
