// The app without a connection, and one version of it at a time: all files of a version are fetched before any is used,
// and all come from the same store. A newer version waits until the page lets it take over. What few people need is fetched
// when somebody does, and kept from then on.

const FILES = ['./', {{*}}].filter((file) => file !== 'index.html');
const LATER = [{{~}}];
const hrefs = (files) => files.map((file) => new URL(file, self.registration.scope).href);
const OURS = new Set(hrefs([...FILES, ...LATER]));
const KEPT_LATER = new Set(hrefs(LATER));
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
  const url = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET' || !OURS.has(url)) return;
  event.respondWith(caches.open(VERSION).then(async (store) => {
    const kept = await store.match(request, { ignoreSearch: true });
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok && KEPT_LATER.has(url)) event.waitUntil(store.put(url, answer.clone()));
    return answer;
  }));
});
