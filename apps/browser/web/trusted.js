// What may become markup or a script's address, decided in one place (Trusted Types). Every page imports it first: the
// service's policy for the apps (server/src/apps/answer.rs) refuses both to whoever has not asked here.
//
// Leptos puts the fixed parts of a view into the page as text, so the policy is the one that is asked unasked ("default").
// It lets pass what is only markup, and addresses of this app; no text ever becomes a script.

const ACTIVE = /<\s*(script|style|iframe|frame|object|embed|base|link|meta|form)\b|[\s"'/]on[a-z]+\s*=|javascript:/i;
const here = new URL('./', import.meta.url).href;

globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (ACTIVE.test(markup) ? null : markup),
  createScriptURL: (address) => (new URL(address, here).href.startsWith(here) ? address : null),
});
