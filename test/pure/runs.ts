// How often chance is tried: as often as it says in `npm test`, a fifth of it while one works (`npm run test:pure`).
export const runs = (many: number): number => (process.env.FEW_RUNS ? Math.ceil(many / 5) : many);
