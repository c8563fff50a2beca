// The app without a connection, and one version of it at a time: all files of a version are fetched before any is used,
// and all come from the same store. A newer version waits until the page lets it take over.

const FILES = ['./', {{*}}].filter((file) => file !== 'index.html');
const OURS = new Set(FILES.map((file) => new URL(file, self.registration.scope).href));
const VERSION = '{{#}}';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((store) => store.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old));
});

self.addEventListener('message', (event) => {
  if (event.data === 'renew') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  // The service is asked directly, and so is everything that is not of the app.
  if (request.method !== 'GET' || !OURS.has(request.url.split(/[?#]/)[0])) return;
  const from = (store) => store.match(request, { ignoreSearch: true });
  event.respondWith(caches.open(VERSION).then(from).then((kept) => kept ?? fetch(request)));
});
