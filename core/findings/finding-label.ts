import { rules } from "./rules/index.ts";

/** What a code is about, as a title; the code itself where it is of another version. */
export function titleOf(code: string): string {
  return rules.find((one) => one.code === code)?.title ?? code;
}

/** What a finding is called in a sentence, by its row: `contract C1, “Shared credits are running out”,`. */
export function findingLabel({
  finding,
  code,
  subject,
}: {
  readonly finding: string;
  readonly code?: string | undefined;
  readonly subject?: string | undefined;
}): string {
  // a row that somebody typed may say neither
  return code === undefined || subject === undefined ? finding : `${subject}, “${titleOf(code)}”,`;
}
