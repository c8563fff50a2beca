import init, { read } from './{{scanner.js}}';

const program = new URL('./{{scanner.wasm}}', import.meta.url);
const ready = init({ module_or_path: program });
// Whoever started it hears of a worker's faults, but not of its promises'.
onmessage = ({ data: { data, width } }) => ready.then(() => postMessage(read(data, width))).catch((cause) => setTimeout(() => {
  throw new Error(`${program}: ${cause}`, { cause });
}));
