// The program for files comes when somebody has to do with one, and once (start.js, apps/browser/src/files.rs). What does not
// come is asked for again the next time.

const at = (address) => new URL(address, import.meta.url).href;
const fetched = (address) => fetch(address).then((answer) => {
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
});

// What it says itself, language by language (a test compares with crates/l10n); the app's texts are said by it too.
const TEXTS = new Map([
  ['en', at('./{{files-texts-en.ftl}}')],
  ['uk', at('./{{files-texts-uk.ftl}}')],
]);
const texts = new Map();
// As first.js has the app's. Called by apps/browser/src/texts.rs.
window.textsOfFiles = (language) => {
  const spoken = language.split('-')[0];
  if (!texts.has(spoken)) {
    const own = fetched(TEXTS.get(spoken)).then((answer) => answer.text());
    const coming = Promise.all([textsOf(language), own]).then((parts) => parts.join('\n'));
    texts.set(spoken, coming);
    coming.then((text) => texts.set(spoken, text), () => texts.delete(spoken));
  }
  return texts.get(spoken);
};

const styled = () => new Promise((done, fail) => {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = at('./{{files.css}}');
  style.addEventListener('load', done);
  style.addEventListener('error', () => {
    style.remove();
    fail(new Error(style.href));
  });
  document.head.append(style);
});
const ran = () => {
  const program = WebAssembly.compileStreaming(fetched(at('./{{files.wasm}}')));
  const begin = ([{ default: init }, compiled]) => init({ module_or_path: compiled });
  return Promise.all([later(at('./{{files.js}}')), program]).then(begin);
};

// Each is done once, unless it fails.
const once = (work) => {
  let done;
  return () => {
    done ??= work().catch((fault) => {
      done = undefined;
      throw fault;
    });
    return done;
  };
};
const parts = [once(styled), once(ran), () => textsOfFiles(document.documentElement.lang)];

// Called by start.js; the program has said what is to be called (apps/browser/src/files.rs).
export const open = async (...opened) => {
  await Promise.all(parts.map((part) => part()));
  window.filesOpened(...opened);
};
