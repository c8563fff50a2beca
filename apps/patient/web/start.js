import './{{trusted.js}}';
import init from './{{patient-page.js}}';

init({ module_or_path: new URL('./{{patient-page.wasm}}', import.meta.url) });
