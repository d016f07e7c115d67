// WebAssembly that travels as text: see xtask/src/text_bytes.rs for the encoding. SIGNS, LENGTH and SUM are filled in by the build.

/** An error with one of the codes of `smr-error`. */
export const failed = (code) => Object.assign(new Error(code), { code });

/** The WebAssembly from its text, if the text arrived as it was sent. */
export const decode = (text) => {
  const bytes = new Uint8Array(LENGTH);
  for (let from = 0, to = 0; to < bytes.length; to++) {
    let high = 0;
    let sign = text[from++];
    if (sign === SIGNS[0]) (high = 128), (sign = text[from++]);
    const at = SIGNS.indexOf(sign);
    bytes[to] = high + (at < 0 ? sign : '_\n\r"\\\0<'[at])?.charCodeAt();
  }
  return checked(bytes);
};

/** The bytes, if they are the ones that were built. This finds damage on the way, not intent: for that there is `integrity`. */
export const checked = (bytes) => {
  let sum = 0;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) | 0;
  if (sum !== SUM || bytes.length !== LENGTH) throw failed('integrity');
  return bytes;
};
