import type { MappedColumn, MappingOption } from "../../roster/mapping.ts";

/** Something that only a person can say before the mapping can be used, and what may be answered. */
export type MappingQuestion = {
  readonly about:
    | { readonly kind: "column"; readonly column: MappedColumn }
    | { readonly kind: "option"; readonly option: MappingOption };
  /** What cannot be told, as a full sentence. */
  readonly sentence: string;
  /** What may be typed; empty where it is not known. */
  readonly answers: readonly string[];
};
