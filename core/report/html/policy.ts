/** The SHA-256 of the script and of the style, in base64: what the page is allowed to run and to look like. */
export const scriptHash = "sha256-9j+sXrqS1E6Br1Vx4Dy3WwOvQb7qwCXjPwPJ7zSFeHw=";
export const styleHash = "sha256-YIQogXjt1Vmvpb6p7xaISjuigp5/wpFYrFJYV3YtE5s=";

/** What the page may load and run: nothing but its own script and style; even a mistake in escaping could run nothing. */
export const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
