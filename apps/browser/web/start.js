import './{{trusted.js}}';
import init from './{{page.js}}';

// What is held down while the app comes is let go where it was pressed: else the press would be lost.
const listening = new AbortController();
let released = Promise.resolve();
addEventListener('pointerdown', () => {
  released = new Promise((go) => {
    const listen = (end) => addEventListener(end, () => setTimeout(go), { once: true, signal: listening.signal });
    ['pointerup', 'pointercancel'].forEach(listen);
  });
}, { signal: listening.signal });

// Where a browser cannot run the app, the page says so (first.js), and nothing takes its place.
const able = canRun ? Promise.resolve() : new Promise(() => {});
const program = able.then(() => WebAssembly.compileStreaming(fetch(new URL('./{{page.wasm}}', import.meta.url))));
const started = program.then(async (compiled) => {
  // The app shows no screen without its texts.
  await firstTextsOf(document.documentElement.lang);
  await released;
  return init({ module_or_path: compiled });
});
// What the app needs comes first: the files to keep are fetched once it has been painted.
const painted = started.then(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))));

// What comes only when somebody needs it. A browser remembers of a module that it did not come, and asks for it no more: its
// file is fetched before, and what cannot be had is no module yet.
window.later = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  await answer.blob();
  return import(address);
};
// Called by apps/browser/src/files.rs.
window.openFiles = async (...opened) => (await later(document.getElementById('files').href)).open(...opened);

// The page hears that a newer version is there, and says when it may take over. Where there are no service workers, the app
// works all the same, with a connection.
const workers = navigator.serviceWorker;
// The version that this page came from, if a service worker gave it.
const first = workers?.controller;
const told = () => window.dispatchEvent(new Event('newer'));

// Another window may have had the newer version take over.
const compare = () => {
  if (first && workers.controller !== first) told();
};

const register = () => workers.register(new URL('./service-worker.js', import.meta.url)).then((registration) => {
  // Beside a version that works already it is a newer one, also for a page that came before any was kept.
  const watch = (worker) => {
    const isNewer = Boolean(registration.active);
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && isNewer) told();
    });
  };
  if (registration.waiting && registration.active) told();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  workers.addEventListener('controllerchange', compare);
  compare();
  window.addEventListener('renew', () => {
    const { waiting } = registration;
    // It has taken over at another window's wish.
    if (!waiting) return location.reload();
    waiting.addEventListener('statechange', () => {
      if (['activated', 'redundant'].includes(waiting.state)) location.reload();
    });
    waiting.postMessage('renew');
  });
}, () => {});

painted.then(() => {
  listening.abort();
  if (workers) register();
}, (fault) => {
  // Said by first.js, which was there before.
  window.dispatchEvent(new Event('failed'));
  throw fault;
});
