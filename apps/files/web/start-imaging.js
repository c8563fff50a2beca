import init from './{{imaging.js}}';

const program = new URL('./{{imaging.wasm}}', import.meta.url);
// Whoever started it hears of a worker's faults, but not of its promises'.
init({ module_or_path: program }).catch((cause) => setTimeout(() => {
  throw new Error(`${program}: ${cause}`, { cause });
}));
