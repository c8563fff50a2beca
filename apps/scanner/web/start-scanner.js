// The camera, while somebody holds a code before it (apps/patient/src/page/scan.rs). It is on for as long as its picture is seen on
// the screen: whatever takes that away, be it the person, the page or the lock, turns it off. Each frame goes to a worker, which
// looks for a code in it, and is gone; none is kept or sent.

const EACH = 100;
// In pixels: a code that fills half of a picture is read from less.
const MOST = 960;

const pause = () => new Promise((go) => setTimeout(go, EACH));
const isSeen = (video) => !document.hidden && video.getClientRects().length > 0;

const canvas = document.createElement('canvas');
const frame = (video) => {
  const scale = Math.min(1, MOST / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  const drawn = canvas.getContext('2d', { willReadFrequently: true });
  drawn.drawImage(video, 0, 0, canvas.width, canvas.height);
  return drawn.getImageData(0, 0, canvas.width, canvas.height);
};

let reader;
const end = () => {
  reader?.terminate();
  reader = undefined;
};
// A frame that breaks the reader is passed over, and the next one goes to another.
const read = ({ data, width }) => new Promise((done) => {
  reader ??= new Worker(new URL('./{{start-reader.js}}', import.meta.url), { type: 'module' });
  reader.onmessage = (said) => done(said.data);
  reader.onerror = () => {
    end();
    done();
  };
  reader.postMessage({ data, width }, [data.buffer]);
});

const found = async (video) => {
  while (isSeen(video)) {
    const bytes = video.videoWidth && await read(frame(video));
    if (bytes) return bytes;
    await pause();
  }
};
const unseen = async (video) => {
  while (isSeen(video)) await pause();
};

// What is in the first code that is seen; nothing where the picture is not seen any more.
export const scan = async (video) => {
  const wanted = { video: { facingMode: 'environment', width: { ideal: 1280 } } };
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  try {
    video.srcObject = stream;
    video.play().catch(() => {});
    return await Promise.race([found(video), unseen(video)]);
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    canvas.width = 0;
    end();
  }
};
