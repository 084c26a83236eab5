import { plainText } from "./escapes.ts";

/** Collects the text of a shared string or an inline one from its elements. */
export type TextItem = {
  readonly begin: () => void;
  readonly open: (name: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  readonly whole: () => string;
};

/** A collector: runs of rich text are joined, what is written above them to say how to pronounce them is left out. */
export function createTextItem(): TextItem {
  let collected = "";
  let isText = false;
  let isPhonetic = false;
  return {
    begin: () => {
      collected = "";
      isText = false;
      isPhonetic = false;
    },
    open: (name) => {
      if (name === "rPh") isPhonetic = true;
      else if (name === "t") isText = !isPhonetic;
    },
    text: (text) => {
      if (isText) collected += text;
    },
    close: (name) => {
      if (name === "rPh") isPhonetic = false;
      else if (name === "t") isText = false;
    },
    whole: () => plainText(collected),
  };
}
