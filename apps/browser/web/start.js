import './{{trusted.js}}';
import init from './{{page.js}}';

const started = init({ module_or_path: new URL('./{{page.wasm}}', import.meta.url) });
// What the first screen needs comes first: the files to keep are fetched once it has been painted.
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

if (workers) painted.then(register);
