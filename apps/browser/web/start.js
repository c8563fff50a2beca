import './{{trusted.js}}';
import init from './{{page.js}}';

const started = init({ module_or_path: new URL('./{{page.wasm}}', import.meta.url) });

// The page says that a newer version is there, and when it may take over. Where there are no service workers, the app
// works all the same, with a connection.
const workers = navigator.serviceWorker;
const told = () => started.then(() => window.dispatchEvent(new Event('newer')));

workers?.register(new URL('./service-worker.js', import.meta.url)).then((registration) => {
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
