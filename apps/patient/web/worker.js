import init from './{{patient-worker.js}}';

init({ module_or_path: new URL('./{{patient-worker.wasm}}', import.meta.url) });
