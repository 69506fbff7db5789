// How long what people write may be, in characters.

/** A text that HR or a participant writes. */
export const MOST_WORDS = 4000;
/** The name of a meeting's place, or a link to one on a screen. */
export const MOST_PLACE = 1000;
