// Checks the log of doctors' keys from outside, with nothing but Node: a second implementation of docs/key-log.md.
//
//   node verify-key-log.mjs https://opinion.example [KEPT-CHECKPOINT]
//
// Reads every entry, computes the tree anew (RFC 6962), checks the signature (C2SP signed-note) and, if a checkpoint was kept, that the log
// goes on from it. Prints the checkpoint, to be kept until next time. Exit status 1: something is not as it has to be.

import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [service, keptFile] = process.argv.slice(2);
if (!service) throw new Error("Usage: node verify-key-log.mjs URL [KEPT-CHECKPOINT]");

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

async function get(path) {
  const answer = await fetch(new URL(path, service));
  if (!answer.ok) throw new Error(`${path}: status ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

// NAME+NUMBER+KEY, the key being an algorithm (1: Ed25519) and 32 bytes.
function readKey(text) {
  const [name, number, ...rest] = text.split("+");
  const key = Buffer.from(rest.join("+"), "base64");
  if (key[0] !== 1 || key.length !== 33) throw new Error("not a key of Ed25519");
  const id = sha256(`${name}\n`, key).subarray(0, 4);
  if (id.toString("hex") !== number) throw new Error("the key's number is not its own");
  const x = key.subarray(1).toString("base64url");
  return { name, id, key: createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }) };
}

function open(note, { name, id, key }) {
  const end = note.lastIndexOf("\n\n") + 1;
  const [text, signatures] = [note.slice(0, end), note.slice(end + 1)];
  const [origin, size, hash] = text.split("\n");
  if (origin !== name) throw new Error(`the checkpoint is of ${origin}`);
  const signed = signatures.split("\n").some((line) => {
    const [dash, who, base64] = line.split(" ");
    const bytes = Buffer.from(base64 ?? "", "base64");
    const ours = dash === "\u2014" && who === name && bytes.subarray(0, 4).equals(id);
    return ours && verify(null, Buffer.from(text), key, bytes.subarray(4));
  });
  if (!signed) throw new Error("the checkpoint is not signed by the log");
  return { size: Number(size), root: Buffer.from(hash, "base64") };
}

// RFC 6962, section 2.1: over as many leaves on the left as the greatest power of two below all of them.
function rootOf(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

const threes = (number) => {
  const digits = String(number % 1000).padStart(3, "0");
  return number < 1000 ? digits : `${threesBefore(Math.floor(number / 1000))}/${digits}`;
};
const threesBefore = (number) => threes(number).replace(/[0-9]{3}$/, "x$&");

async function readEntries(size) {
  const entries = [];
  for (let bundle = 0; bundle * 256 < size; bundle += 1) {
    const width = Math.min(256, size - bundle * 256);
    const bytes = await get(`/key-log/tile/entries/${threes(bundle)}${width < 256 ? `.p/${width}` : ""}`);
    for (let at = 0; at < bytes.length; ) {
      const length = bytes.readUInt16BE(at);
      entries.push(bytes.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return entries;
}

try {
  const { key: keyText } = JSON.parse(await get("/api/v1/key-log"));
  const key = readKey(keyText);
  const note = (await get("/key-log/checkpoint")).toString();
  const { size, root } = open(note, key);
  const entries = await readEntries(size);
  const leaves = entries.map((entry) => sha256(Buffer.of(0), entry));
  if (leaves.length !== size || !rootOf(leaves).equals(root)) throw new Error("the entries are not those of the checkpoint");
  if (keptFile) {
    const kept = open(readFileSync(keptFile, "utf8"), key);
    if (kept.size > size) throw new Error(`the log had ${kept.size} entries and has ${size}`);
    if (!rootOf(leaves.slice(0, kept.size)).equals(kept.root)) throw new Error(`its first ${kept.size} entries are not what they were`);
  }
  // Version 1: kind (1 published, 2 withdrawn), 32 bytes of account, 32 of key, the day.
  const published = new Map();
  for (const entry of entries) {
    if (entry.length !== 70 || entry[0] !== 1) throw new Error("an entry of another version");
    const account = entry.subarray(2, 34).toString("base64url");
    if (entry[1] === 1) published.set(account, entry.subarray(34, 66).toString("base64url"));
    else published.delete(account);
  }
  // Whoever is published has to be somebody whom people can find: a doctor of the directory, or support or the verifiers.
  const { doctors } = JSON.parse(await get("/api/v1/directory"));
  const desk = [0xff, 0xfe].map((byte) => Buffer.alloc(16, byte));
  const known = [...doctors.map((doctor) => Buffer.from(doctor.id, "base64url")), ...desk];
  const tags = new Set(known.map((id) => sha256("secondok/1 logged account\0", id).toString("base64url")));
  const strangers = [...published.keys()].filter((account) => !tags.has(account)).length;
  if (strangers > 0) throw new Error(`${strangers} accounts are published that the directory does not have`);
  const missing = doctors.filter(({ id }) => !published.has(sha256("secondok/1 logged account\0", Buffer.from(id, "base64url")).toString("base64url")));
  if (missing.length > 0) throw new Error(`${missing.length} doctors of the directory are not published`);
  console.error(`${size} entries, ${published.size} accounts are published, each of them known. The log is ${keyText}`);
  process.stdout.write(note);
} catch (error) {
  console.error(`The log is not as it has to be: ${error.message}`);
  process.exitCode = 1;
}
