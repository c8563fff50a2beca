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

const program = WebAssembly.compileStreaming(fetch(new URL('./{{page.wasm}}', import.meta.url)));
const started = program.then((compiled) => released.then(() => init({ module_or_path: compiled })));
// What the app needs comes first: the files to keep are fetched once it has been painted.
const painted = started.then(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))));

// The page says that a newer version is there, and when it may take over. Where there are no service workers, the app
// works all the same, with a connection.
const workers = navigator.serviceWorker;
const told = () => window.dispatchEvent(new Event('newer'));

const register = () => workers.register(new URL('./service-worker.js', import.meta.url)).then((registration) => {
  const watch = (worker) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && workers.controller) told();
    });
  };
  if (registration.waiting && workers.controller) told();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  window.addEventListener('renew', () => {
    workers.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting?.postMessage('renew');
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
