/**
 * A fresh seed for a run that was given none: six digits, short enough to be read aloud.
 * The only place where chance enters; everything else follows from the seed.
 */
export function freshSeed(): string {
  return String(100_000 + Math.floor(Math.random() * 900_000));
}
