// The colours of our pictures, dark enough to be read on white.
export const INK = '#1d2521';
export const PALE = '#d5dcd8';
export const GREEN = '#1f5f4f';
