// WebAssembly that travels as text in a script. Part of everything that has some inside: frame.js, inline.js, rules.js.

/** Says why something did not work, in a word of `smr-error`. */
const failed = (code) => Object.assign(new Error(code), { code });

/** The WebAssembly of a self-check from its text (see xtask/src/text_bytes.rs), if it came over as it was sent. */
const decode = (text) => {
  const signs = @SIGNS@;
  const bytes = new Uint8Array(@LENGTH@);
  for (let from = 0, to = 0; to < bytes.length; to++) {
    let high = 0;
    let sign = text[from++];
    if (sign === signs[0]) (high = 128), (sign = text[from++]);
    const at = signs.indexOf(sign);
    bytes[to] = high + (at < 0 ? sign : '_\n\r"\\\0<'[at])?.charCodeAt();
  }
  return checked(bytes);
};

/** Bytes that are the ones that were built. Against damage on the way, not against intent: for that there is `integrity`. */
const checked = (bytes) => {
  let sum = 0;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) | 0;
  if (sum !== @SUM@ || bytes.length !== @LENGTH@) throw failed('integrity');
  return bytes;
};
