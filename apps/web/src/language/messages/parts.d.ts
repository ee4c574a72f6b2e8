/** What build/words.ts makes of a catalogue: the part of it that is named behind its file. */
declare module '*en.js?indicator' {
  export const en: Partial<Record<import('./en.js').MessageKey, string>>;
}
declare module '*en.js?rest' {
  export const en: Partial<Record<import('./en.js').MessageKey, string>>;
}
declare module '*ar.js?indicator' {
  export const ar: Partial<Record<import('./en.js').MessageKey, string>>;
}
declare module '*ar.js?rest' {
  export const ar: Partial<Record<import('./en.js').MessageKey, string>>;
}
declare module '*en.js?failure' {
  export const en: Partial<Record<import('./en.js').MessageKey, string>>;
}
declare module '*ar.js?failure' {
  export const ar: Partial<Record<import('./en.js').MessageKey, string>>;
}
