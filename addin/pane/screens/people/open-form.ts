import type { AnyCommand } from "../../../../core/commands/command.ts";

/** A form that is open on the page of a person, and the field that today is proposed for. */
export type OpenForm = { readonly command: AnyCommand; readonly dayField: string | undefined };
