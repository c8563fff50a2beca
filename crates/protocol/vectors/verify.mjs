// A second implementation of the protocol, written from docs/protocol.md: derives, verifies and opens everything in
// v1.json. X-Wing, HPKE and BIP39 come from npm, the rest from Node itself.
//
//   SECONDOK_NODE_MODULES=…/node_modules node verify.mjs [v1.json]

import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, createHash, createHmac, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = process.env.SECONDOK_NODE_MODULES;
assert(modules, "SECONDOK_NODE_MODULES names no folder");
const require = createRequire(`${modules}/`);
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { CipherSuite, HkdfSha256 } = await load("@hpke/core");
const { Chacha20Poly1305 } = await load("@hpke/chacha20poly1305");
const { XWing } = await load("@hpke/hybridkem-x-wing");
const { mnemonicToEntropy } = await load("@scure/bip39");
const { wordlist } = await load("@scure/bip39/wordlists/english.js");

const suite = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

// Bytes.
const utf8 = (text) => Buffer.from(text, "utf8");
const base64 = (text) => Buffer.from(text, "base64");
const base64url = (text) => Buffer.from(text, "base64url");
const join = (...parts) => Buffer.concat(parts.map((part) => (typeof part === "string" ? utf8(part) : Buffer.from(part))));
const u64 = (number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
};
const u32 = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
};
const arrayBuffer = (bytes) => new Uint8Array(bytes).buffer;
const sha256 = (...parts) => createHash("sha256").update(join(...parts)).digest();
const hmac = (key, ...parts) => createHmac("sha256", key).update(join(...parts)).digest();

// HKDF-SHA256 (RFC 5869), here never more than one block.
const extract = (salt, secret) => hmac(salt, secret);
const expand = (prk, label, context = Buffer.alloc(0)) => hmac(prk, "secondok/1 ", label, context, Buffer.from([1]));
const derive = (salt, secret, label, context) => expand(extract(salt, secret), label, context);

// ChaCha20-Poly1305 (RFC 8439) with a nonce of zero.
function openAead(key, aad, sealed) {
  const cipher = createDecipheriv("chacha20-poly1305", key, Buffer.alloc(12), { authTagLength: 16 });
  cipher.setAAD(aad);
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

// Attachments: chunks of ChaCha20-Poly1305, their number and whether they are the last in the nonce.
const CHUNK = 65536;
const PLAIN = CHUNK - 16;
const chunkNonce = (number, last) => join(Buffer.alloc(7), u32(number), Buffer.from([last ? 1 : 0]));
function sealChunk(key, aad, number, last, plaintext) {
  const cipher = createCipheriv("chacha20-poly1305", key, chunkNonce(number, last), { authTagLength: 16 });
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}
function openChunk(key, aad, number, last, sealed) {
  const cipher = createDecipheriv("chacha20-poly1305", key, chunkNonce(number, last), { authTagLength: 16 });
  cipher.setAAD(aad);
  cipher.setAuthTag(sealed.subarray(PLAIN));
  return Buffer.concat([cipher.update(sealed.subarray(0, PLAIN)), cipher.final()]);
}

// Ed25519 (RFC 8032) from raw keys.
const b64u = (bytes) => Buffer.from(bytes).toString("base64url");
const publicKey = (x) => createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: b64u(x) } });
const signedBy = (key, purpose, doctor, parts, signature) =>
  verify(null, join(`secondok/1 signed ${purpose}\0`, doctor, ...parts), publicKey(key), signature);

// X-Wing keys are imported as their 32-byte seed; DeriveKeyPair is another function in each library.
async function keyPair(seed) {
  const pair = await suite.kem.generateKeyPairDerand(new Uint8Array(seed));
  const bytes = Buffer.from(await suite.kem.serializePublicKey(pair.publicKey));
  return { pair, bytes, id: sha256(bytes) };
}

const vectors = JSON.parse(readFileSync(process.argv[2] ?? new URL("v1.json", import.meta.url), "utf8"));
const { doctor, derived } = vectors;

// P-1: the words are the entropy.
const entropy = base64(vectors.entropy);
assert.deepEqual(Buffer.from(mnemonicToEntropy(vectors.words, wordlist)), entropy);

// P-10, P-11: what derives from them.
const fromWords = (label) => derive("secondok/1 words", entropy, label, u32(vectors.index));
const mailbox = fromWords("mailbox address");
const psk = fromWords("pre-shared key");
assert.deepEqual(mailbox, base64url(derived.mailbox));
assert.deepEqual(fromWords("capability"), base64url(derived.capability));
assert.deepEqual(psk, base64(derived.psk));
// P-95: what attachments are cleaned with.
assert.deepEqual(fromWords("attachments secret"), base64(derived.attachments_secret));
const nickname = expand(psk, "nickname");
assert.deepEqual([nickname[0] % 64, nickname[1] % 64], derived.nickname_places);
const patient = await keyPair(fromWords("encryption seed"));
assert.deepEqual(patient.bytes, base64(derived.public_key));

// P-16, P-18, P-19: the signed prekey.
const doctorId = base64url(doctor.id);
const identity = base64(doctor.identity_key);
const prekey = await keyPair(base64(doctor.prekeys[0].seed));
const published = base64(doctor.published_prekey);
assert.equal(published.length, 1289);
assert.equal(published[0], 1);
assert.deepEqual(published.subarray(1, 1217), prekey.bytes);
assert.deepEqual([published.readUInt32BE(1217), published.readUInt32BE(1221)], doctor.prekey_valid);
assert(signedBy(identity, "prekey", doctorId, [published.subarray(0, 1225)], published.subarray(1225)));

// The messages, each by both of its readers.
const consultation = await keyPair(base64(doctor.consultation.seed));
const held = [prekey, consultation, patient];
let attachments = 0;
const chains = { patient: { next: 0, previous: Buffer.alloc(32) }, doctor: { next: 0, previous: Buffer.alloc(32) } };

for (const message of vectors.messages) {
  const wire = base64(message.wire);
  const [role, chain] = [message.role, chains[message.role]];
  assert.equal(wire.length, 16384);
  assert.deepEqual([...wire.subarray(0, 3)], [1, 1, role === "patient" ? 0 : 1]);
  const sequence = wire.readUInt32BE(3);
  assert.equal(sequence, message.sequence);
  assert.equal(sequence, chain.next);
  assert.deepEqual(wire.subarray(7, 39), chain.previous);

  // P-30, P-31: to whom it is sealed.
  const peer = held.find((key) => key.id.equals(wire.subarray(39, 71)));
  const expected = role === "doctor" ? patient : chains.doctor.next > 0 ? consultation : prekey;
  assert.equal(peer, expected);
  const own = role === "patient" ? patient : consultation;

  const ad = join("secondok/1 message\0", mailbox, wire.subarray(0, 103));
  const body = wire.subarray(2471, 16352);
  const aad = join(ad, wire.subarray(103, 135), sha256(body));
  const mode = role === "patient" && sequence === 0
    ? {}
    : { psk: { id: arrayBuffer(join("secondok/1 psk\0", mailbox)), key: arrayBuffer(psk) } };
  const unwrap = async (reader, info, wrap) => {
    const params = { recipientKey: reader.pair.privateKey, enc: arrayBuffer(wrap.subarray(0, 1120)), info: arrayBuffer(utf8(info)), ...mode };
    return Buffer.from(await suite.open(params, arrayBuffer(wrap.subarray(1120)), arrayBuffer(aad)));
  };
  const key = await unwrap(peer, "secondok/1 wrap peer", wire.subarray(135, 1303));
  assert.deepEqual(await unwrap(own, "secondok/1 wrap own", wire.subarray(1303, 2471)), key);

  // P-50, P-59: the commitment and the closing tag.
  assert.deepEqual(expand(key, "commitment"), wire.subarray(103, 135));
  assert.deepEqual(hmac(expand(key, "closing key"), wire.subarray(0, 16352)), wire.subarray(16352));

  // P-22: the plaintext.
  const plaintext = openAead(expand(key, "body key"), ad, body);
  assert.equal(plaintext.length, 13865);
  let at = 0;
  const take = (length) => plaintext.subarray(at, (at += length));
  const seen = take(4);
  assert.equal(seen.readUInt32BE(), message.seen);
  let introduced = Buffer.alloc(0);
  let signature;
  const named = [];
  if (role === "patient" && sequence === 0) {
    assert.deepEqual(take(1216), patient.bytes);
    assert.deepEqual(take(32), psk);
    assert.deepEqual(take(16), doctorId);
    assert.deepEqual(take(32), identity);
  }
  if (role === "patient") {
    for (let left = take(1)[0]; left > 0; left -= 1) {
      const [blob, key, [kind, format], files] = [take(32), take(32), take(2), take(4).readUInt32BE()];
      named.push({ blob, key, kind, format, files });
    }
  }
  if (role === "doctor") {
    if (sequence === 0) assert.deepEqual((introduced = take(1216)), consultation.bytes);
    signature = take(64);
  }
  const content = take(take(4).readUInt32BE());
  assert.equal(content.toString("utf8"), message.content);
  assert(plaintext.subarray(at).every((byte) => byte === 0));

  // P-23, P-90, P-91: the root over the attachments.
  const bound = named.map(({ blob, kind, key }) => join(blob, Buffer.from([kind]), expand(key, "attachment commitment")));
  const root = named.length > 0 ? sha256("secondok/1 attachments\0", ...bound) : Buffer.alloc(32);
  assert.deepEqual(wire.subarray(71, 103), root);
  assert.equal(named.length, message.attachments.length);

  // P-85, P-86, P-89, P-93: each attachment, sealed here once more and opened.
  for (const [at, { blob, key, kind, format, files }] of named.entries()) {
    const { attached, lengths, chunks } = message.attachments[at];
    assert.deepEqual([blob, key, kind], [base64url(attached.blob), base64(attached.key), attached.class]);
    assert.equal(files, lengths.length);
    const names = ["dicom", "jpeg", "png", "pdf"];
    assert.deepEqual(format === 4 ? { study: { files } } : names[format], attached.format);
    const index = format === 4 ? join(u32(files), ...lengths.map(u64)) : Buffer.alloc(0);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const content = join(index, Buffer.from(Array.from({ length: total }, (_, i) => i % 251)));
    const plaintext = Buffer.alloc(PLAIN * 2 ** kind);
    assert.equal(chunks.length, 2 ** kind);
    join(u64(content.length), content).copy(plaintext);
    assert(kind === 0 || content.length + 8 > plaintext.length / 2, "it has the smallest size that it can have");
    const aad = join("secondok/1 attachment\0", mailbox, blob);
    const chunkKey = expand(key, "attachment key");
    for (const [number, hash] of chunks.entries()) {
      const [last, part] = [number + 1 === chunks.length, plaintext.subarray(number * PLAIN, (number + 1) * PLAIN)];
      const sealed = sealChunk(chunkKey, aad, number, last, part);
      assert.equal(sha256(sealed).toString("base64"), hash, "an attachment's chunk is another");
      assert.deepEqual(openChunk(chunkKey, aad, number, last, sealed), part);
      assert.throws(() => openChunk(chunkKey, aad, number, !last, sealed));
      assert.throws(() => openChunk(chunkKey, aad, number + 1, last, sealed));
    }
    attachments += 1;
  }

  // P-55, P-56: the doctor's signature.
  if (role === "doctor") {
    assert(signedBy(identity, "message", doctorId, [ad, sha256(seen, introduced, content)], signature));
  }

  chain.next += 1;
  chain.previous = sha256(wire);
  assert.deepEqual(chain.previous, base64url(message.hash));
}

// P-70, P-74: the vault by its printed code.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const bits = [...vectors.vault.recovery_code.replaceAll("-", "")].reduce((bits, c) => (bits << 5n) | BigInt(ALPHABET.indexOf(c)), 0n);
const code = Buffer.from((bits >> 12n).toString(16).padStart(32, "0"), "hex");
assert.equal(Number(bits & 0xfffn), sha256("secondok/1 recovery code", code).readUInt16BE() >> 4);
const sealed = base64(vectors.vault.sealed);
assert.equal(sealed[0], 1);
const [loginWrap, recoveryWrap] = [sealed.subarray(1, 81), sealed.subarray(81, 161)];
const vaultAad = (...what) => join("secondok/1 vault\0", doctorId, Buffer.from([1]), ...what);
const label = "vault wrap recovery";
const vaultKey = openAead(derive(recoveryWrap.subarray(0, 32), code, label), vaultAad(label), recoveryWrap.subarray(32));
const contentKey = derive(sealed.subarray(161, 193), vaultKey, "vault content");
const opened = openAead(contentKey, vaultAad("content", loginWrap, recoveryWrap), sealed.subarray(193));
assert.equal(opened.length % 4096, 0);
assert.equal(opened.subarray(4, 4 + opened.readUInt32BE()).toString("utf8"), vectors.vault.content);

console.log(`${vectors.messages.length} messages, ${attachments} attachments, their keys, prekey, signatures and a vault: all as they should be`);
