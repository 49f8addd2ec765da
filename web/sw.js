// Keeps the last visited copy of the page, so that an installed program also opens without a network.
'use strict';
const kName = 'kosh';
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith((async () => {
    const cache = await caches.open(kName);
    try {
      const fresh = await fetch(event.request);
      if (fresh.ok) await cache.put(event.request, fresh.clone());
      return fresh;
    } catch (problem) {
      const kept = await cache.match(event.request, { ignoreSearch: true });
      if (kept) return kept;
      throw problem;
    }
  })());
});
