import init from './{{worker.js}}';

init({ module_or_path: new URL('./{{worker.wasm}}', import.meta.url) });
