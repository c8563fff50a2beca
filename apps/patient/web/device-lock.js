// The device's own lock, as a page can ask for it: a passkey of this device releases 32 bytes when its lock is opened (WebAuthn,
// the extension `prf`). Called by apps/patient/src/page/phone.rs, which hands them to the worker and keeps nothing.
//
// The service has no part in it: the passkey is never shown to anybody, and signs nothing that is looked at.

const RP = 'SeconDOK';
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const VERIFIED = 4;

// What was released; nothing where the passkey cannot. Whether the lock was opened stands in byte 32 (WebAuthn, 6.1).
const released = (credential) => credential.getClientExtensionResults().prf?.results?.first;
const hasVerified = ({ response }) => {
  const told = new Uint8Array(response.authenticatorData ?? response.getAuthenticatorData());
  if (!(told[32] & VERIFIED)) throw new DOMException('not verified', 'NotAllowedError');
};
const extensions = (salt) => ({ prf: { eval: { first: new Uint8Array(salt) } } });

const ask = async ({ credential, salt }) => {
  const got = await navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      allowCredentials: [{ type: 'public-key', id: new Uint8Array(credential), transports: ['internal'] }],
      userVerification: 'required',
      extensions: extensions(salt),
    },
  });
  hasVerified(got);
  return released(got);
};

const make = async () => {
  const salt = random(32);
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: random(32),
      // What the device shows of it tells of nobody, and of no illness.
      rp: { name: RP },
      user: { id: random(32), name: RP, displayName: RP },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'discouraged',
        userVerification: 'required',
      },
      attestation: 'none',
      extensions: extensions(salt),
    },
  });
  const asked = { credential: [...new Uint8Array(made.rawId)], salt: [...salt] };
  try {
    hasVerified(made);
    if (!made.getClientExtensionResults().prf?.enabled) throw new DOMException('no secret', 'NotSupportedError');
    return [JSON.stringify(asked), released(made) ?? await ask(asked)];
  } catch (why) {
    // Nothing is sealed with what it releases yet: given up, it is of no use.
    gone(asked);
    throw why;
  }
};

// The device may forget the passkey, where it can be told so.
const gone = ({ credential }) => {
  const credentialId = btoa(String.fromCharCode(...credential)).replace(/[+/=]/g, (one) => ({ '+': '-', '/': '_' })[one] ?? '');
  const told = window.PublicKeyCredential?.signalUnknownCredential?.({ rpId: location.hostname, credentialId });
  told?.catch(() => {});
};

// Whether this device may have such a lock: whether its passkeys release anything is known for sure once one is made.
const isThere = async () => {
  const can = await window.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false);
  const told = await window.PublicKeyCredential?.getClientCapabilities?.().catch(() => ({}));
  return Boolean(can) && told?.['extension:prf'] !== false;
};

window.deviceLock = {
  isThere,
  make,
  ask: (text) => ask(JSON.parse(text)),
  gone: (text) => gone(JSON.parse(text)),
};

// All windows of the app lock together, and so does one that was left alone: whatever is pressed, typed or scrolled in one of
// them counts for all. What happens then is said by the app.
const windows = new BroadcastChannel('secondok-windows');
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove'];
const TOLD_EACH = 2000;
let touched = Date.now();
let told = 0;
const touch = () => {
  touched = Date.now();
  if (touched - told < TOLD_EACH) return;
  told = touched;
  windows.postMessage('touched');
};
TOUCHES.forEach((name) => addEventListener(name, touch, { capture: true, passive: true }));
windows.onmessage = ({ data }) => {
  if (data === 'touched') touched = Date.now();
  else dispatchEvent(new Event(data));
};
let most = Infinity;
// Also when the window is looked at again: browsers let timers sleep.
const look = () => Date.now() - touched > most && tell('lock');
const tell = (what) => {
  most = Infinity;
  windows.postMessage(what);
  dispatchEvent(new Event(what));
};
setInterval(look, 1000);
document.addEventListener('visibilitychange', look);
// `lock` and `erase` go to all windows, this one too; after so many minutes `lock` does by itself.
window.allWindows = tell;
window.locksAfter = (minutes) => {
  most = minutes ? minutes * 60000 : Infinity;
};
// A page that is left for good asks nobody whether to stay.
window.leave = (address) => {
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  document.body.replaceChildren();
  if (address) location.replace(address);
  else location.reload();
};
