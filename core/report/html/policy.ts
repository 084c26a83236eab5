/** The SHA-256 of the script and of the style, in base64: what the page is allowed to run and to look like. */
export const scriptHash = "sha256-OEjL7PXtJg8zdf+jxaWoYSG27SFYVosw2s1NK47+gkM=";
export const styleHash = "sha256-9EDKxknZ+DLRrSxHf/Gwv9h95SD6cgU24yUo7rY5k0U=";

/** What the page may load and run: nothing but its own script and style; even a mistake in escaping could run nothing. */
export const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
