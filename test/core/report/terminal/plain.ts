/** A screen of 80 columns without colours. */
export const plain = { width: 80, color: false };
