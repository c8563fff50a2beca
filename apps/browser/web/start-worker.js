import init from './{{worker.js}}';

const program = new URL('./{{worker.wasm}}', import.meta.url);
// The page hears of a worker's faults, but not of its promises'.
init({ module_or_path: program }).catch((cause) => setTimeout(() => {
  throw new Error(`${program}: ${cause}`, { cause });
}));
