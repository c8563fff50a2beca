// What is wrong with the page as it stands, a sentence each. Called with the identifiers of all messages.
(identifiers) => {
  const LEAST = 44;
  const TARGETS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [tabindex="0"]';
  const ids = new Set(identifiers);
  const found = new Set();
  const wide = document.documentElement.clientWidth;
  const dialog = document.querySelector('dialog[open]');

  const text = (element) => element.textContent.trim().replace(/\s+/g, ' ').slice(0, 60);
  const name = (element) => {
    const of = element.id ? `#${element.id}` : [...element.classList].map((one) => `.${one}`).join('');
    return `${element.localName}${of} “${text(element) || element.getAttribute('aria-label') || element.name || ''}”`;
  };
  // What is there for screen readers only is a point, or stands beside the page.
  const shown = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (dialog && !dialog.contains(element)) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0;
  };

  if (document.documentElement.scrollWidth > wide) {
    found.add(`the page has to be moved sideways: ${document.documentElement.scrollWidth} in ${wide} pixels`);
  }

  // A link within a sentence is as high as its line (WCAG 2.2, 2.5.8, "inline").
  const inSentence = (target) => {
    if (getComputedStyle(target).display !== 'inline') return false;
    let block = target.parentElement;
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement;
    return block && block.textContent.trim().length > target.textContent.trim().length;
  };
  for (const target of document.querySelectorAll(TARGETS)) {
    // Who touches the label of a box touches the box.
    const whole = ['radio', 'checkbox'].includes(target.type) ? target.closest('label') ?? target : target;
    if (!shown(whole) || inSentence(target)) continue;
    const { width, height } = whole.getBoundingClientRect();
    if (Math.min(width, height) < LEAST - 0.5) {
      found.add(`${name(target)} is ${Math.round(width)} × ${Math.round(height)} pixels, less than ${LEAST}`);
    }
  }

  const clips = (value) => value === 'hidden' || value === 'clip';
  const letters = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (letters.nextNode()) {
    const node = letters.currentNode;
    const owner = node.parentElement;
    if (!node.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION', 'TEXTAREA', 'TEMPLATE'].includes(owner.tagName) || !shown(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      if (line.left < -1 || line.right > wide + 1) found.add(`${name(owner)} runs out of the window`);
      for (let box = owner; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.display === 'inline') continue;
        const edge = box.getBoundingClientRect();
        const over = line.left < edge.left - 1 || line.right > edge.right + 1;
        const under = line.top < edge.top - 2 || line.bottom > edge.bottom + 2;
        if (box === owner && over) found.add(`${name(owner)} runs out of its box`);
        if ((clips(style.overflowX) && over) || (clips(style.overflowY) && under)) {
          found.add(`${name(owner)} is cut off by ${box.localName}.${[...box.classList].join('.')}`);
        }
      }
    }
  }

  // A message that is missing shows its identifier; one without its value, the value's name.
  const words = [document.title, document.body.innerText];
  for (const element of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')) {
    words.push(...['aria-label', 'title', 'alt', 'placeholder'].map((of) => element.getAttribute(of) ?? ''));
  }
  for (const word of words.join('\n').matchAll(/[a-z0-9]+(?:-[a-z0-9]+)+/g)) {
    if (ids.has(word[0])) found.add(`${word[0]} shows in place of its text`);
  }
  for (const hole of words.join('\n').matchAll(/\{\s*\$[^}]*\}/g)) found.add(`${hole[0]} shows in place of its value`);
  return [...found];
}
