import { startInside } from "./inside.ts";
import type { Message } from "./messages.ts";

// The types of the page and of workers cannot be had together: this is what is used of the latter.
declare class FileReaderSync {
  readAsArrayBuffer(file: Blob): ArrayBuffer;
}

const reader = new FileReaderSync();
const hear = startInside((message) => self.postMessage(message), {
  readBytes: (file, from, to) => new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to))),
  now: () => performance.now(),
});
self.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
