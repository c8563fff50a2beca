// Before anything is painted and before the app runs: which language is spoken, and what stands in the page until the app
// takes its place.
//
// The app's texts come language by language, and where a page has such a line, those of its first screen come before the
// others. Those of the language that is spoken are asked for here, before anything else has begun; the app takes them, and
// asks here for the others, and for another language's.
//
// An app's page may hold its first screen ready, one <template> for each language, made of what the app itself shows. Whoever
// is new here sees it at once. Whoever may have been here before (a service worker has the page, or the address names a
// screen) sees nothing of it and waits for their own. What is pressed meanwhile is not lost: a link is the address's fragment,
// which the app reads when it starts, and a language is spoken at once.

(() => {
  // Every language and how it is written; those of people are found by a browser's wish (a test compares with crates/l10n).
  const LANGUAGES = new Map([['en', 'ltr'], ['uk', 'ltr'], ['en-XB', 'rtl']]);
  // Where a chosen language is kept, as in apps/ui/src/page.rs.
  const KEPT = 'language';
  const root = document.documentElement;
  // Web Locks: older browsers lack them, and every browser at an address without https. Read by start.js.
  window.canRun = typeof WebAssembly === 'object' && 'noModule' in HTMLScriptElement.prototype && Boolean(navigator.locks);

  const kept = () => {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  };
  const wished = () => navigator.languages.map((tag) => tag.split('-')[0].toLowerCase()).find((tag) => LANGUAGES.has(tag));
  const namesScreen = () => /[^#/]/.test(location.hash);
  const isNew = !navigator.serviceWorker?.controller && !namesScreen();
  const texts = new Map();
  // A language's texts, or a promise of them while they are on their way; what did not come is asked for again the next
  // time. Called by start.js and apps/browser/src/texts.rs.
  const had = (language, rels) => {
    const spoken = language.split('-')[0];
    const { href } = document.querySelector(rels.map((rel) => `link[rel="${rel}"][hreflang="${spoken}"]`).join());
    if (!texts.has(href)) {
      // A page that no service worker gave has what one keeps where the service has another version, or is out of reach.
      const kept = () => caches.match(href);
      const coming = fetch(href).then((answer) => (answer.ok ? answer : kept()), kept).then((found) => found.text());
      texts.set(href, coming);
      coming.then((text) => texts.set(href, text), () => texts.delete(href));
    }
    return texts.get(href);
  };
  window.textsOf = (language) => had(language, ['texts']);
  // Those of the first screen, which stand before the others in the page.
  window.firstTextsOf = (language) => had(language, ['first-texts', 'texts']);
  const speak = (language) => {
    root.lang = language;
    root.dir = LANGUAGES.get(language);
    firstTextsOf(language);
    if (!isNew) textsOf(language);
  };
  // Of the page whose link led here.
  const linked = () => new URLSearchParams(location.search).get('language');
  speak([kept(), linked()].find((tag) => LANGUAGES.has(tag)) ?? wished() ?? 'en');

  // A script or program that does not come: said as soon as there is a place for it.
  let hasFailed = false;
  let tell = () => {};
  const fail = () => {
    hasFailed = true;
    tell();
  };
  addEventListener('failed', fail);
  addEventListener('error', (event) => event.target instanceof HTMLScriptElement && fail(), true);

  // What stands in the body now; the app takes it away when it comes.
  let standing = [];
  const isWaiting = () => standing.some((part) => part.isConnected);
  const copy = (template) => document.importNode(template.content, true);
  const put = (part) => {
    const parts = [...part.children];
    standing[0].before(...parts);
    standing.forEach((old) => old.remove());
    standing = parts;
  };

  const wait = (templates, loading) => {
    const show = () => {
      const screen = templates.get(root.lang);
      put(copy(screen));
      document.title = screen.dataset.title;
      // Read by the app: apps/ui/src/taken.rs.
      root.dataset.first = namesScreen() ? 'left' : 'shown';
      if (namesScreen()) {
        // What was pressed is heard: it is coming.
        const links = [...screen.content.querySelectorAll('a')];
        const heading = document.createElement('h1');
        heading.textContent = links.find((link) => link.getAttribute('href') === location.hash)?.textContent ?? 'SeconDOK';
        const main = document.getElementById('main');
        main.replaceChildren(heading, copy(loading));
        main.focus();
      }
      tell();
    };
    show();
    addEventListener('hashchange', () => isWaiting() && show());
    document.addEventListener('click', (event) => {
      if (!isWaiting()) return;
      const language = event.target.closest('.languages [lang]')?.lang;
      if (language) {
        try {
          localStorage.setItem(KEPT, language);
        } catch {
          // A browser that keeps nothing asks again next time.
        }
        speak(language);
        show();
        document.querySelector(`.languages [lang="${language}"]`).focus();
      } else if (event.target.closest('.skip')) {
        // The fragment is the screen's: the focus goes to the content without it.
        event.preventDefault();
        document.getElementById('main').focus();
      }
    });
  };

  // The templates stand before the content, so that they are there when it comes, and this runs before that is painted.
  const watch = new MutationObserver(() => {
    const main = document.querySelector('main');
    if (!main) return;
    watch.disconnect();
    const found = [...document.querySelectorAll('template')];
    found.forEach((template) => template.remove());
    const named = (id) => found.find((template) => template.id === id);
    const templates = new Map(found.filter((template) => template.lang).map((template) => [template.lang, template]));
    standing = [main];
    if (!window.canRun) {
      main.append(copy(named('unable')));
      return;
    }
    if (isNew && templates.has(root.lang)) wait(templates, named('loading'));
    else main.append(copy(named('loading')));
    const failed = [...named('failed').content.children];
    tell = () => {
      if (!hasFailed) return;
      const said = document.importNode(failed.find((one) => one.lang === root.lang) ?? failed[0], true);
      said.querySelector('button').addEventListener('click', () => location.reload());
      document.querySelectorAll('.loading, body > [role="alert"]').forEach((old) => old.remove());
      document.querySelector('main').before(said);
    };
    tell();
  });
  watch.observe(document, { childList: true, subtree: true });
})();
