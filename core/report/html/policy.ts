/** The SHA-256 of the script and of the style, in base64: what the page is allowed to run and to look like. */
export const scriptHash = "sha256-Y4INJswfN7g5in30YrXjvfeVlCrL8Hm+4xvkh9o+tFQ=";
export const styleHash = "sha256-iFn7+JN6k6qJtoQA/Lyx9rv04JVi/PJxofZlh3qMigc=";

/** What the page may load and run: nothing but its own script and style; even a mistake in escaping could run nothing. */
export const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
